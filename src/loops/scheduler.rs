//! Asks the database what is due and not done, and puts it into the inbox.

use std::time::Duration;

use super::{Bell, Ground, Patience, Progress, Stop};
use crate::domain::Timestamp;
use crate::domain::event::Due;
use crate::store::{self, Db, sweeps};
use anyhow::Result;

/// How much of each sort is emitted in one step.
const MOST: i64 = 500;
/// Handled events are forgotten after this; Telegram redelivers for a day at most.
const KEEP_HANDLED: Duration = Duration::from_secs(3 * 24 * 3600);
/// How often they are swept.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// After a bell, others may do more: it waits for them this long.
const BREATH: Duration = Duration::from_millis(200);

/// The calendar's side of the inbox.
#[derive(Debug)]
pub struct Scheduler {
    ground: Ground,
    arrived: Bell,
    swept: Option<Timestamp>,
}

impl Scheduler {
    /// A scheduler that rings when it emits something.
    pub fn new(ground: Ground, arrived: Bell) -> Self {
        Self { ground, arrived, swept: None }
    }

    /// Emits what is due now. Looks before it writes: most looks find nothing.
    pub async fn step(&mut self) -> Result<Progress> {
        let now = self.ground.clock.now();
        if self.swept.is_none_or(|swept| swept + SWEEP_EVERY <= now || now < swept) {
            let all = self.sweep(now).await?;
            self.swept = all.then_some(now);
        }
        let mut db = self.ground.database.reader().await?;
        if !any_due(&mut db, now).await? {
            let until = next_at(&mut db, now).await?;
            return Ok(if self.swept.is_some() { Progress::Idle(until) } else { Progress::Worked });
        }
        drop(db);
        let interval = self.ground.settings.tally_interval;
        let emitted = self.ground.database.write(async |db| emit(db, now, interval).await).await?;
        if emitted > 0 {
            self.arrived.ring();
            return Ok(Progress::Worked);
        }
        Ok(Progress::Idle(next_at(&mut self.ground.database.reader().await?, now).await?))
    }

    /// Forgets what has had its day, some rows of what grows; says whether that was all. What is left waits for the next
    /// step, so that nothing that is due does.
    async fn sweep(&self, now: Timestamp) -> Result<bool> {
        let (database, settings) = (&self.ground.database, &self.ground.settings);
        let small = async |db: &mut Db| {
            sweeps::conversations(db, now).await?;
            sweeps::invites(db, now - settings.invite_life).await?;
            sweeps::wrong_codes(db, now - KEEP_HANDLED).await?;
            sweeps::rests(db, now).await?;
            Ok(store::files::sweep(db).await?)
        };
        let some = async |db: &mut Db| {
            let events = sweeps::events(db, now - KEEP_HANDLED).await?;
            let words = sweeps::words(db, now - settings.keep_words).await?;
            let messages = sweeps::messages(db, now - settings.keep_ledger).await?;
            Ok(events.max(words).max(messages))
        };
        database.write(small).await?;
        Ok(database.write(some).await? < sweeps::FEW)
    }

    /// Emits what falls due until told to stop. What others do in quick succession is looked at once.
    pub async fn run(mut self, bell: Bell, mut stop: Stop) {
        let clock = self.ground.clock.clone();
        let mut patience = Patience::default();
        while !stop.called() {
            let step = self.step().await;
            let Some(until) = patience.after(step, &mut stop, "nothing emitted").await else { continue };
            tokio::select! {
                () = bell.wait(&clock, until) => stop.within(BREATH).await,
                () = stop.wait() => {}
            }
        }
    }
}

/// When something next falls due for a meeting, a plan or a group's figures.
pub async fn next_at(db: &mut Db, now: Timestamp) -> Result<Option<Timestamp>> {
    let meetings = store::meetings::next_at(db, now).await?;
    let plans = store::plans::next_at(db, now).await?;
    let groups = store::groups::next_at(db, now).await?;
    Ok(meetings.into_iter().chain(plans).chain(groups).min())
}

/// Puts what is due into the inbox; says how much of it is new.
async fn emit(db: &mut Db, now: Timestamp, tally_interval: Duration) -> Result<usize> {
    let mut emitted = 0;
    for (key, due) in due(db, now).await? {
        let body = serde_json::to_string(&due)?;
        emitted += usize::from(store::inbox::keep(db, &key, Some(&body), now).await?);
        if let Due::Tally { group } = due {
            store::groups::put_off(db, group, now + tally_interval).await?;
        }
    }
    Ok(emitted)
}

async fn any_due(db: &mut Db, now: Timestamp) -> Result<bool> {
    Ok(!store::plans::due(db, now, 1).await?.is_empty()
        || !store::meetings::due(db, now, 1).await?.is_empty()
        || !store::groups::dirty(db, now).await?.is_empty())
}

async fn due(db: &mut Db, now: Timestamp) -> Result<Vec<(String, Due)>> {
    let mut dues = Vec::new();
    for (plan, at) in store::plans::due(db, now, MOST).await? {
        dues.push((format!("due:plan:{plan}:{}", at.millis()), Due::Plan { plan }));
    }
    for (meeting, version, at) in store::meetings::due(db, now, MOST).await? {
        dues.push((format!("due:meeting:{meeting}:{version}:{}", at.millis()), Due::Meeting { meeting }));
    }
    for group in store::groups::dirty(db, now).await? {
        dues.push((format!("due:tally:{group}:{}", now.millis()), Due::Tally { group }));
    }
    Ok(dues)
}
