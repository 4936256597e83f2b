//! Figures as JSON: the keys are stable, scripts rely on them.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::board::{BranchProgress, Counted, RollState, held};
use crate::domain::meeting::{MeetingKind, Phase};
use crate::domain::tally::{Announced, Held, Rate};
use crate::domain::{MeetingId, Timestamp};

/// When, and by which clock.
#[derive(Clone, Copy)]
pub struct AsOf {
    /// When the figures are asked for.
    pub now: Timestamp,
    /// The configured zone.
    pub zone: Tz,
}

/// What the figures cover, and how much of it is known.
pub struct Covered {
    /// The path of the organisation, or of the branch that meets.
    pub organization: String,
    /// A day of the month.
    pub month: NaiveDate,
    /// Branches whose deadline is past.
    pub due: BranchProgress,
    /// Branches whose roll is closed.
    pub closed: BranchProgress,
}

/// An organisation's month, or one meeting of it.
#[derive(Serialize)]
pub struct TallyReport {
    organization: String,
    month: String,
    as_of: String,
    /// Branches whose deadline is past.
    branches: Branches,
    before: BeforeFigures,
    after: AfterFigures,
    meetings: Vec<MeetingFigures>,
}

#[derive(Serialize)]
struct Branches {
    n: usize,
    m: usize,
}

#[derive(Serialize)]
struct BeforeFigures {
    /// Branches whose deadline is past.
    branches: Branches,
    #[serde(flatten)]
    figures: Announced,
    /// In per cent, to a tenth.
    rate: Option<f64>,
}

#[derive(Serialize)]
struct AfterFigures {
    /// Branches whose roll is closed.
    branches: Branches,
    #[serde(flatten)]
    figures: Held,
    rate: Option<f64>,
}

#[derive(Serialize)]
struct MeetingFigures {
    id: MeetingId,
    branch: String,
    branch_type: Option<String>,
    kind: MeetingKind,
    starts_at: String,
    deadline: String,
    phase: Phase,
    roll: &'static str,
    before: Figures<Announced>,
    after: Option<Figures<Held>>,
}

#[derive(Serialize)]
struct Figures<F> {
    #[serde(flatten)]
    figures: F,
    rate: Option<f64>,
}

impl TallyReport {
    /// The figures of `meetings`; `before` sums those whose deadline is past.
    pub fn new(covered: Covered, before: Announced, meetings: &[Counted], as_of: AsOf) -> Self {
        let Covered { organization, month, due, closed } = covered;
        let AsOf { now, zone } = as_of;
        let after = held(meetings);
        Self {
            organization,
            month: format!("{:04}-{:02}", month.year(), month.month()),
            as_of: written(now, zone),
            branches: due.into(),
            before: BeforeFigures { branches: due.into(), figures: before, rate: per_cent(before.rate()) },
            after: AfterFigures { branches: closed.into(), figures: after, rate: per_cent(after.rate()) },
            meetings: meetings.iter().map(|counted| MeetingFigures::new(counted, now, zone)).collect(),
        }
    }
}

impl MeetingFigures {
    fn new(counted: &Counted, now: Timestamp, zone: Tz) -> Self {
        let session = &counted.session;
        Self {
            id: session.id,
            branch: session.path.clone(),
            branch_type: session.branch_type.clone(),
            kind: session.kind,
            starts_at: written(session.starts_at, zone),
            deadline: written(session.deadline, zone),
            phase: session.phase,
            roll: word(session.roll(now)),
            before: Figures { figures: counted.before, rate: per_cent(counted.before.rate()) },
            after: counted.after.map(|held| Figures { figures: held, rate: per_cent(held.rate()) }),
        }
    }
}

impl From<BranchProgress> for Branches {
    fn from(progress: BranchProgress) -> Self {
        Self { n: progress.n, m: progress.m }
    }
}

fn word(roll: RollState) -> &'static str {
    match roll {
        RollState::NotBegun => "not begun",
        RollState::Waiting => "waiting",
        RollState::Overdue => "overdue",
        RollState::Closed => "closed",
        RollState::CalledOff => "called off",
    }
}

fn per_cent(rate: Rate) -> Option<f64> {
    rate.0.map(|tenths| f64::from(tenths) / 10.0)
}

fn written(at: Timestamp, zone: Tz) -> String {
    at.in_zone(zone).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
