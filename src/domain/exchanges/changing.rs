//! A meeting is prepared, moved or called off.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::agenda::{self, Agenda};
use super::choosing::Purpose;
use super::{Input, Objection, Refusal, cancelling, moving};
use crate::domain::meeting::{Meeting, Step};
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
pub enum Deed {
    /// Sends the agenda.
    Send(Agenda),
    /// Gives the meeting another time or place.
    Move(Timestamp, String),
    /// Calls it off, for this reason.
    Cancel(String),
}

/// What follows from what comes.
pub type Next = super::Next<Changing, Deed>;

/// What is known of the meeting.
#[derive(Debug, Clone)]
pub struct Scene {
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

    /// The meeting is known; what followed the command may say the rest.
    pub fn begin(purpose: Purpose, scene: &Scene) -> Next {
        let meeting = scene.meeting.id;
        if let Some(refusal) = refused(&purpose, scene) {
            return Next::Refuse(refusal);
        }
        match purpose {
            Purpose::Agenda { agenda } => agenda::shown(agenda, scene),
            Purpose::Move { line } if line.is_empty() => Next::Ask(Self::NewTime { meeting }),
            Purpose::Move { line } => moving::propose(&line, scene),
            Purpose::Cancel { line } if line.is_empty() => Next::Ask(Self::Why { meeting }),
            Purpose::Cancel { line } => cancelling::propose(&line, scene),
        }
    }

    /// What comes while it waits.
    pub fn step(self, input: Input<'_>, scene: &Scene) -> Next {
        if let Some(refusal) = refused(&self.purpose(), scene) {
            return Next::Refuse(refusal);
        }
        match (self, input) {
            (Self::Agenda { agenda, .. }, input) => agenda::step(agenda, input, scene),
            (Self::NewTime { .. }, Input::Text(text)) => moving::said(text, scene),
            (waiting @ Self::Move { .. }, Input::Text(text)) => match moving::said(text, scene) {
                Next::Again(_, Objection::NoNewMoment) => Next::Again(waiting, Objection::ButtonsOnly),
                next => next,
            },
            (Self::Move { starts_at, place, .. }, Input::Confirm) => {
                moving::confirmed(starts_at, place, scene)
            }
            (Self::Why { .. }, Input::Text(text)) => cancelling::propose(text, scene),
            (Self::Why { .. }, Input::Pick(_)) => cancelling::propose("", scene),
            (Self::Cancel { reason, .. }, Input::Confirm) => Next::Do(Deed::Cancel(reason)),
            (waiting @ Self::Cancel { .. }, Input::Text(_)) => Next::Again(waiting, Objection::ButtonsOnly),
            (waiting, Input::File(_) | Input::Unreadable) => Next::Again(waiting, Objection::WordsOnly),
            (
                Self::NewTime { .. } | Self::Move { .. } | Self::Why { .. } | Self::Cancel { .. },
                Input::Pick(_) | Input::Confirm,
            ) => Next::Stale,
        }
    }

    fn purpose(&self) -> Purpose {
        match self {
            Self::Agenda { agenda, .. } => Purpose::Agenda { agenda: agenda.clone() },
            Self::NewTime { .. } | Self::Move { .. } => Purpose::Move { line: String::new() },
            Self::Why { .. } | Self::Cancel { .. } => Purpose::Cancel { line: String::new() },
        }
    }
}

/// Why it cannot be done any longer.
fn refused(purpose: &Purpose, scene: &Scene) -> Option<Refusal> {
    let phase = scene.meeting.phase;
    let fine = |possible: bool, refusal| (!possible).then_some(refusal);
    match purpose {
        Purpose::Agenda { .. } => {
            fine(phase.is_live() && scene.meeting.ends_at() > scene.now, Refusal::NotComing)
        }
        Purpose::Move { .. } => fine(phase.after(Step::Move).is_some(), Refusal::CannotChange),
        Purpose::Cancel { .. } => fine(phase.after(Step::Cancel).is_some(), Refusal::CannotChange),
    }
}
