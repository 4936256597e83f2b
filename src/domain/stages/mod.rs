//! What falls due for a meeting, when, to whom, and until when it is of use.

mod audience;
mod stage;

use std::collections::BTreeSet;
use std::time::Duration;

use chrono_tz::Tz;

pub use audience::Audience;
pub use stage::Stage;

use super::Timestamp;
use super::calendar::{Quiet, QuietHours};
use super::meeting::{Meeting, Phase};

/// A configured stage: its name, its distance from the start, and whom it speaks to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRule {
    /// What logs, `check` and the ledger call it.
    pub name: String,
    /// How long before (or after) the start.
    pub distance: Duration,
    /// Whom it speaks to.
    pub to: Audience,
}

impl StageRule {
    /// The stage it makes due.
    fn stage(&self) -> Stage {
        Stage::Configured(self.name.clone())
    }
}

/// How meetings are announced and followed up: `[plan]` of the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Recurring meetings are made this long before they start.
    pub ahead: Duration,
    /// Replies are in time until this long before the start.
    pub deadline: Duration,
    /// When bulk messages rest.
    pub quiet: Option<QuietHours>,
    /// Stages before the start.
    pub stages: Vec<StageRule>,
    /// Stages after it.
    pub after: Vec<StageRule>,
    /// The zone in which days and quiet hours are read.
    pub zone: Tz,
}

/// What a due moment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Sends the invitation.
    Announce,
    /// Reminds an audience.
    Remind(Audience),
    /// Replies are due: the committee's first tally.
    Deadline,
    /// The roll should have been closed: the committee's tally says so.
    RollOverdue,
}

/// A moment in a meeting's life at which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStage {
    /// Which stage; one outcome is kept under it per start time.
    pub stage: Stage,
    /// What is to be done.
    pub task: Task,
    /// Its configured moment.
    pub moment: Timestamp,
    /// When it is done: its moment, moved out of the quiet hours.
    pub at: Timestamp,
    /// From then on it would come too late.
    pub useful_until: Timestamp,
    /// It is one of a row that goes on until what it asks for is done.
    pub again: bool,
}

impl DueStage {
    /// Whom it speaks to; nobody where only figures change.
    pub fn audience(&self) -> Option<Audience> {
        match self.task {
            Task::Announce => Some(Audience::Everyone),
            Task::Remind(audience) => Some(audience),
            Task::Deadline | Task::RollOverdue => None,
        }
    }
}

/// What to do with something due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Do it, but send bulk messages no earlier than this.
    Go {
        /// The end of the quiet hours, or now.
        not_before: Timestamp,
    },
    /// Its moment was already past when the meeting was made or moved.
    PastWhenMade,
    /// It would come too late to be of use.
    TooLate,
}

/// How often a day's reminder to close the roll is repeated.
const ROLL_REMINDERS: u32 = 30;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Everything that falls due for a meeting in its present phase, in order of time.
pub fn timeline(meeting: &Meeting, rules: &Rules) -> Vec<DueStage> {
    let mut dues = match meeting.phase {
        Phase::Planned | Phase::Announced | Phase::Open => {
            let mut dues = before(meeting, rules);
            dues.extend(roll_reminders(meeting, rules));
            dues.push(overdue(meeting));
            dues
        }
        Phase::Closed => thanks(meeting, rules),
        Phase::Cancelled => Vec::new(),
    };
    dues.sort_by_key(|due| due.at);
    dues
}

/// When something next falls due, given the stages that have an outcome.
pub fn next_at(meeting: &Meeting, rules: &Rules, done: &BTreeSet<Stage>) -> Option<Timestamp> {
    timeline(meeting, rules).into_iter().find(|due| !done.contains(&due.stage)).map(|due| due.at)
}

/// Decides on something due at `now`.
pub fn ruling(due: &DueStage, meeting: &Meeting, rules: &Rules, now: Timestamp) -> Ruling {
    match due.task {
        Task::Deadline | Task::RollOverdue => return Ruling::Go { not_before: now },
        Task::Announce => {}
        Task::Remind(_) if due.moment <= meeting.versioned_at && meeting.phase.is_live() => {
            return Ruling::PastWhenMade;
        }
        Task::Remind(_) => {}
    }
    let not_before = rested(rules, now);
    if not_before < due.useful_until { Ruling::Go { not_before } } else { Ruling::TooLate }
}

/// When bulk messages may go again: now, or the end of the quiet hours.
pub fn rested(rules: &Rules, now: Timestamp) -> Timestamp {
    match rules.quiet.map(|quiet| quiet.at(now, rules.zone)) {
        Some(Quiet::Yes { to, .. }) => to,
        Some(Quiet::No) | None => now,
    }
}

/// The announcement of a meeting: the configured one, or one at once where none is configured.
pub fn announcement(meeting: &Meeting, rules: &Rules) -> DueStage {
    let configured = before(meeting, rules).into_iter().find(|due| due.task == Task::Announce);
    configured.unwrap_or(DueStage {
        stage: Stage::Announce,
        task: Task::Announce,
        moment: meeting.versioned_at,
        at: meeting.versioned_at,
        useful_until: meeting.starts_at,
        again: false,
    })
}

/// The stages before the start, and the deadline. The first one to everyone is the announcement: useful until
/// the start; every other until the next one's moment, the last until the deadline.
fn before(meeting: &Meeting, rules: &Rules) -> Vec<DueStage> {
    let mut stages: Vec<&StageRule> = rules.stages.iter().collect();
    stages.sort_by_key(|stage| std::cmp::Reverse(stage.distance));
    let announcement = stages.iter().position(|stage| stage.to == Audience::Everyone);
    let moments: Vec<Timestamp> = stages.iter().map(|stage| meeting.starts_at - stage.distance).collect();
    let mut dues: Vec<DueStage> = stages
        .iter()
        .enumerate()
        .map(|(index, stage)| {
            let announces = announcement == Some(index);
            let next = moments.get(index + 1).copied();
            let last = if meeting.deadline > moments[index] { meeting.deadline } else { meeting.starts_at };
            let useful_until = if announces { meeting.starts_at } else { next.unwrap_or(last) };
            let task = if announces { Task::Announce } else { Task::Remind(stage.to) };
            due(stage.stage(), task, moments[index], useful_until, rules)
        })
        .collect();
    dues.push(DueStage {
        stage: Stage::Deadline,
        task: Task::Deadline,
        moment: meeting.deadline,
        at: meeting.deadline,
        useful_until: meeting.ends_at(),
        again: false,
    });
    dues
}

/// The secretary's reminders to close the roll, each useful until the next; the last one comes again every day
/// until she has, or the next month's session takes its place.
fn roll_reminders(meeting: &Meeting, rules: &Rules) -> Vec<DueStage> {
    let mut configured: Vec<&StageRule> =
        rules.after.iter().filter(|stage| stage.to != Audience::Present).collect();
    configured.sort_by_key(|stage| stage.distance);
    let Some(last) = configured.last().copied() else { return Vec::new() };
    let daily = (1..ROLL_REMINDERS).map(|days| {
        let stage = Stage::Again { name: last.name.clone(), days };
        (stage, last.to, meeting.starts_at + last.distance + DAY * days)
    });
    let once = configured.iter().map(|rule| (rule.stage(), rule.to, meeting.starts_at + rule.distance));
    let row: Vec<(Stage, Audience, Timestamp)> = once.chain(daily).collect();
    let one_after = |(index, (stage, to, moment)): (usize, &(Stage, Audience, Timestamp))| {
        let until = row.get(index + 1).map_or(*moment + DAY, |(_, _, next)| *next);
        let again = index >= configured.len();
        DueStage { again, ..due(stage.clone(), Task::Remind(*to), *moment, until, rules) }
    };
    row.iter().enumerate().map(one_after).collect()
}

/// When an open roll is overdue: results are reported within two days.
pub fn roll_overdue(starts_at: Timestamp) -> Timestamp {
    starts_at + DAY * 2
}

fn overdue(meeting: &Meeting) -> DueStage {
    let at = roll_overdue(meeting.starts_at);
    DueStage {
        stage: Stage::RollOverdue,
        task: Task::RollOverdue,
        moment: at,
        at,
        useful_until: at + DAY * 30,
        again: false,
    }
}

/// What is said to those who were there: at its moment, or once the roll is closed.
fn thanks(meeting: &Meeting, rules: &Rules) -> Vec<DueStage> {
    let present = rules.after.iter().filter(|stage| stage.to == Audience::Present);
    let thank = |stage: &StageRule| {
        let moment = meeting.starts_at + stage.distance;
        let moment = meeting.closed_at.map_or(moment, |closed| moment.max(closed));
        due(stage.stage(), Task::Remind(stage.to), moment, moment + DAY, rules)
    };
    present.map(thank).collect()
}

/// A stage at its moment, moved out of the quiet hours: to their end, or just before they begin where it would
/// be useless by then.
fn due(stage: Stage, task: Task, moment: Timestamp, useful_until: Timestamp, rules: &Rules) -> DueStage {
    let at = match rules.quiet.map(|quiet| quiet.at(moment, rules.zone)) {
        Some(Quiet::Yes { to, .. }) if to < useful_until => to,
        Some(Quiet::Yes { from, .. }) => from - Duration::from_secs(60),
        Some(Quiet::No) | None => moment,
    };
    DueStage { stage, task, moment, at, useful_until, again: false }
}
