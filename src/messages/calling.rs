//! Calling meetings and planning them: what a secretary is asked and shown.

use std::time::Duration;

use chrono::NaiveDate;

use super::buttons::Press;
use super::{Button, Text, invitation};
use crate::domain::exchanges::calling::{LAST_PLACE, NO_PLACE, OTHER_PLACE};
use crate::domain::exchanges::planning::{Planned, Proposal};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::organization::Organization;
use crate::domain::recurrence::Unclear;
use crate::domain::{ConversationNo, Timestamp};

/// The longest label that is still a button.
const LONGEST_LABEL: usize = 60;

/// Which of several branches.
pub fn which_branch(branches: &[Organization], number: ConversationNo) -> Text {
    let choose = |text: Text, branch: &Organization| {
        text.row([Button::labelled(label(&branch.name), Press::Pick(number, branch.id.0))])
    };
    let text = branches.iter().fold(Text::new("which-branch"), choose);
    with_way_out(text, number)
}

/// Which of several meetings.
pub fn which_meeting(meetings: &[(String, Meeting)], number: ConversationNo) -> Text {
    let choose = |text: Text, (branch, meeting): &(String, Meeting)| {
        let label =
            Text::new("meeting-choice").with("branch", branch.as_str()).with("when", meeting.starts_at);
        text.row([Button::labelled(label, Press::Pick(number, meeting.id.0))])
    };
    let text = meetings.iter().fold(Text::new("choose-meeting"), choose);
    with_way_out(text, number)
}

/// When is it to be? With the plans that hold, and a way to stop each.
pub fn when(plans: &[Planned], example: NaiveDate, number: ConversationNo) -> Text {
    let lines: Vec<Text> = plans.iter().map(line).collect();
    let text = match plans {
        [] => Text::new("when"),
        _ => Text::new("when-planned").with("plans", lines),
    };
    let text = text.with("example", example);
    let stop = |text: Text, (index, plan): (i64, &Planned)| {
        let label = Text::new("button-stop-kind").with("kind", kind(plan.kind));
        text.row([Button::labelled(label, Press::Pick(number, index))])
    };
    with_way_out((0..).zip(plans).fold(text, stop), number)
}

fn line(plan: &Planned) -> Text {
    let text = Text::new("plan-line").with("kind", kind(plan.kind)).with("place", place_of(&plan.place));
    match plan.dates.first() {
        Some(next) => text.with("next", *next),
        None => text.with("next", Text::new("never-again")),
    }
}

/// The day is known, the time is not.
pub fn what_time(day: NaiveDate) -> Text {
    Text::new("what-time").with("day", day)
}

/// The time is known, the day is not.
pub fn what_day(example: NaiveDate) -> Text {
    Text::new("what-day").with("example", example)
}

/// Where is it to be?
pub fn place(last: Option<&str>, number: ConversationNo) -> Text {
    let mut text = Text::new("where");
    if let Some(last) = last {
        text = text.row([Button::labelled(label(last), Press::Pick(number, LAST_PLACE))]);
    }
    text.row([
        Button::new("button-no-place", Press::Pick(number, NO_PLACE)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// Shows the meeting that would be made.
pub fn confirm_call(
    branch: &str,
    kind: MeetingKind,
    at: Timestamp,
    place: &str,
    number: ConversationNo,
) -> Text {
    Text::new("confirm-call")
        .with("branch", branch)
        .with("title", self::kind(kind))
        .with("when", at)
        .with("place", place_of(place))
        .row([
            Button::new("button-create", Press::Confirm(number)),
            Button::new("button-abandon", Press::Abandon(number)),
        ])
        .row([Button::new("button-other-place", Press::Pick(number, OTHER_PLACE))])
}

/// Shows the plan that would be made, with its next dates.
pub fn confirm_plan(branch: &str, plan: &Proposal, dates: &[Timestamp], number: ConversationNo) -> Text {
    let dates: Vec<Text> = dates.iter().map(|at| Text::new("date-line").with("when", *at)).collect();
    Text::new("confirm-plan")
        .with("branch", branch)
        .with("kind", kind(plan.kind))
        .with("place", place_of(&plan.place))
        .with("dates", dates)
        .row([
            Button::new("button-plan", Press::Confirm(number)),
            Button::new("button-abandon", Press::Abandon(number)),
        ])
}

/// The plan holds.
pub fn planned(ahead: Duration) -> Text {
    Text::new("planned").with("days", i64::try_from(ahead.as_secs().div_ceil(24 * 3600)).unwrap_or(i64::MAX))
}

/// What of a plan was not understood.
pub fn unclear(unclear: Unclear) -> Text {
    Text::new(match unclear {
        Unclear::Time => "plan-without-time",
        Unclear::Day => "plan-without-day",
        Unclear::Last => "plan-of-last-days",
    })
}

/// Whether the plan is really to stop.
pub fn confirm_stop(kind: MeetingKind, number: ConversationNo) -> Text {
    Text::new("confirm-stop").with("kind", self::kind(kind)).row([
        Button::new("button-stop", Press::Confirm(number)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// The plan has ended.
pub fn plan_stopped() -> Text {
    Text::new("plan-stopped")
}

/// There is no such plan any longer.
pub fn no_plan() -> Text {
    Text::new("no-plan")
}

/// A plan made a meeting: its agenda is wanted, by the moment of the announcement if that is still to come.
pub fn asks_for_agenda(meeting: &Meeting, announced: Option<Timestamp>) -> Text {
    let text = match announced {
        Some(at) => Text::new("asks-for-agenda").with("announced", at),
        None => Text::new("asks-for-agenda-late"),
    };
    text.with("title", invitation::title(meeting))
        .with("when", meeting.starts_at)
        .with("place", invitation::place(meeting))
}

/// Nothing is coming that could be prepared, moved or called off.
pub fn no_meeting_coming() -> Text {
    Text::new("no-meeting-coming")
}

/// `Thôi` below everything else.
pub fn with_way_out(text: Text, number: ConversationNo) -> Text {
    text.row([Button::new("button-abandon", Press::Abandon(number))])
}

/// What a kind of meeting is called.
pub fn kind(kind: MeetingKind) -> Text {
    Text::of("meeting", kind.word())
}

/// A place, or that nobody has said so.
pub fn place_of(place: &str) -> Text {
    if place.is_empty() { Text::new("place-unknown") } else { Text::new("place").with("place", place) }
}

fn label(words: &str) -> Text {
    let mut label: String = words.chars().take(LONGEST_LABEL).collect();
    if label.len() < words.len() {
        label.push('…');
    }
    Text::new("words").with("words", label)
}
