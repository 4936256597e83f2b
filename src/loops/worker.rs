//! Handles what is in the inbox: state change, promised messages and "done" become true together.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, anyhow};
use futures::FutureExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use sqlx::{Connection, Executor, SqliteConnection};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tracing::{debug, error, warn};

use super::{Bell, Patience, Progress, Stop};
use crate::clock::Clock;
use crate::domain::Timestamp;
use crate::domain::event::Event;
use crate::domain::settings::Settings;
use crate::handlers;
use crate::messages::Text;
use crate::store::{self, Database, inbox::Arrived};
use crate::telegram::{Telegram, incoming};
use crate::work::Work;

/// How many events share a transaction.
const BATCH: i64 = 100;
/// How many pressed buttons are answered at once.
const TOASTS_AT_ONCE: usize = 16;
/// A button that waited longer has stopped spinning: its answer is worth nothing.
const TOAST_LIFE: Duration = Duration::from_secs(10);
/// How often an event is tried before it is set aside.
pub const ATTEMPTS: i64 = 6;

/// The one that handles events.
#[derive(Debug)]
pub struct Worker {
    database: Database,
    telegram: Telegram,
    clock: Clock,
    settings: Arc<Settings>,
    dice: StdRng,
    promised: Bell,
    /// Answers to pressed buttons on their way.
    toasts: JoinSet<()>,
    doors: Arc<Semaphore>,
}

/// A pressed button to be answered once its event is committed.
struct Toast {
    callback: String,
    words: Option<String>,
}

impl Worker {
    /// A worker that draws its chance from `seed`.
    pub fn new(
        (database, telegram): (Database, Telegram),
        clock: Clock,
        settings: Arc<Settings>,
        promised: Bell,
        seed: u64,
    ) -> Self {
        let dice = StdRng::seed_from_u64(seed);
        let (toasts, doors) = (JoinSet::new(), Arc::new(Semaphore::new(TOASTS_AT_ONCE)));
        Self { database, telegram, clock, settings, dice, promised, toasts, doors }
    }

    /// Handles the events that are open, as many as fit one transaction.
    pub async fn step(&mut self) -> Result<Progress> {
        let now = self.clock.now();
        let mut writer = self.database.clone().writer().await;
        let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
        let arrived = store::inbox::open(&mut tx, now, BATCH).await?;
        if arrived.is_empty() {
            return Ok(Progress::Idle(store::inbox::next_at(&mut tx).await?));
        }
        let mut toasts = Vec::new();
        for event in &arrived {
            toasts.extend(self.handle(&mut tx, event, now).await?);
        }
        tx.commit().await?;
        self.promised.ring();
        self.answer(toasts);
        Ok(Progress::Worked)
    }

    /// Handles one event inside its savepoint; a failing one, a panic included, is put back or set aside.
    async fn handle(
        &mut self,
        tx: &mut SqliteConnection,
        arrived: &Arrived,
        now: Timestamp,
    ) -> Result<Option<Toast>> {
        tx.execute("SAVEPOINT event").await?;
        let outcome = AssertUnwindSafe(self.attempt(tx, arrived, now)).catch_unwind().await;
        let outcome = outcome.unwrap_or_else(|panic| Err(anyhow!("panicked: {}", panic_words(&*panic))));
        match outcome {
            Ok(toast) => {
                store::inbox::done(tx, arrived.seq, now).await?;
                tx.execute("RELEASE event").await?;
                debug!(seq = arrived.seq.0, key = arrived.key, "handled");
                Ok(toast)
            }
            Err(fault) if is_storage_trouble(&fault) => Err(fault),
            Err(fault) => {
                tx.execute("ROLLBACK TO event").await?;
                tx.execute("RELEASE event").await?;
                give_back(tx, arrived, &format!("{fault:#}"), now).await?;
                Ok(None)
            }
        }
    }

    async fn attempt(
        &mut self,
        tx: &mut SqliteConnection,
        arrived: &Arrived,
        now: Timestamp,
    ) -> Result<Option<Toast>> {
        let event = event_of(arrived)?;
        let callback = match &event {
            Event::Tapped(tapped) => Some((tapped.callback.clone(), tapped.from.id)),
            Event::Said(_)
            | Event::Membership(_)
            | Event::Migrated { .. }
            | Event::Due(_)
            | Event::Nothing => None,
        };
        let mut work = Work::new(tx, now, arrived.seq, &self.settings, &mut self.dice);
        handlers::handle(&mut work, event).await?;
        let Some((callback, user)) = callback else { return Ok(None) };
        let toast: Option<Text> = work.take_toast();
        let voice = work.voice_in(user.chat()).await?;
        Ok(Some(Toast { callback, words: toast.map(|text| text.plain(voice)) }))
    }

    /// Sends what pressed buttons answer; nobody waits for it.
    fn answer(&mut self, toasts: Vec<Toast>) {
        while self.toasts.try_join_next().is_some() {}
        for toast in toasts {
            let (telegram, doors) = (self.telegram.clone(), self.doors.clone());
            self.toasts.spawn(async move {
                let answering = async {
                    let _door = doors.acquire().await;
                    telegram.answer_tap(&toast.callback, toast.words).await
                };
                match tokio::time::timeout(TOAST_LIFE, answering).await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => debug!(?error, "a tap went unanswered"),
                    Err(_) => debug!("a tap went unanswered: too late"),
                }
            });
        }
    }

    /// Waits until the answers to pressed buttons are with Telegram.
    pub async fn answered(&mut self) {
        while self.toasts.join_next().await.is_some() {}
    }

    /// Handles events until told to stop.
    pub async fn run(mut self, arrived: Bell, mut stop: Stop) {
        let mut patience = Patience::default();
        while !stop.called() {
            let step = self.step().await;
            let Some(until) = patience.after(step, &mut stop, "events not handled").await else { continue };
            tokio::select! {
                () = arrived.wait(&self.clock, until) => {}
                () = stop.wait() => {}
            }
        }
        let _ = tokio::time::timeout(Duration::from_secs(2), self.answered()).await;
    }
}

/// The event a row of the inbox holds.
fn event_of(arrived: &Arrived) -> Result<Event> {
    let Some(body) = &arrived.body else { return Ok(Event::Nothing) };
    if arrived.key.starts_with("due:") {
        return Ok(Event::Due(serde_json::from_str(body)?));
    }
    Ok(incoming::read(body, arrived.received_at)?)
}

async fn give_back(tx: &mut SqliteConnection, arrived: &Arrived, fault: &str, now: Timestamp) -> Result<()> {
    if arrived.attempts + 1 >= ATTEMPTS {
        error!(seq = arrived.seq.0, key = arrived.key, fault, "set aside");
        return Ok(store::inbox::set_aside(tx, arrived.seq, fault, now).await?);
    }
    warn!(seq = arrived.seq.0, key = arrived.key, fault, "put back");
    let pause = Duration::from_secs(4_u64.pow(u32::try_from(arrived.attempts).unwrap_or(0).min(6)));
    Ok(store::inbox::put_back(tx, arrived.seq, fault, now + pause).await?)
}

/// The disk or another process is at fault, not the event: everything waits.
fn is_storage_trouble(fault: &anyhow::Error) -> bool {
    /// Busy, locked, out of memory, read-only, input/output, full, cannot open.
    const STORAGE: [i32; 7] = [5, 6, 7, 8, 10, 13, 14];
    match fault.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed) => true,
        Some(sqlx::Error::Database(error)) => {
            let code = error.code().and_then(|code| code.parse::<i32>().ok());
            code.is_some_and(|extended| STORAGE.contains(&(extended & 0xff)))
        }
        _ => false,
    }
}

fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(ToString::to_string);
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without words".to_owned())
}
