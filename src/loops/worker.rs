//! Handles what is in the inbox: state change, promised messages and "done" become true together.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tracing::{debug, error, warn};

use super::{Bell, Bells, Ground, Patience, Progress, Stop};
use crate::domain::Timestamp;
use crate::domain::event::Event;
use crate::handlers;
use crate::store::engine::{Attempt, attempt, is_storage_trouble};
use crate::store::{self, Db, inbox::Arrived};
use crate::telegram::incoming;
use crate::work::{Desk, Work};

/// How many events share a transaction.
const BATCH: i64 = 100;
/// A transaction that promised so many messages takes no more events: nobody waits long for the writer.
const PROMISES: usize = 1000;
/// How many pressed buttons are answered at once.
const TOASTS_AT_ONCE: usize = 16;
/// A button that waited longer has stopped spinning: its answer is worth nothing.
const TOAST_LIFE: Duration = Duration::from_secs(10);
/// How often an event is tried before it is set aside.
pub const ATTEMPTS: i64 = 6;

/// The one that handles events.
#[derive(Debug)]
pub struct Worker {
    ground: Ground,
    bells: Bells,
    desk: Desk,
    /// Answers to pressed buttons on their way.
    toasts: JoinSet<()>,
    doors: Arc<Semaphore>,
}

/// A pressed button to be answered once its event is committed.
struct Toast {
    callback: String,
    words: Option<String>,
}

/// How the events of a batch share their transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// They stand or fall together: the cheap way, for all are expected to stand.
    Together,
    /// One of them fell: each may fall alone.
    Apart,
}

/// What a batch came to.
enum Batch {
    /// Nothing was open; something that failed is tried again at this moment.
    Nothing(Option<Timestamp>),
    /// Events were handled, or put back.
    Handled(Vec<Toast>),
}

impl Worker {
    /// A worker that draws its chance from `seed`, and rings for what it promised or made due.
    pub fn new(ground: Ground, bells: Bells, seed: u64) -> Self {
        let (toasts, doors) = (JoinSet::new(), Arc::new(Semaphore::new(TOASTS_AT_ONCE)));
        Self { ground, bells, desk: Desk::new(seed), toasts, doors }
    }

    /// Handles the events that are open, as many as fit one transaction.
    pub async fn step(&mut self) -> Result<Progress> {
        let (now, database, desk) =
            (self.ground.clock.now(), self.ground.database.clone(), self.desk.clone());
        let mut outcome = database.write(async |db| self.batch(db, now, Care::Together).await).await;
        if outcome.as_ref().is_err_and(|fault| !is_storage_trouble(fault)) {
            self.desk = desk.clone();
            outcome = database.write(async |db| self.batch(db, now, Care::Apart).await).await;
        }
        match outcome {
            Ok(Batch::Nothing(until)) => Ok(Progress::Idle(until)),
            Ok(Batch::Handled(toasts)) => {
                self.bells.promised.ring();
                self.bells.scheduled.ring();
                self.answer(toasts);
                Ok(Progress::Worked)
            }
            Err(fault) => {
                self.desk = desk;
                Err(fault)
            }
        }
    }

    async fn batch(&mut self, db: &mut Db, now: Timestamp, care: Care) -> Result<Batch> {
        let arrived = store::inbox::open(db, now, BATCH).await?;
        if arrived.is_empty() {
            return Ok(Batch::Nothing(store::inbox::next_at(db).await?));
        }
        let (mut handled, mut toasts) = (Vec::new(), Vec::new());
        for event in &arrived {
            let outcome = match care {
                Care::Together => Attempt::Done(self.handle(db, event, now).await?),
                Care::Apart => attempt(db, async |db| self.handle(db, event, now).await).await?,
            };
            match outcome {
                Attempt::Done(toast) => {
                    handled.push(event.seq);
                    toasts.extend(toast);
                    debug!(seq = event.seq.0, key = event.key, "handled");
                }
                Attempt::Failed(fault) => give_back(db, event, &format!("{fault:#}"), now).await?,
            }
            if self.desk.promised() > PROMISES {
                break;
            }
        }
        if !handled.is_empty() {
            store::inbox::done(db, &handled, now).await?;
        }
        self.desk.clear(db).await?;
        Ok(Batch::Handled(toasts))
    }

    /// Handles one event; gives back what its button answers, if it was one.
    async fn handle(&mut self, db: &mut Db, arrived: &Arrived, now: Timestamp) -> Result<Option<Toast>> {
        let event = event_of(arrived)?;
        let callback = match &event {
            Event::Tapped(tapped) => Some((tapped.callback.clone(), tapped.from.id)),
            Event::Said(_)
            | Event::Membership(_)
            | Event::Migrated { .. }
            | Event::Due(_)
            | Event::Nothing => None,
        };
        let mut work = Work::new(db, now, arrived.seq, &self.ground.settings, &mut self.desk);
        handlers::handle(&mut work, event).await?;
        let Some((callback, user)) = callback else { return Ok(None) };
        let words = match work.take_toast() {
            Some(text) => Some(text.plain(work.voice_in(user.chat()).await?)),
            None => None,
        };
        Ok(Some(Toast { callback, words }))
    }

    /// Sends what pressed buttons answer; nobody waits for it.
    fn answer(&mut self, toasts: Vec<Toast>) {
        while self.toasts.try_join_next().is_some() {}
        for toast in toasts {
            let (telegram, doors) = (self.ground.telegram.clone(), self.doors.clone());
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
        let clock = self.ground.clock.clone();
        let mut patience = Patience::default();
        while !stop.called() {
            let step = self.step().await;
            let Some(until) = patience.after(step, &mut stop, "events not handled").await else { continue };
            tokio::select! {
                () = arrived.wait(&clock, until) => {}
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

async fn give_back(tx: &mut Db, arrived: &Arrived, fault: &str, now: Timestamp) -> Result<()> {
    if arrived.attempts + 1 >= ATTEMPTS {
        error!(seq = arrived.seq.0, key = arrived.key, fault, "set aside");
        return Ok(store::inbox::set_aside(tx, arrived.seq, fault, now).await?);
    }
    warn!(seq = arrived.seq.0, key = arrived.key, fault, "put back");
    let pause = Duration::from_secs(4_u64.pow(u32::try_from(arrived.attempts).unwrap_or(0).min(6)));
    Ok(store::inbox::put_back(tx, arrived.seq, fault, now + pause).await?)
}
