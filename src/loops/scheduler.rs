//! Asks the database what is due and not done, and puts it into the inbox.

use std::time::Duration;

use anyhow::Result;
use sqlx::Connection;

use super::{Bell, Patience, Progress, Stop};
use crate::clock::Clock;
use crate::domain::Timestamp;
use crate::domain::event::Due;
use crate::store::{self, Database, Db};

/// How much of each sort is emitted in one step.
const MOST: i64 = 500;
/// Handled events are forgotten after this; Telegram redelivers for a day at most.
const KEEP_HANDLED: Duration = Duration::from_secs(3 * 24 * 3600);
/// How often they are swept.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// The calendar's side of the inbox.
#[derive(Debug)]
pub struct Scheduler {
    database: Database,
    clock: Clock,
    /// The shortest time between two tallies of a group.
    tally_interval: Duration,
    arrived: Bell,
    swept: Option<Timestamp>,
}

impl Scheduler {
    /// A scheduler on a database.
    pub fn new(database: Database, clock: Clock, tally_interval: Duration, arrived: Bell) -> Self {
        Self { database, clock, tally_interval, arrived, swept: None }
    }

    /// Emits what is due now.
    pub async fn step(&mut self) -> Result<Progress> {
        let now = self.clock.now();
        let mut writer = self.database.writer().await;
        let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut emitted = 0;
        for (key, due) in due(&mut tx, now).await? {
            let body = serde_json::to_string(&due)?;
            emitted += usize::from(store::inbox::keep(&mut tx, &key, Some(&body), now).await?);
            if let Due::Tally { group } = due {
                store::groups::put_off(&mut tx, group, now + self.tally_interval).await?;
            }
        }
        if self.swept.is_none_or(|swept| swept + SWEEP_EVERY <= now || now < swept) {
            store::inbox::sweep(&mut tx, now - KEEP_HANDLED).await?;
            store::chats::sweep(&mut tx, now).await?;
            store::files::sweep(&mut tx).await?;
            self.swept = Some(now);
        }
        let until = next_at(&mut tx, now).await?;
        tx.commit().await?;
        if emitted > 0 {
            self.arrived.ring();
            return Ok(Progress::Worked);
        }
        Ok(Progress::Idle(until))
    }

    /// Emits what falls due until told to stop.
    pub async fn run(mut self, mut stop: Stop) {
        let bell = Bell::default();
        let mut patience = Patience::default();
        while !stop.called() {
            let step = self.step().await;
            let Some(until) = patience.after(step, &mut stop, "nothing emitted").await else { continue };
            tokio::select! {
                () = bell.wait(&self.clock, until) => {}
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
