//! Sends what is in the outbox: claimed, sent outside any transaction, settled.

mod settling;

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use anyhow::Result;
use futures::FutureExt;
use tokio::task::JoinSet;
use tracing::{error, info};

use super::pace::Pace;
use super::weather::Weather;
use super::{Bell, Ground, Patience, Progress, Stop};
use crate::domain::calendar::Quiet;
use crate::domain::delivery::{self, Class, Delivery, DeliveryError, Parcel, Target};
use crate::domain::settings::Limits;
use crate::domain::{ChatId, MessageId, OutboxSeq, Timestamp};
use crate::store::flights::Rest;
use crate::store::outbox::Ready;
use crate::store::{self, Db, facts};

/// How long skipped messages of a meeting are gathered before the secretary is told.
const TELLING_WAITS: Duration = Duration::from_secs(60);
/// What is on its way when the bot is told to stop may still land within this.
const LAST_LANDINGS: Duration = Duration::from_secs(3);

/// The one that sends.
#[derive(Debug)]
pub struct Courier {
    ground: Ground,
    limits: Limits,
    pace: Pace,
    weather: Weather,
    /// Until when Telegram asked the whole bot to wait, as it is stored.
    paused_until: Option<Timestamp>,
    flights: JoinSet<Landed>,
    landed: Vec<Landed>,
}

/// A send that came to an end.
#[derive(Debug)]
struct Landed {
    seq: OutboxSeq,
    chat: ChatId,
    attempts: i64,
    /// The message it edits.
    edits: Option<MessageId>,
    /// The promise whose message it edits, or replaces.
    stands_for: Option<OutboxSeq>,
    outcome: Result<Option<MessageId>, DeliveryError>,
}

/// What a claim found.
struct Claimed {
    flights: Vec<Ready>,
    /// Something was claimed or settled: there may be more.
    worked: bool,
    /// When the pace, the weather, a stored pause or the calendar allow more.
    rests_until: Option<Timestamp>,
}

impl Courier {
    /// A courier within `limits`.
    pub fn new(ground: Ground, limits: Limits) -> Self {
        let pace = Pace::new(limits, ground.clock.clone());
        let (flights, landed) = (JoinSet::new(), Vec::new());
        Self { ground, limits, pace, weather: Weather::default(), paused_until: None, flights, landed }
    }

    /// Puts back what the last run left in flight, marked doubtful. Only while holding the database's lock.
    /// A pause that was stored still holds.
    pub async fn recover(&mut self) -> Result<()> {
        let now = self.ground.clock.now();
        let put_back = async |db: &mut Db| {
            if facts::moment(db, facts::AWAKE_AT).await?.is_some_and(|awake| now < awake) {
                store::chats::release_all(db, now).await?;
            }
            let back = store::outbox::put_back_in_flight(db).await?;
            Ok((back, facts::moment(db, facts::PAUSED_UNTIL).await?))
        };
        let (back, paused_until) = self.ground.database.write(put_back).await?;
        self.paused_until = paused_until;
        if back > 0 {
            info!(back, "messages of the last run may be said twice");
        }
        Ok(())
    }

    /// Settles what landed and claims what may go, in one transaction; then sends it.
    pub async fn step(&mut self) -> Result<Progress> {
        while let Some(landed) = self.flights.try_join_next() {
            self.landed.extend(landed);
        }
        let (now, database) = (self.ground.clock.now(), self.ground.database.clone());
        let claimed = database.write(async |db| self.settle_and_claim(db, now).await).await?;
        self.landed.clear();
        let progress = if claimed.worked { Progress::Worked } else { Progress::Idle(claimed.rests_until) };
        for ready in claimed.flights {
            self.launch(ready);
        }
        Ok(progress)
    }

    async fn settle_and_claim(&mut self, db: &mut Db, now: Timestamp) -> Result<Claimed> {
        if self.pace.rewound() {
            self.weather = Weather::default();
            self.paused_until = None;
            store::chats::release_all(db, now).await?;
        }
        let settled = self.settle_landed(db, now).await?;
        let mut claimed = self.claim(db, now).await?;
        claimed.worked |= settled || !claimed.flights.is_empty();
        if claimed.rests_until.is_none() && !claimed.worked && self.flights.is_empty() {
            claimed.rests_until = self.next_at(db, now).await?;
        }
        Ok(claimed)
    }

    /// Waits until something on its way lands; says whether anything was.
    pub async fn landing(&mut self) -> bool {
        let landed = self.flights.join_next().await;
        let any = landed.is_some();
        self.landed.extend(landed.and_then(Result::ok));
        any
    }

    /// Which messages may go at `now`: bulk messages rest in the quiet hours, until their end.
    fn widest(&self, now: Timestamp) -> (Class, Option<Timestamp>) {
        let rules = &self.ground.settings.rules;
        match rules.quiet.map(|quiet| quiet.at(now, rules.zone)) {
            Some(Quiet::Yes { to, .. }) => (Class::Answer, Some(to)),
            Some(Quiet::No) | None => (Class::Bulk, None),
        }
    }

    /// When something that waits may go.
    async fn next_at(&self, tx: &mut Db, now: Timestamp) -> Result<Option<Timestamp>> {
        let (widest, quiet_until) = self.widest(now);
        let next = store::outbox::next_at(tx, widest, now).await?;
        Ok(next.into_iter().chain(quiet_until).min())
    }

    /// Claims as many messages as may be on their way, still wanted, and skips those that are not.
    async fn claim(&self, tx: &mut Db, now: Timestamp) -> Result<Claimed> {
        let rests_until = self.weather.rests_until(now).or(self.paused_until.filter(|until| *until > now));
        let mut claimed = Claimed { flights: Vec::new(), worked: false, rests_until };
        let free = self.weather.in_flight(self.limits.in_flight).saturating_sub(self.flights.len());
        if claimed.rests_until.is_some() || free == 0 {
            return Ok(claimed);
        }
        let most = i64::try_from(free).unwrap_or(i64::MAX);
        for mut ready in store::outbox::ready(tx, now, self.widest(now).0, most).await? {
            if let Some(why) = delivery::unwanted(&ready.circumstances, now) {
                skip(tx, &ready, why, now).await?;
                claimed.worked = true;
                continue;
            }
            // The whole before the group: a group's allowance must not be spent on what then cannot go.
            if let Some(until) = self.pace.rests() {
                claimed.rests_until = Some(until);
                break;
            }
            if let Some(until) = self.pace.group_rests(ready.to.chat) {
                store::chats::hold(tx, ready.to.chat, until).await?;
                claimed.worked = true;
                continue;
            }
            find_target(tx, &mut ready.parcel).await?;
            claimed.flights.push(ready);
        }
        let seqs: Vec<OutboxSeq> = claimed.flights.iter().map(|ready| ready.seq).collect();
        store::flights::claim(tx, &seqs).await?;
        if let Some(rest) = self.pace.chat_rest() {
            let resting = |ready: &Ready| Rest { chat: ready.to.chat, until: now + rest };
            let rests: Vec<Rest> = claimed.flights.iter().map(resting).collect();
            store::flights::let_rest(tx, &rests).await?;
        }
        Ok(claimed)
    }

    /// Sends it beside everything else. Whatever happens there, it lands.
    fn launch(&mut self, ready: Ready) {
        let telegram = self.ground.telegram.clone();
        let Ready { seq, to, stands_for, .. } = ready;
        let attempts = ready.attempts + 1;
        self.flights.spawn(async move {
            let sending = AssertUnwindSafe(telegram.send(to, &ready.parcel)).catch_unwind().await;
            let panicked = |_| Err(DeliveryError::Doubtful { what: "sending it panicked".to_owned() });
            let edits = ready.parcel.edits();
            Landed {
                seq,
                chat: to.chat,
                attempts,
                edits,
                stands_for,
                outcome: sending.unwrap_or_else(panicked),
            }
        });
    }

    /// Sends until told to stop; what is on its way then may still land.
    pub async fn run(mut self, promised: Bell, mut stop: Stop) {
        let clock = self.ground.clock.clone();
        let mut patience = Patience::default();
        while !stop.called() {
            let step = self.step().await;
            let Some(until) = patience.after(step, &mut stop, "nothing sent").await else { continue };
            tokio::select! {
                true = self.landing() => {}
                () = promised.wait(&clock, until) => {}
                () = stop.wait() => {}
            }
        }
        if let Err(fault) = self.settle_last().await {
            error!(fault = format!("{fault:#}"), "the last messages are in doubt");
        }
    }

    /// Lets what is on its way land, for a while, and claims nothing more.
    async fn settle_last(&mut self) -> Result<()> {
        let all_landed = async { while self.landing().await {} };
        let _ = tokio::time::timeout(LAST_LANDINGS, all_landed).await;
        let (now, database) = (self.ground.clock.now(), self.ground.database.clone());
        database.write(async |db| self.settle_landed(db, now).await).await.map(drop)
    }
}

/// Settles a message that is no longer wanted; one that came too late is soon told to the secretary.
async fn skip(db: &mut Db, ready: &Ready, why: &str, now: Timestamp) -> Result<()> {
    store::outbox::settle(db, ready.seq, Delivery::Skipped, why, now).await?;
    match ready.meeting {
        Some(meeting) if why == delivery::TOO_LATE => {
            Ok(store::meetings::wake(db, meeting, now + TELLING_WAITS).await?)
        }
        Some(_) | None => Ok(()),
    }
}

/// An edit of a message that was only promised learns its id; one that was never sent stays a new message.
async fn find_target(db: &mut Db, parcel: &mut Parcel) -> Result<()> {
    if let Parcel::Edit { target, .. } = parcel
        && let Target::Promise(seq) = *target
        && let Some(message) = store::edits::message_id(db, seq).await?
    {
        *target = Target::Message(message);
    }
    Ok(())
}
