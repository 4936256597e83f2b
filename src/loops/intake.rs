//! Takes updates from Telegram into the inbox, and acknowledges what is committed.

use std::time::Duration;

use anyhow::Result;
use serde_json::Value;
use tracing::{error, info, warn};

use super::{Bell, Ground, Patience, Stop};
use crate::domain::Timestamp;
use crate::domain::delivery::DeliveryError;
use crate::domain::event::Due;
use crate::store::inbox::NewEvent;
use crate::store::{self, Db, facts};
use crate::telegram::{Me, POLL, incoming};

/// Telegram keeps updates this long.
const TELEGRAM_KEEPS: Duration = Duration::from_secs(24 * 3600);
/// How often the database is told that Telegram was heard.
const AWAKE_EVERY: Duration = Duration::from_secs(60);

/// The poller: the next call acknowledges what the last one committed.
#[derive(Debug)]
pub struct Intake {
    ground: Ground,
    me: Me,
    arrived: Bell,
    offset: Option<i64>,
    /// When Telegram was last noted to be heard; nothing while it is not.
    heard: Option<Timestamp>,
}

impl Intake {
    /// Each run starts with no offset: update ids restart at random after a quiet week.
    pub fn new(ground: Ground, me: Me, arrived: Bell) -> Self {
        Self { ground, me, arrived, offset: None, heard: None }
    }

    /// Takes one batch, waiting up to `wait` for it; gives back how many updates it held.
    pub async fn step(&mut self, wait: Duration) -> Result<usize, IntakeTrouble> {
        let batch = self.ground.telegram.updates(self.offset, wait).await;
        let batch = batch.inspect_err(|_| self.heard = None).map_err(IntakeTrouble::Telegram)?;
        self.keep(&batch).await.map_err(IntakeTrouble::Fault)?;
        // An empty answer leaves nothing to acknowledge: ids may begin anew from here.
        self.offset = batch.iter().filter_map(incoming::update_id).next_back().map(|last| last + 1);
        if !batch.is_empty() {
            self.arrived.ring();
        }
        Ok(batch.len())
    }

    async fn keep(&mut self, batch: &[Value]) -> Result<()> {
        let now = self.ground.clock.now();
        let greet = self.heard.is_none_or(|heard| heard + AWAKE_EVERY <= now || now < heard);
        if batch.is_empty() && !greet {
            return Ok(());
        }
        let arrived: Vec<NewEvent> = batch.iter().filter_map(|update| self.kept(update)).collect();
        let first = self.heard.is_none();
        let keep = async |db: &mut Db| {
            store::inbox::keep_all(db, &arrived, now).await?;
            if greet {
                // As long as every poll is answered nobody was away, however the clock moves.
                note_awake(db, now, first).await?;
            }
            Ok(())
        };
        self.ground.database.write(keep).await?;
        self.heard = if greet { Some(now) } else { self.heard };
        Ok(())
    }

    /// An update as it is kept: raw, or only its key if it does not concern us.
    fn kept(&self, update: &Value) -> Option<NewEvent> {
        let Some(id) = incoming::update_id(update) else {
            error!("an update without an id was passed over");
            return None;
        };
        let body = incoming::concerns(update, &self.me).then(|| update.to_string());
        Some(NewEvent { key: format!("telegram:{id}"), user: incoming::sender(update), body })
    }

    /// Takes batches until told to stop.
    pub async fn run(mut self, mut stop: Stop) {
        let mut patience = Patience::default();
        while !stop.called() {
            let outcome = tokio::select! {
                outcome = self.step(POLL) => outcome,
                () = stop.wait() => return,
            };
            let Err(trouble) = outcome else {
                patience.regained();
                continue;
            };
            warn!(%trouble, "no updates taken");
            stop.within(patience.lost()).await;
        }
    }
}

/// Notes that Telegram was heard; an absence longer than Telegram keeps updates is an event of its own.
async fn note_awake(db: &mut store::Db, now: Timestamp, first: bool) -> Result<()> {
    let last = facts::moment(db, facts::AWAKE_AT).await?.filter(|_| first);
    if let Some(since) = last.filter(|since| *since + TELEGRAM_KEEPS < now) {
        let body = serde_json::to_string(&Due::Absence { since })?;
        store::inbox::keep(db, &format!("due:absence:{}", since.millis()), Some(&body), now).await?;
        info!(since = since.millis(), "was away longer than Telegram keeps updates");
    }
    Ok(facts::put(db, facts::AWAKE_AT, &now.millis().to_string()).await?)
}

/// Why no batch was taken.
#[derive(Debug, thiserror::Error)]
pub enum IntakeTrouble {
    /// Telegram, or the way to it.
    #[error("Telegram: {0:?}")]
    Telegram(DeliveryError),
    /// The database.
    #[error("database: {0:#}")]
    Fault(anyhow::Error),
}
