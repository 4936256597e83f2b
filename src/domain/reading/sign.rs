//! One word or phrase of the message, as the lexicon sees it.

use std::ops::Range;

use super::sense::Sense;

/// A word or phrase, and what it does in the reply.
#[derive(Debug, Clone)]
pub(super) struct Sign {
    /// What it does.
    pub sense: Sense,
    /// Where it stands in the original text.
    pub span: Range<usize>,
    /// Whether a number is part of it: "muộn 15p".
    pub numeral: bool,
    /// Whether it is a date: "10/12".
    pub date: bool,
    /// Whether a negation is part of it: "không khỏe".
    pub negative: bool,
    /// Whether it begins with a capital among small letters: a name, or a place.
    pub capital: bool,
}

impl Sign {
    /// Whether it is a pause or an end rather than a word.
    pub(super) fn stands_alone(&self) -> bool {
        matches!(self.sense, Sense::Pause | Sense::Stop | Sense::QuestionMark)
    }
}
