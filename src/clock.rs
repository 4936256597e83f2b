//! The time everyone shares: the computer's, or one that tests and the demo move by hand.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::domain::Timestamp;

/// Hands out the present moment. Clones share one time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Hands>);

#[derive(Debug)]
struct Hands {
    runs: bool,
    /// Running: milliseconds ahead of the computer. Standing: the time itself.
    set: watch::Sender<i64>,
}

impl Clock {
    /// The computer's own clock.
    pub fn computer() -> Self {
        Self::new(true, 0)
    }

    /// A clock that starts at `start` and runs on with the computer's.
    pub fn running_from(start: Timestamp) -> Self {
        Self::new(true, start.millis() - computer_millis())
    }

    /// A clock that stands at `start` until it is moved.
    pub fn standing_at(start: Timestamp) -> Self {
        Self::new(false, start.millis())
    }

    fn new(runs: bool, set: i64) -> Self {
        Self(Arc::new(Hands { runs, set: watch::Sender::new(set) }))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        let set = *self.0.set.borrow();
        Timestamp::from_millis(if self.0.runs { computer_millis() + set } else { set })
    }

    /// Moves the hands to `at`, forward or back, and wakes whoever sleeps.
    pub fn set(&self, at: Timestamp) {
        let ahead = if self.0.runs { at.millis() - computer_millis() } else { at.millis() };
        self.0.set.send_replace(ahead);
    }

    /// Moves the hands forward by `step`.
    pub fn advance(&self, step: Duration) {
        self.set(self.now() + step);
    }

    /// Sleeps until the clock shows `at`, however it gets there.
    pub async fn sleep_until(&self, at: Timestamp) {
        let mut moved = self.0.set.subscribe();
        loop {
            let left = at.millis() - self.now().millis();
            if left <= 0 {
                return;
            }
            let nap = Duration::from_millis(left.unsigned_abs());
            tokio::select! {
                () = tokio::time::sleep(nap), if self.0.runs => {}
                _ = moved.changed() => {}
            }
        }
    }

    /// Sleeps for `nap` of this clock's time.
    pub async fn sleep(&self, nap: Duration) {
        self.sleep_until(self.now() + nap).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the computer for the time")]
fn computer_millis() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// `governor` paces by the shared time, so that tests wait for nothing.
impl governor::clock::Clock for Clock {
    type Instant = governor::nanos::Nanos;

    fn now(&self) -> Self::Instant {
        Duration::from_millis(Clock::now(self).millis().unsigned_abs()).into()
    }
}
