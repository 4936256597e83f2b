//! Opens the database, starts the loops, stops them in order.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use rand::SeedableRng;
use rand::rngs::StdRng;
use sqlx::Connection;
use tokio::task::JoinHandle;
use tracing::{info, warn};

use crate::clock::Clock;
use crate::config::Config;
use crate::domain::InboxSeq;
use crate::domain::delivery::DeliveryError;
use crate::loops::courier::Courier;
use crate::loops::intake::Intake;
use crate::loops::scheduler::Scheduler;
use crate::loops::worker::Worker;
use crate::loops::{Bell, Stop};
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
        let ways = (database.clone(), telegram.clone());
        let courier = Courier::new(ways.clone(), clock.clone(), settings.clone(), config.limits);
        courier.recover().await?;
        Ok(Self {
            intake: Intake::new(telegram, database.clone(), clock.clone(), me, arrived.clone()),
            scheduler: Scheduler::new(database, clock.clone(), arrived.clone()),
            worker: Worker::new(ways, clock, settings, promised.clone(), seed),
            courier,
            arrived,
            promised,
        })
    }

    /// Runs until `stop` is called: no new updates, the event in hand finished, what is on its way landed.
    pub async fn run(self, stop: Stop) {
        let loops: [JoinHandle<()>; 4] = [
            tokio::spawn(self.intake.run(stop.clone())),
            tokio::spawn(self.scheduler.run(stop.clone())),
            tokio::spawn(self.worker.run(self.arrived, stop.clone())),
            tokio::spawn(self.courier.run(self.promised, stop)),
        ];
        for ended in futures::future::join_all(loops).await {
            if let Err(fault) = ended {
                tracing::error!(%fault, "a loop ended by itself");
            }
        }
    }
}

/// Asks Telegram who we are, for as long as it takes; only a refused token is final.
pub async fn introduce(telegram: &Telegram, stop: &mut Stop) -> Result<Option<Me>> {
    let mut pause = Duration::from_secs(1);
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
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stop.wait() => return Ok(None),
        }
        pause = (pause * 2).min(Duration::from_secs(30));
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
