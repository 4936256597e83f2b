//! What comes beside the invitation: the roll, thanks, what came too late, and `/lich`.

use super::buttons::Press;
use super::{Button, Text, invitation, replies};
use crate::domain::Timestamp;
use crate::domain::meeting::Meeting;
use crate::domain::reply::Reply;
use crate::domain::stages::Audience;

/// To the secretary, until she has.
pub fn close_roll(meeting: &Meeting) -> Text {
    let text = about(Text::new("close-roll"), meeting);
    text.row([Button::new("button-take-roll", Press::Roll(meeting.id, 0))])
}

/// To those who were there.
pub fn thanks(meeting: &Meeting) -> Text {
    about(Text::new("thanks"), meeting)
}

/// To the secretary: a stage came too late for everyone.
pub fn late(meeting: &Meeting, audience: Audience) -> Text {
    about(Text::new("late-for-all"), meeting).with("what", what(audience))
}

/// To the secretary: a stage came too late for some.
pub fn late_for_some(meeting: &Meeting, audience: Audience, many: i64) -> Text {
    about(Text::new("late-for-some"), meeting).with("what", what(audience)).with("many", many)
}

/// To the secretary: replies of the time the bot was away may be lost.
pub fn was_away(meeting: &Meeting, since: Timestamp) -> Text {
    about(Text::new("was-away"), meeting).with("since", since)
}

/// A coming meeting, with one's reply where one is invited.
pub fn coming(branch: &str, meeting: &Meeting, reply: Option<&Reply>, invited: bool) -> Text {
    let said = match reply {
        Some(reply) => Text::new("coming-answered").with("reply", replies::mirror(reply)),
        None if invited => Text::new("coming-unanswered"),
        None => Text::new("coming-not-invited"),
    };
    let text = about(Text::new("coming"), meeting)
        .with("branch", branch)
        .with("place", invitation::place(meeting))
        .with("said", said);
    if invited { invitation::ask(text, meeting.id) } else { text }
}

/// Nothing is coming.
pub fn nothing_coming() -> Text {
    Text::new("nothing-coming")
}

fn what(audience: Audience) -> Text {
    Text::new(match audience {
        Audience::Everyone => "late-invitation",
        Audience::Silent => "late-nudge",
        Audience::Attending => "late-confirm",
        Audience::Secretary => "late-roll",
        Audience::Present => "late-thanks",
    })
}

fn about(text: Text, meeting: &Meeting) -> Text {
    text.with("title", invitation::title(meeting)).with("when", meeting.starts_at)
}
