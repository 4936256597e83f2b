//! What comes while an errand waits, and what follows from it.

use crate::domain::Timestamp;
use crate::domain::event::File;
use crate::domain::recurrence::Unclear;

/// What comes while an errand waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'i> {
    /// A text.
    Text(&'i str),
    /// A document or a photo.
    File(&'i File),
    /// A sticker, a voice message and the like.
    Unreadable,
    /// One of several buttons.
    Pick(i64),
    /// The button that says what it does.
    Confirm,
}

/// What follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next<S, D> {
    /// Goes on to this, and asks what is open there.
    Ask(S),
    /// What was said does not fit: says why, and asks again.
    Again(S, Objection),
    /// All is known and confirmed.
    Do(D),
    /// It cannot be done any longer, and ends.
    Refuse(Obstacle),
    /// A button of something else.
    Stale,
}

/// Why an answer does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objection {
    /// One of the buttons is awaited.
    ButtonsOnly,
    /// It is neither text nor a file that could be used here.
    WordsOnly,
    /// It has neither a time nor a day.
    NoMoment,
    /// The same, where a meeting is to be moved.
    NoNewMoment,
    /// The moment is past.
    Past(Timestamp),
    /// The plan lacks something.
    Unclear(Unclear),
    /// It is no place.
    NoPlace,
    /// The agenda is longer than anyone would read.
    TooLong,
}

/// Why an errand cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The roll is taken, or the meeting is called off.
    CannotChange,
    /// It is over.
    NotComing,
    /// The plan has ended.
    NoPlan,
}
