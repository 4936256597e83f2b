//! What comes while a meeting is to be prepared, moved or called off: dispatch, one line an arm.

use super::agenda::Agenda;
use super::changing::{Change, Changing, ChangingNext, MeetingScene};
use super::choosing::Purpose;
use super::next::{Input, Next, Objection, Obstacle};
use super::{cancelling, moving, preparing};
use crate::domain::meeting::Step;

impl Changing {
    /// The meeting is known; what followed the command may say the rest.
    pub fn begin(purpose: Purpose, scene: &MeetingScene) -> ChangingNext {
        let meeting = scene.meeting.id;
        if let Some(refusal) = refused(&purpose, scene) {
            return Next::Refuse(refusal);
        }
        match purpose {
            Purpose::Agenda { agenda } => preparing::shown(agenda, scene),
            Purpose::Move { line } if line.is_empty() => Next::Ask(Self::NewTime { meeting }),
            Purpose::Move { line } => moving::propose(&line, scene),
            Purpose::Cancel { line } if line.is_empty() => Next::Ask(Self::Why { meeting }),
            Purpose::Cancel { line } => cancelling::propose(&line, scene),
        }
    }

    /// What comes while it waits.
    pub fn step(self, input: Input<'_>, scene: &MeetingScene) -> ChangingNext {
        if let Some(refusal) = refused(&self.purpose(), scene) {
            return Next::Refuse(refusal);
        }
        match (self, input) {
            (Self::Agenda { agenda, .. }, input) => preparing::step(agenda, input, scene),
            (Self::NewTime { .. }, Input::Text(text)) => moving::said(text, scene),
            (waiting @ Self::Move { .. }, Input::Text(text)) => match moving::said(text, scene) {
                Next::Again(_, Objection::NoNewMoment) => Next::Again(waiting, Objection::ButtonsOnly),
                next @ (Next::Ask(_) | Next::Again(..) | Next::Do(_) | Next::Refuse(_) | Next::Stale) => next,
            },
            (Self::Move { starts_at, place, .. }, Input::Confirm) => {
                moving::confirmed(starts_at, place, scene)
            }
            (Self::Why { .. }, Input::Text(text)) => cancelling::propose(text, scene),
            (Self::Why { .. }, Input::Pick(_)) => cancelling::propose("", scene),
            (Self::Cancel { reason, .. }, Input::Confirm) => Next::Do(Change::Cancel(reason)),
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
            Self::Agenda { .. } => Purpose::Agenda { agenda: Agenda::default() },
            Self::NewTime { .. } | Self::Move { .. } => Purpose::Move { line: String::new() },
            Self::Why { .. } | Self::Cancel { .. } => Purpose::Cancel { line: String::new() },
        }
    }
}

/// Why it cannot be done any longer.
fn refused(purpose: &Purpose, scene: &MeetingScene) -> Option<Obstacle> {
    let phase = scene.meeting.phase;
    let fine = |possible: bool, refusal| (!possible).then_some(refusal);
    match purpose {
        Purpose::Agenda { .. } => {
            fine(phase.is_live() && scene.meeting.ends_at() > scene.now, Obstacle::NotComing)
        }
        Purpose::Move { .. } => fine(phase.after(Step::Move).is_some(), Obstacle::CannotChange),
        Purpose::Cancel { .. } => fine(phase.after(Step::Cancel).is_some(), Obstacle::CannotChange),
    }
}
