//! A monthly session, and the phases it goes through.

use serde::{Deserialize, Serialize};
use std::time::Duration;

use super::words::words;
use super::{MeetingId, OrganizationId, PlanId, Timestamp};

words! {
    /// What a meeting is for.
    MeetingKind {
        /// Thường kỳ: once a month.
        Regular = "regular",
        /// Chuyên đề: at least once a quarter.
        Thematic = "thematic",
        /// Bất thường.
        Extraordinary = "extraordinary",
        /// Đại hội.
        Congress = "congress",
    }
}

impl MeetingKind {
    /// The usual length in minutes: at least 90, a thematic one in the same sitting 120.
    pub fn usual_minutes(self) -> i64 {
        match self {
            Self::Regular | Self::Extraordinary => 90,
            Self::Thematic => 120,
            Self::Congress => 240,
        }
    }
}

words! {
    /// How far a meeting has come.
    Phase {
        /// Made; nobody has been told.
        Planned = "planned",
        /// The invitations are promised.
        Announced = "announced",
        /// The secretary is taking the roll.
        Open = "open",
        /// The roll is closed, the figures are frozen.
        Closed = "closed",
        /// Called off.
        Cancelled = "cancelled",
    }
}

words! {
    /// What can happen to a meeting.
    Step {
        /// The invitations go out.
        Announce = "announce",
        /// The secretary begins the roll.
        Open = "open",
        /// The secretary closes the roll.
        Close = "close",
        /// It gets another time.
        Move = "move",
        /// It is called off.
        Cancel = "cancel",
    }
}

impl Phase {
    /// The phase after `step`, or nothing where the step is not possible.
    pub fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Planned | Self::Announced, Step::Announce) => Some(Self::Announced),
            (Self::Planned | Self::Announced | Self::Open, Step::Open) => Some(Self::Open),
            (Self::Open, Step::Close) => Some(Self::Closed),
            (Self::Planned, Step::Move) => Some(Self::Planned),
            (Self::Announced, Step::Move) => Some(Self::Announced),
            (Self::Planned | Self::Announced | Self::Open, Step::Cancel) => Some(Self::Cancelled),
            (Self::Planned | Self::Announced, Step::Close)
            | (Self::Open, Step::Announce | Step::Move)
            | (Self::Closed | Self::Cancelled, _) => None,
        }
    }

    /// Replies still count and stages still fall due.
    pub fn is_live(self) -> bool {
        match self {
            Self::Planned | Self::Announced | Self::Open => true,
            Self::Closed | Self::Cancelled => false,
        }
    }
}

/// A monthly session of one branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Meeting {
    /// The id replies, the roll and messages refer to.
    pub id: MeetingId,
    /// The branch that meets.
    pub organization_id: OrganizationId,
    /// The plan that made it, if one did.
    pub plan_id: Option<PlanId>,
    /// What it is for.
    pub kind: MeetingKind,
    /// A title of its own.
    pub title: Option<String>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub length_minutes: i64,
    /// Where; empty if nobody has said so.
    pub place: String,
    /// Until when a reply is in time.
    pub deadline: Timestamp,
    /// How far it has come.
    pub phase: Phase,
    /// Counts its start times, from 1.
    pub version: i64,
    /// Since when this start time holds.
    pub versioned_at: Timestamp,
    /// The agenda's text.
    pub agenda: Option<String>,
    /// When the agenda was sent to everyone.
    pub agenda_sent_at: Option<Timestamp>,
    /// When the roll was closed.
    pub closed_at: Option<Timestamp>,
}

/// One start time of a meeting: its stages are due anew with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartVersion {
    /// The meeting that starts then.
    pub meeting: MeetingId,
    /// Which of its start times, from 1.
    pub version: i64,
}

impl Meeting {
    /// The start time it has now.
    pub fn start_version(&self) -> StartVersion {
        StartVersion { meeting: self.id, version: self.version }
    }

    /// When it ends, by the plan.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at + Duration::from_secs(60 * self.length_minutes.unsigned_abs())
    }
}
