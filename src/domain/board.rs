//! What a group's boards show: the meetings of a day below an organisation, before and after.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::meeting::{MeetingKind, Phase};
use super::tally::{Announced, Held};
use super::words::words;
use super::{MeetingId, OrganizationId, Timestamp, stages};

words! {
    /// The two messages a group gets for a day.
    BoardSort {
        /// First sent at the first deadline.
        Before = "before",
        /// First sent when the first roll is closed.
        After = "after",
    }
}

/// A meeting, as far as figures and boards look at it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    /// The id of the meeting.
    pub id: MeetingId,
    /// The branch that meets.
    pub branch_id: OrganizationId,
    /// The branch's name.
    pub branch: String,
    /// The branch's place from the top.
    pub path: String,
    /// Loại hình of the branch.
    pub branch_type: Option<String>,
    /// What it is for.
    pub kind: MeetingKind,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub length_minutes: i64,
    /// Until when a reply is in time.
    pub deadline: Timestamp,
    /// How far it has come.
    pub phase: Phase,
    /// When the roll was closed.
    pub closed_at: Option<Timestamp>,
}

/// How far the roll of a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollState {
    /// The meeting has not begun.
    NotBegun,
    /// It has begun; the roll is not closed.
    Waiting,
    /// It began two days ago; the roll is not closed: "chưa điểm danh".
    Overdue,
    /// The figures stand.
    Closed,
    /// The meeting was called off.
    CalledOff,
}

impl Session {
    /// How far its roll has come.
    pub fn roll(&self, now: Timestamp) -> RollState {
        match self.phase {
            Phase::Closed => RollState::Closed,
            Phase::Cancelled => RollState::CalledOff,
            Phase::Planned | Phase::Announced | Phase::Open if now < self.starts_at => RollState::NotBegun,
            Phase::Planned | Phase::Announced | Phase::Open if now < stages::roll_overdue(self.starts_at) => {
                RollState::Waiting
            }
            Phase::Planned | Phase::Announced | Phase::Open => RollState::Overdue,
        }
    }

    /// Its deadline is past, and it was not called off.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.phase != Phase::Cancelled && self.deadline <= now
    }

    /// Its scheduled end is past.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.starts_at + std::time::Duration::from_secs(60 * self.length_minutes.unsigned_abs()) <= now
    }

    /// Whether it asks for a board nobody has seen yet, in a group linked since `linked_at`.
    pub fn calls_for(&self, sort: BoardSort, linked_at: Timestamp, now: Timestamp) -> bool {
        match sort {
            BoardSort::Before => self.is_due(now) && !self.is_over(now),
            BoardSort::After => match self.roll(now) {
                RollState::Closed => self.closed_at >= Some(linked_at),
                RollState::Overdue => stages::roll_overdue(self.starts_at) >= linked_at,
                RollState::NotBegun | RollState::Waiting | RollState::CalledOff => false,
            },
        }
    }
}

/// A meeting with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The meeting, and how far its roll has come.
    pub session: Session,
    /// What was announced.
    pub before: Announced,
    /// What the closed roll says.
    pub after: Option<Held>,
}

/// `n/m chi bộ`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BranchProgress {
    /// Branches that have come so far this month.
    pub n: usize,
    /// All branches.
    pub m: usize,
}

impl BranchProgress {
    /// How many of `m` branches have come so far in the month of `day`: their deadline, or their roll, is past.
    pub fn of(sessions: &[Session], sort: BoardSort, day: NaiveDate, zone: Tz, now: Timestamp) -> usize {
        let month = |day: NaiveDate| (day.year(), day.month());
        let branches: BTreeSet<OrganizationId> = sessions
            .iter()
            .filter(|session| month(session.starts_at.day(zone)) == month(day))
            .filter(|session| match sort {
                BoardSort::Before => session.is_due(now),
                BoardSort::After => session.phase == Phase::Closed,
            })
            .map(|session| session.branch_id)
            .collect();
        branches.len()
    }
}

/// The figures of meetings whose deadline is past, together.
pub fn announced<'c>(meetings: impl IntoIterator<Item = &'c Counted>) -> Announced {
    let mut sum = Announced::default();
    meetings.into_iter().for_each(|counted| sum += counted.before);
    sum
}

/// The figures of closed rolls, together.
pub fn held<'c>(meetings: impl IntoIterator<Item = &'c Counted>) -> Held {
    let mut sum = Held::default();
    meetings.into_iter().filter_map(|counted| counted.after).for_each(|held| sum += held);
    sum
}
