//! Opens the database, starts the loops, stops them in order.

use std::sync::Arc;

use anyhow::Result;
use rand::SeedableRng;
use rand::rngs::StdRng;
use sqlx::Connection;
use tokio::task::JoinSet;
use tracing::{info, warn};

use crate::clock::Clock;
use crate::config::Config;
use crate::domain::InboxSeq;
use crate::domain::delivery::DeliveryError;
use crate::loops::courier::Courier;
use crate::loops::intake::Intake;
use crate::loops::menus::Menus;
use crate::loops::scheduler::Scheduler;
use crate::loops::worker::Worker;
use crate::loops::{Bell, Patience, Stop};
use crate::store::{self, Database, facts};
use crate::telegram::{Me, Telegram};
use crate::work::Work;

/// The parts of a bot, not yet running: tests move them step by step.
#[derive(Debug)]
pub struct Bot {
    /// Takes updates in.
    pub intake: Intake,
    /// Emits what falls due.
    pub scheduler: Scheduler,
    /// Handles events.
    pub worker: Worker,
    /// Sends messages.
    pub courier: Courier,
    /// Sets command menus.
    pub menus: Menus,
    arrived: Bell,
    promised: Bell,
}

impl Bot {
    /// Puts a bot together on an open database. `me` is who Telegram says we are.
    pub async fn new(
        (database, telegram): (Database, Telegram),
        clock: Clock,
        config: &Config,
        me: Me,
        seed: u64,
    ) -> Result<Self> {
        facts::put(&mut *database.writer().await, facts::USERNAME, &me.username).await?;
        let (arrived, promised) = (Bell::default(), Bell::default());
        let settings = Arc::new(config.settings.clone());
        let interval = settings.tally_interval;
        let ways = (database.clone(), telegram.clone());
        let courier = Courier::new(ways.clone(), clock.clone(), settings.clone(), config.limits);
        courier.recover().await?;
        Ok(Self {
            intake: Intake::new(telegram, database.clone(), clock.clone(), me, arrived.clone()),
            scheduler: Scheduler::new(database, clock.clone(), interval, arrived.clone()),
            menus: Menus::new(ways.clone(), settings.clone()),
            worker: Worker::new(ways, clock, settings, promised.clone(), seed),
            courier,
            arrived,
            promised,
        })
    }

    /// Runs until `stop` is called: no new updates, the event in hand finished, what is on its way landed.
    ///
    /// # Errors
    /// If a loop ends by itself; the others are then stopped in order.
    pub async fn run(self, mut stop: Stop) -> Result<()> {
        let (end, all) = Stop::new();
        let mut loops = JoinSet::new();
        loops.spawn(self.intake.run(all.clone()));
        loops.spawn(self.scheduler.run(all.clone()));
        loops.spawn(self.worker.run(self.arrived, all.clone()));
        loops.spawn(self.menus.run(all.clone()));
        loops.spawn(self.courier.run(self.promised, all));
        let mut faults = Vec::new();
        tokio::select! {
            () = stop.wait() => {}
            Some(ended) = loops.join_next() => faults.push(ended.err()),
        }
        end.send_replace(true);
        while let Some(ended) = loops.join_next().await {
            faults.extend(ended.err().map(Some));
        }
        match faults.into_iter().next() {
            None => Ok(()),
            Some(fault) => Err(match fault {
                Some(fault) => anyhow::anyhow!("a part of the bot broke down: {fault}"),
                None => anyhow::anyhow!("a part of the bot ended by itself"),
            }),
        }
    }
}

/// Asks Telegram who we are, for as long as it takes; only a refused token is final.
pub async fn introduce(telegram: &Telegram, stop: &mut Stop) -> Result<Option<Me>> {
    let mut patience = Patience::default();
    loop {
        let asked = tokio::select! {
            asked = telegram.me() => asked,
            () = stop.wait() => return Ok(None),
        };
        match asked {
            Ok(me) => {
                info!(bot = me.id, "known to Telegram");
                return Ok(Some(me));
            }
            Err(DeliveryError::Unauthorized) => {
                anyhow::bail!(
                    "Telegram refused the token in TELOXIDE_TOKEN; ask @BotFather for the right one"
                )
            }
            Err(trouble) => warn!(?trouble, "Telegram is out of reach, trying again"),
        }
        stop.within(patience.lost()).await;
        if stop.called() {
            return Ok(None);
        }
    }
}

/// One unit of work of the operator, beside a bot that may be running: one transaction, all or nothing.
pub async fn by_hand<T>(
    database: &Database,
    clock: &Clock,
    config: &Config,
    deed: impl AsyncFnOnce(&mut Work<'_>) -> Result<T>,
) -> Result<T> {
    let mut writer = database.writer().await;
    let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
    let mut dice = StdRng::seed_from_u64(rand::random());
    let mut work = Work::new(&mut tx, clock.now(), InboxSeq(0), &config.settings, &mut dice);
    let done = deed(&mut work).await?;
    tx.commit().await?;
    Ok(done)
}

/// The name the bot was last known by.
pub async fn username(database: &Database) -> Result<Option<String>> {
    Ok(store::facts::find(&mut *database.writer().await, facts::USERNAME).await?)
}
