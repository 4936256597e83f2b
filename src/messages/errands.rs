//! What a secretary's errand asks where it stands, and what is said when an answer does not fit.

use chrono::{Days, NaiveDate};

use super::{Text, agenda, calling, changes, secretary};
use crate::domain::ConversationNo;
use crate::domain::exchanges::calling::{self as call, Calling};
use crate::domain::exchanges::changing::{self as change, Changing};
use crate::domain::exchanges::{Objection, Obstacle, agenda::LONGEST, planning};

/// Examples name a day so far ahead, so that they are understood when they are sent back.
const EXAMPLE: Days = Days::new(12);

/// What is asked while a branch is to meet.
pub fn calling(state: &Calling, scene: &call::BranchScene, number: ConversationNo) -> Text {
    let (branch, example) = (&scene.branch.name, example(scene.now.day(scene.zone)));
    match state {
        Calling::When { draft } => match (draft.time, draft.day) {
            (Some(_), _) => calling::with_way_out(calling::what_day(example), number),
            (None, Some(day)) => calling::with_way_out(calling::what_time(day), number),
            (None, None) => calling::when(&scene.plans, example, number),
        },
        Calling::Where { .. } => calling::place(scene.last_place.as_deref(), number),
        Calling::Call { draft } => {
            let at = draft.starts_at(scene.zone).unwrap_or(scene.now);
            calling::confirm_call(branch, draft.kind, at, &draft.place, number)
        }
        Calling::Plan(proposal) => {
            let dates = planning::dates(&proposal.cron, scene.now, scene.zone);
            calling::confirm_plan(branch, proposal, &dates, number)
        }
        Calling::StopPlan { plan, .. } => match scene.plans.iter().find(|held| held.id == *plan) {
            Some(held) => calling::confirm_stop(held.kind, number),
            None => calling::no_plan(),
        },
    }
}

/// What is asked while a meeting is to be prepared, moved or called off.
pub fn changing(state: &Changing, scene: &change::MeetingScene, number: ConversationNo) -> Text {
    let change::MeetingScene { meeting, now, zone, readers, out_of_reach } = scene;
    match state {
        Changing::Agenda { agenda, .. } if agenda.is_empty() => agenda::send_it(meeting, number),
        Changing::Agenda { agenda, .. } => agenda::preview(meeting, agenda, *readers, *out_of_reach, number),
        Changing::NewTime { .. } => changes::new_time(meeting, example(now.day(*zone)), number),
        Changing::Move { starts_at, place, .. } => {
            changes::confirm_move(meeting, *starts_at, place, *readers, number)
        }
        Changing::Why { .. } => changes::why(meeting, number),
        Changing::Cancel { reason, .. } => {
            let told = if meeting.starts_at > *now { *readers } else { 0 };
            changes::confirm_cancel(meeting, reason, told, number)
        }
    }
}

/// Why an answer does not fit, and the question again; where the reason shows how to say it, that is enough.
pub fn objected(objection: Objection, question: Text, today: NaiveDate, number: ConversationNo) -> Text {
    let why = match objection {
        Objection::NoMoment => return calling::with_way_out(secretary::how_to_call(example(today)), number),
        Objection::NoNewMoment => return calling::with_way_out(changes::how_to_move(example(today)), number),
        Objection::Unclear(unclear) => return calling::with_way_out(calling::unclear(unclear), number),
        Objection::ButtonsOnly => Text::new("buttons-only"),
        Objection::WordsOnly => Text::new("words-only"),
        Objection::NoPlace => Text::new("no-place-said"),
        Objection::Past(at) => secretary::already_past(at),
        Objection::TooLong => agenda::too_long(LONGEST),
    };
    question.under(|question| Text::new("asked-again").with("why", why).with("question", question))
}

/// Why an errand cannot go on.
pub fn refusal(obstacle: Obstacle) -> Text {
    match obstacle {
        Obstacle::CannotChange => changes::cannot_change(),
        Obstacle::NotComing => calling::no_meeting_coming(),
        Obstacle::NoPlan => calling::no_plan(),
    }
}

fn example(today: NaiveDate) -> NaiveDate {
    today + EXAMPLE
}
