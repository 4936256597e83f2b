//! The invitation and the reminders.

use super::buttons::Press;
use super::fits::inline;
use super::{Button, Text};
use crate::domain::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::reply::Answer;

/// The invitation, with the agenda if there is one.
pub fn invitation(branch: &str, meeting: &Meeting) -> Text {
    let text = match &meeting.agenda {
        Some(agenda) => Text::new("invitation-with-agenda").with("agenda", inline(agenda)),
        None => Text::new("invitation"),
    };
    ask(about(text, branch, meeting), meeting.id)
}

/// The same to a committee's member in charge of the branch, who is not asked to answer.
pub fn notice(branch: &str, meeting: &Meeting) -> Text {
    let text = match &meeting.agenda {
        Some(agenda) => Text::new("notice-with-agenda").with("agenda", inline(agenda)),
        None => Text::new("notice"),
    };
    about(text, branch, meeting)
}

fn about(text: Text, branch: &str, meeting: &Meeting) -> Text {
    text.with("branch", branch)
        .with("title", title(meeting))
        .with("when", meeting.starts_at)
        .with("place", place(meeting))
}

/// To those who have not answered.
pub fn nudge(meeting: &Meeting) -> Text {
    let text = Text::new("nudge").with("title", title(meeting)).with("when", meeting.starts_at);
    ask(text.with("place", place(meeting)).with("deadline", meeting.deadline), meeting.id)
}

/// To those who said yes, the day before.
pub fn still_coming(meeting: &Meeting) -> Text {
    let text = Text::new("still-coming").with("title", title(meeting)).with("when", meeting.starts_at);
    ask(text.with("place", place(meeting)), meeting.id)
}

/// `✅ Có mặt` · `⏰ Đến muộn` · `❌ Vắng mặt` under a text.
pub fn ask(text: Text, meeting: MeetingId) -> Text {
    text.row([
        Button::new("button-attending", Press::Reply(meeting, Answer::Attending)),
        Button::new("button-late", Press::Reply(meeting, Answer::Late)),
        Button::new("button-absent", Press::Reply(meeting, Answer::Absent)),
    ])
}

/// What a meeting is called: its own title, or its kind.
pub fn title(meeting: &Meeting) -> Text {
    match &meeting.title {
        Some(title) => Text::new("meeting-titled").with("title", title.as_str()),
        None => Text::of("meeting", meeting.kind.word()),
    }
}

/// Where it is, or that nobody has said so.
pub fn place(meeting: &Meeting) -> Text {
    if meeting.place.is_empty() {
        Text::new("place-unknown")
    } else {
        Text::new("place").with("place", meeting.place.as_str())
    }
}
