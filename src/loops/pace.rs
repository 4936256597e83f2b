//! How fast the bot speaks: as a whole, and in each group.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Reference;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::clock::Clock;
use crate::domain::settings::Limits;
use crate::domain::{ChatId, Timestamp};

type Whole = RateLimiter<NotKeyed, InMemoryState, Clock, NoOpMiddleware<Nanos>>;
type Groups = RateLimiter<ChatId, HashMapStateStore<ChatId>, Clock, NoOpMiddleware<Nanos>>;

/// Paces on the shared clock.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    clock: Clock,
    whole: Option<Whole>,
    groups: Option<Groups>,
    seen: Timestamp,
}

impl Pace {
    /// A pace that has not spoken yet.
    pub fn new(limits: Limits, clock: Clock) -> Self {
        let whole = quota(limits.per_second, Duration::from_secs(1))
            .map(|quota| RateLimiter::new(quota, InMemoryState::default(), clock.clone()));
        let groups = quota(limits.per_group_minute, Duration::from_secs(60))
            .map(|quota| RateLimiter::new(quota, HashMapStateStore::default(), clock.clone()));
        let seen = clock.now();
        Self { limits, clock, whole, groups, seen }
    }

    /// Whether the clock went back since the last look; then the pace begins anew.
    pub fn rewound(&mut self) -> bool {
        let now = self.clock.now();
        let back = now < self.seen;
        if back {
            *self = Self::new(self.limits, self.clock.clone());
        }
        self.seen = now;
        back
    }

    /// Until when this group must rest; nothing if it may be written to, which counts as done.
    pub fn group_rests(&self, chat: ChatId) -> Option<Timestamp> {
        let groups = self.groups.as_ref().filter(|_| chat.user().is_none())?;
        groups.check_key(&chat).err().map(|not| self.moment(not.earliest_possible()))
    }

    /// Until when everything must rest; nothing if one more message may go, which counts as done.
    pub fn rests(&self) -> Option<Timestamp> {
        let whole = self.whole.as_ref()?;
        whole.check().err().map(|not| self.moment(not.earliest_possible()))
    }

    /// How long a chat rests after a message.
    pub fn chat_rest(&self) -> Option<Duration> {
        (self.limits.per_chat_second > 0).then(|| Duration::from_secs(1) / self.limits.per_chat_second)
    }

    fn moment(&self, at: Nanos) -> Timestamp {
        let clock: &dyn governor::clock::Clock<Instant = Nanos> = &self.clock;
        let wait = at.duration_since(clock.now());
        self.clock.now() + Duration::from(wait) + Duration::from_millis(1)
    }
}

/// At most `most` in any `period`: a small burst, and the rest spread evenly.
fn quota(most: u32, period: Duration) -> Option<Quota> {
    let burst = NonZeroU32::new(most.div_ceil(5))?;
    let spread = NonZeroU32::new(most.saturating_sub(burst.get())).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(period / spread.get()).map(|quota| quota.allow_burst(burst))
}
