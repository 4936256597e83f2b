//! Opens the database, starts the loops, stops them in order.

use std::time::Duration;

use anyhow::Result;
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tracing::{debug, info, warn};

use crate::clock::Clock;
use crate::config::Config;
use crate::domain::InboxSeq;
use crate::domain::delivery::DeliveryError;
use crate::domain::roster::{Problem, TableRow};
use crate::domain::settings::Limits;
use crate::handlers::operator::roster::{self, Prepared};
use crate::loops::courier::Courier;
use crate::loops::intake::Intake;
use crate::loops::menus::Menus;
use crate::loops::scheduler::Scheduler;
use crate::loops::worker::Worker;
use crate::loops::{Bells, Ground, Patience, Stop};
use crate::store::{Database, Db, facts};
use crate::telegram::{Me, Telegram};
use crate::work::{Desk, Work};

/// How often an import is prepared anew because something was done meanwhile.
const IMPORTS: u32 = 5;
/// What another process changes is noticed within this.
const GLANCE: Duration = Duration::from_millis(950);

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
    ground: Ground,
    bells: Bells,
}

impl Bot {
    /// Puts a bot together on its ground. `me` is who Telegram says we are; chance is drawn from `seed`.
    pub async fn new(ground: Ground, limits: Limits, me: Me, seed: u64) -> Result<Self> {
        let database = &ground.database;
        database.write(async |db| Ok(facts::put(db, facts::USERNAME, &me.username).await?)).await?;
        let bells = Bells::default();
        let mut courier = Courier::new(ground.clone(), limits);
        courier.recover().await?;
        Ok(Self {
            intake: Intake::new(ground.clone(), me, bells.arrived.clone()),
            scheduler: Scheduler::new(ground.clone(), bells.arrived.clone()),
            menus: Menus::new(ground.clone()),
            worker: Worker::new(ground.clone(), bells.clone(), seed),
            courier,
            ground,
            bells,
        })
    }

    /// Runs until `stop` is called: no new updates, the event in hand finished, what is on its way landed.
    ///
    /// # Errors
    /// If a loop ends by itself; the others are then stopped in order.
    pub async fn run(self, mut stop: Stop) -> Result<()> {
        let (end, all) = Stop::new();
        let mut loops = JoinSet::new();
        let Self { intake, scheduler, worker, courier, menus, ground, bells } = self;
        let Bells { arrived, promised, scheduled } = bells.clone();
        let stop_quiet = all.clone();
        on_a_thread(&mut loops, move || async move {
            let stop = || stop_quiet.clone();
            tokio::join!(intake.run(stop()), scheduler.run(scheduled, stop()), menus.run(stop()));
        });
        let stop_worker = all.clone();
        on_a_thread(&mut loops, move || worker.run(arrived, stop_worker));
        let stop_courier = all.clone();
        on_a_thread(&mut loops, move || courier.run(promised, stop_courier));
        loops.spawn(watch(ground.database, bells, all.clone()));
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

/// Drives loops on a thread of their own: each of their statements then costs two switches between two threads, and
/// no other task is in the way. Worker and courier are busy and have one each; the quiet ones share one.
fn on_a_thread<F: Future<Output = ()>>(loops: &mut JoinSet<()>, run: impl FnOnce() -> F + Send + 'static) {
    let runtime = Handle::current();
    loops.spawn_blocking(move || runtime.block_on(run()));
}

/// Wakes every loop within a second of what another process changed in the database.
async fn watch(database: Database, bells: Bells, mut stop: Stop) {
    while !stop.called() {
        match database.changed_elsewhere().await {
            Ok(true) => bells.ring_all(),
            Ok(false) => {}
            Err(trouble) => debug!(%trouble, "the database could not be watched"),
        }
        stop.within(GLANCE).await;
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
    let mut desk = Desk::new(rand::random());
    let by_hand = async |db: &mut Db| {
        let done = deed(&mut Work::new(db, clock.now(), InboxSeq(0), &config.settings, &mut desk)).await?;
        desk.clear(db).await?;
        Ok(done)
    };
    database.write(by_hand).await
}

/// Imports a roster, all of it or nothing; only shows what would change when `dry`. What is known is read beside
/// whoever writes, so that the writer is held no longer than the changes take.
pub async fn import_roster(
    database: &Database,
    clock: &Clock,
    config: &Config,
    table: &[TableRow],
    dry: bool,
) -> Result<std::result::Result<Prepared, Vec<Problem>>> {
    for _ in 0..IMPORTS {
        let prepared = match database.glance(async |db| roster::prepare(db, table).await).await? {
            Ok(prepared) => prepared,
            Err(problems) => return Ok(Err(problems)),
        };
        if dry || by_hand(database, clock, config, async |work| roster::apply(work, &prepared).await).await? {
            return Ok(Ok(prepared));
        }
    }
    anyhow::bail!("members keep linking meanwhile; import the roster in a quieter minute")
}

/// The name the bot was last known by.
pub async fn username(database: &Database) -> Result<Option<String>> {
    Ok(facts::find(&mut database.reader().await?, facts::USERNAME).await?)
}
