//! Sends what is in the outbox: claimed, sent outside any transaction, settled.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use sqlx::Connection;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use super::pace::{Limits, Pace};
use super::{Bell, Progress, Stop};
use crate::clock::Clock;
use crate::domain::calendar::Quiet;
use crate::domain::delivery::{self, Class, Delivery, DeliveryError, Fate, Parcel, Target};
use crate::domain::settings::Settings;
use crate::domain::{ChatId, MessageId, OutboxSeq, Timestamp};
use crate::store::outbox::Ready;
use crate::store::{self, Database, Db, facts};
use crate::telegram::Telegram;

/// So many chats slowed down within a second mean that the whole bot is.
const CHATS_FOR_A_PAUSE: usize = 3;
/// How long skipped messages of a meeting are gathered before the secretary is told.
const TELLING_WAITS: Duration = Duration::from_secs(60);
/// What is on its way when the bot is told to stop may still land within this.
const LAST_LANDINGS: Duration = Duration::from_secs(3);

/// The one that sends.
#[derive(Debug)]
pub struct Courier {
    database: Database,
    telegram: Telegram,
    clock: Clock,
    settings: Arc<Settings>,
    limits: Limits,
    pace: Pace,
    flights: JoinSet<Landed>,
    landed: Vec<Landed>,
    /// When which chat was last slowed down.
    slowed: VecDeque<(Timestamp, ChatId)>,
}

/// A send that came to an end.
#[derive(Debug)]
struct Landed {
    seq: OutboxSeq,
    chat: ChatId,
    attempts: i64,
    outcome: Result<MessageId, DeliveryError>,
}

/// What a claim found.
struct Claimed {
    flights: Vec<Ready>,
    settled: bool,
    /// When the pace allows more.
    rests_until: Option<Timestamp>,
}

impl Courier {
    /// A courier within `limits`.
    pub fn new(
        (database, telegram): (Database, Telegram),
        clock: Clock,
        settings: Arc<Settings>,
        limits: Limits,
    ) -> Self {
        let pace = Pace::new(limits, clock.clone());
        Self {
            database,
            telegram,
            clock,
            settings,
            limits,
            pace,
            flights: JoinSet::new(),
            landed: Vec::new(),
            slowed: VecDeque::new(),
        }
    }

    /// Puts back what the last run left in flight, marked doubtful. Only while holding the database's lock.
    pub async fn recover(&self) -> Result<()> {
        let back = store::outbox::put_back_in_flight(&mut *self.database.writer().await).await?;
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
        let now = self.clock.now();
        let free = self.limits.in_flight.saturating_sub(self.flights.len());
        let widest = self.widest(now);
        let database = self.database.clone();
        let mut writer = database.writer().await;
        let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
        if self.pace.rewound() {
            store::chats::release_all(&mut tx).await?;
        }
        let settled = self.settle_landed(&mut tx, now).await?;
        let claimed = self.claim(&mut tx, now, widest, free).await?;
        let until = match claimed.rests_until {
            Some(until) => Some(until),
            None => store::outbox::next_at(&mut tx, widest, now).await?,
        };
        tx.commit().await?;
        self.landed.clear();
        let worked = settled || claimed.settled || !claimed.flights.is_empty();
        for ready in claimed.flights {
            self.launch(ready);
        }
        Ok(if worked { Progress::Worked } else { Progress::Idle(until) })
    }

    /// Waits until something on its way lands; says whether anything was.
    pub async fn landing(&mut self) -> bool {
        let landed = self.flights.join_next().await;
        let any = landed.is_some();
        self.landed.extend(landed.and_then(Result::ok));
        any
    }

    /// Bulk messages rest in the quiet hours.
    fn widest(&self, now: Timestamp) -> Class {
        let rules = &self.settings.rules;
        match rules.quiet.map(|quiet| quiet.at(now, rules.zone)) {
            Some(Quiet::Yes { .. }) => Class::Answer,
            Some(Quiet::No) | None => Class::Bulk,
        }
    }

    /// Claims up to `free` messages that are still wanted, and skips those that are not.
    async fn claim(&self, tx: &mut Db, now: Timestamp, widest: Class, free: usize) -> Result<Claimed> {
        let mut claimed =
            Claimed { flights: Vec::new(), settled: false, rests_until: paused_until(tx, now).await? };
        if claimed.rests_until.is_some() || free == 0 {
            return Ok(claimed);
        }
        let most = i64::try_from(free).unwrap_or(i64::MAX);
        for mut ready in store::outbox::ready(tx, now, widest, most).await? {
            if let Some(why) = delivery::unwanted(&ready.circumstances, now) {
                skip(tx, &ready, why, now).await?;
                claimed.settled = true;
                continue;
            }
            if let Some(until) = self.pace.group_rests(ready.chat) {
                store::chats::hold(tx, ready.chat, until).await?;
                claimed.settled = true;
                continue;
            }
            if let Some(until) = self.pace.rests() {
                claimed.rests_until = Some(until);
                break;
            }
            find_target(tx, &mut ready.parcel).await?;
            store::outbox::claim(tx, ready.seq).await?;
            if let Some(rest) = self.pace.chat_rest() {
                store::chats::hold(tx, ready.chat, now + rest).await?;
            }
            claimed.flights.push(ready);
        }
        Ok(claimed)
    }

    fn launch(&mut self, ready: Ready) {
        let telegram = self.telegram.clone();
        self.flights.spawn(async move {
            let outcome = telegram.send(ready.chat, &ready.parcel).await;
            Landed { seq: ready.seq, chat: ready.chat, attempts: ready.attempts + 1, outcome }
        });
    }

    /// Settles what landed; it is forgotten only once that is committed.
    async fn settle_landed(&mut self, tx: &mut Db, now: Timestamp) -> Result<bool> {
        for index in 0..self.landed.len() {
            let Landed { seq, chat, attempts, ref outcome } = self.landed[index];
            match outcome.clone() {
                Ok(message) => store::outbox::settle_sent(tx, seq, Some(message), now).await?,
                Err(error) => self.settle_unsent(tx, (seq, chat, attempts), error, now).await?,
            }
        }
        Ok(!self.landed.is_empty())
    }

    async fn settle_unsent(
        &mut self,
        tx: &mut Db,
        (seq, chat, attempts): (OutboxSeq, ChatId, i64),
        error: DeliveryError,
        now: Timestamp,
    ) -> Result<()> {
        if let DeliveryError::TooFast { retry_after } = error {
            self.slow_down(tx, chat, now, now + Duration::from_secs(retry_after.into())).await?;
        }
        match delivery::fate(error, attempts, now) {
            Fate::Sent => store::outbox::settle_sent(tx, seq, None, now).await?,
            Fate::Retry { at, doubtful, why } => {
                warn!(seq = seq.0, attempts, why, "sending again later");
                store::outbox::retry(tx, seq, at, doubtful, &why).await?;
            }
            Fate::Moved { to } => store::chats::migrate(tx, chat, to).await?,
            Fate::Unreachable => {
                store::chats::set_reachable(tx, chat, false).await?;
                store::outbox::settle(tx, seq, Delivery::Unreachable, "cannot be written to", now).await?;
            }
            Fate::Failed { why } => {
                error!(seq = seq.0, why, "refused by Telegram");
                store::outbox::settle(tx, seq, Delivery::Failed, &why, now).await?;
            }
        }
        Ok(())
    }

    /// A 429 is the chat's own; three chats within a second make it everyone's, and that pause is stored.
    async fn slow_down(&mut self, tx: &mut Db, chat: ChatId, now: Timestamp, until: Timestamp) -> Result<()> {
        store::chats::hold(tx, chat, until).await?;
        self.slowed.push_back((now, chat));
        self.slowed
            .retain(|(at, other)| now < *at + Duration::from_secs(1) && (*other != chat || *at == now));
        let mut chats: Vec<ChatId> = self.slowed.iter().map(|(_, chat)| *chat).collect();
        chats.sort_unstable();
        chats.dedup();
        if chats.len() >= CHATS_FOR_A_PAUSE {
            warn!(until = until.millis(), "Telegram asked the whole bot to wait");
            facts::put(tx, facts::PAUSED_UNTIL, &until.millis().to_string()).await?;
        }
        Ok(())
    }

    /// Sends until told to stop; what is on its way then may still land.
    pub async fn run(mut self, promised: Bell, mut stop: Stop) {
        let clock = self.clock.clone();
        while !stop.called() {
            let until = match self.step().await {
                Ok(Progress::Worked) => continue,
                Ok(Progress::Idle(until)) => until,
                Err(fault) => {
                    error!(fault = format!("{fault:#}"), "nothing sent");
                    Some(self.clock.now() + Duration::from_secs(1))
                }
            };
            tokio::select! {
                true = self.landing() => {}
                () = promised.wait(&clock, until) => {}
                () = stop.wait() => {}
            }
        }
        if let Ok(Err(fault)) = tokio::time::timeout(LAST_LANDINGS, self.settle_last()).await {
            error!(fault = format!("{fault:#}"), "the last messages are in doubt");
        }
    }

    /// Lets what is on its way land, and claims nothing more.
    async fn settle_last(&mut self) -> Result<()> {
        while self.landing().await {}
        let now = self.clock.now();
        let database = self.database.clone();
        let mut writer = database.writer().await;
        let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
        self.settle_landed(&mut tx, now).await?;
        Ok(tx.commit().await?)
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

/// Until when Telegram asked the whole bot to wait, if that is still ahead.
async fn paused_until(db: &mut Db, now: Timestamp) -> Result<Option<Timestamp>> {
    let until = facts::find(db, facts::PAUSED_UNTIL).await?.and_then(|value| value.parse().ok());
    Ok(until.map(Timestamp::from_millis).filter(|until| *until > now))
}

/// An edit of a message that was only promised learns its id; one that was never sent stays a new message.
async fn find_target(db: &mut Db, parcel: &mut Parcel) -> Result<()> {
    if let Parcel::Edit { target, .. } = parcel
        && let Target::Promise(seq) = *target
        && let Some(message) = store::outbox::message_id(db, seq).await?
    {
        *target = Target::Message(message);
    }
    Ok(())
}
