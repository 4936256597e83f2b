//! What a secretary reads.

use chrono::NaiveDate;

use super::Text;
use crate::domain::Timestamp;

/// Someone else tried what only a secretary may.
pub fn only_secretaries() -> Text {
    Text::new("only-secretaries")
}

/// How to call a meeting in one line.
pub fn how_to_call(example: NaiveDate) -> Text {
    Text::new("how-to-call").with("example", example)
}

/// A moment that is past.
pub fn already_past(at: Timestamp) -> Text {
    Text::new("already-past").with("when", at)
}

/// The meeting is made.
pub fn called(at: Timestamp) -> Text {
    Text::new("called").with("when", at)
}
