//! Another time, another place, or no meeting after all.

use chrono::NaiveDate;

use super::buttons::Press;
use super::{Button, Text, calling, invitation};
use crate::domain::meeting::Meeting;
use crate::domain::{ConversationNo, Timestamp};

/// Asks for the new time.
pub fn new_time(meeting: &Meeting, example: NaiveDate, number: ConversationNo) -> Text {
    calling::with_way_out(about(Text::new("new-time"), meeting).with("example", example), number)
}

/// How to say the new time.
pub fn how_to_move(example: NaiveDate) -> Text {
    Text::new("how-to-move").with("example", example)
}

/// Shows what would change.
pub fn confirm_move(
    meeting: &Meeting,
    at: Timestamp,
    place: &str,
    told: usize,
    number: ConversationNo,
) -> Text {
    let key = if at == meeting.starts_at { "confirm-new-place" } else { "confirm-move" };
    let text = Text::new(key).with("title", invitation::title(meeting)).with("before", meeting.starts_at);
    text.with("when", at).with("place", calling::place_of(place)).with("told", told).row([
        Button::new("button-move", Press::Confirm(number)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// It is moved, and so many are told.
pub fn moved_done(at: Timestamp, told: usize) -> Text {
    Text::new("moved-done").with("when", at).with("told", told)
}

/// The new time, before the invitation.
pub fn moved(meeting: &Meeting, before: Timestamp) -> Text {
    about(Text::new("moved"), meeting).with("before", before)
}

/// The new time, which is the invitation to it.
pub fn moved_asking(meeting: &Meeting, before: Timestamp) -> Text {
    invitation::ask(about(Text::new("moved-asking"), meeting).with("before", before), meeting.id)
}

/// The new place, at the same time.
pub fn new_place(meeting: &Meeting) -> Text {
    about(Text::new("new-place"), meeting)
}

/// Asks why a meeting is called off.
pub fn why(meeting: &Meeting, number: ConversationNo) -> Text {
    about(Text::new("why-cancel"), meeting).row([
        Button::new("button-without-reason", Press::Pick(number, 0)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// Shows what would be called off, and what everyone would read.
pub fn confirm_cancel(meeting: &Meeting, reason: &str, told: usize, number: ConversationNo) -> Text {
    about(Text::new("confirm-cancel"), meeting).with("reason", because(reason)).with("told", told).row([
        Button::new("button-cancel", Press::Confirm(number)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// It is called off, and so many are told.
pub fn cancelled_done(at: Timestamp, told: usize) -> Text {
    Text::new("cancelled-done").with("when", at).with("told", told)
}

/// To everyone: there is no meeting.
pub fn cancelled(meeting: &Meeting, reason: &str) -> Text {
    about(Text::new("cancelled"), meeting).with("reason", because(reason))
}

/// A roll that is being taken or is closed, a meeting that is called off: nothing to change.
pub fn cannot_change() -> Text {
    Text::new("cannot-change")
}

fn because(reason: &str) -> Text {
    match reason {
        "" => Text::new("reason-unsaid"),
        reason => Text::new("words").with("words", reason),
    }
}

fn about(text: Text, meeting: &Meeting) -> Text {
    text.with("title", invitation::title(meeting))
        .with("when", meeting.starts_at)
        .with("place", invitation::place(meeting))
}
