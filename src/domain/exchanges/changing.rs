//! A meeting is prepared, moved or called off.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::next::Next;
use crate::domain::meeting::Meeting;
use crate::domain::{MeetingId, Timestamp};

/// What the bot asked last, and what it knows by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Changing {
    /// The agenda's text, documents and photos; `✅ Gửi` once there are some.
    Agenda {
        /// Of which meeting.
        meeting: MeetingId,
        /// What came so far.
        agenda: Agenda,
    },
    /// The new time of a meeting.
    NewTime {
        /// Which.
        meeting: MeetingId,
    },
    /// `✅ Dời buổi họp`.
    Move {
        /// Which.
        meeting: MeetingId,
        /// When it is to begin.
        starts_at: Timestamp,
        /// Where.
        place: String,
    },
    /// Why a meeting is called off.
    Why {
        /// Which.
        meeting: MeetingId,
    },
    /// `✅ Hủy buổi họp`.
    Cancel {
        /// Which.
        meeting: MeetingId,
        /// Why; empty if the secretary did not say.
        reason: String,
    },
}

/// What it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Sends the agenda.
    Send(Agenda),
    /// Gives the meeting another time or place.
    Move(Timestamp, String),
    /// Calls it off, for this reason.
    Cancel(String),
}

/// What follows from what comes.
pub type ChangingNext = Next<Changing, Change>;

/// What is known of the meeting.
#[derive(Debug, Clone)]
pub struct MeetingScene {
    /// The present moment.
    pub now: Timestamp,
    /// The zone of the branch.
    pub zone: Tz,
    /// The meeting.
    pub meeting: Meeting,
    /// How many would read of a change.
    pub readers: usize,
    /// How many are invited and out of reach.
    pub out_of_reach: usize,
}

impl Changing {
    /// The meeting.
    pub fn meeting(&self) -> MeetingId {
        match self {
            Self::Agenda { meeting, .. }
            | Self::NewTime { meeting }
            | Self::Move { meeting, .. }
            | Self::Why { meeting }
            | Self::Cancel { meeting, .. } => *meeting,
        }
    }

    /// Whether something said would be lost.
    pub fn holds_something(&self) -> bool {
        match self {
            Self::Agenda { agenda, .. } => !agenda.is_empty(),
            Self::Move { .. } | Self::Cancel { .. } => true,
            Self::NewTime { .. } | Self::Why { .. } => false,
        }
    }
}
