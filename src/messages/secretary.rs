//! What a secretary reads.

use super::buttons::Press;
use super::{Button, Text};
use crate::domain::Timestamp;

/// Someone else tried what only a secretary may.
pub fn only_secretaries() -> Text {
    Text::new("only-secretaries")
}

/// How to call a meeting in one line.
pub fn how_to_call() -> Text {
    Text::new("how-to-call")
}

/// A moment that is past.
pub fn already_past(at: Timestamp) -> Text {
    Text::new("already-past").with("when", at)
}

/// Shows the meeting that would be made.
pub fn confirm_call(branch: &str, at: Timestamp, place: &str, number: i64) -> Text {
    let place =
        if place.is_empty() { Text::new("place-unknown") } else { Text::new("place").with("place", place) };
    Text::new("confirm-call").with("branch", branch).with("when", at).with("place", place).row([
        Button::new("button-create", Press::Confirm(number)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// The meeting is made.
pub fn called(at: Timestamp) -> Text {
    Text::new("called").with("when", at)
}
