//! `/ykien`: what it is, with or without name, and the words.

use super::buttons::Press;
use super::{Button, Text};
use crate::domain::feedback::FeedbackKind;

/// Ý kiến, nguyện vọng or đề xuất?
pub fn ask_kind(number: i64) -> Text {
    let button = |kind: &FeedbackKind| Button::labelled(kind_name(*kind), Press::FeedbackKind(number, *kind));
    Text::new("feedback-ask-kind").row(FeedbackKind::ALL.iter().map(button)).row([abandon(number)])
}

/// With or without name? Asked before the text.
pub fn ask_name(kind: FeedbackKind, number: i64) -> Text {
    Text::new("feedback-ask-name")
        .with("kind", kind_name(kind))
        .row([
            Button::new("button-named", Press::FeedbackName(number, true)),
            Button::new("button-nameless", Press::FeedbackName(number, false)),
        ])
        .row([abandon(number)])
}

/// Now the words.
pub fn ask_words(kind: FeedbackKind, named: bool, number: i64) -> Text {
    let key = if named { "feedback-ask-words-named" } else { "feedback-ask-words-nameless" };
    Text::new(key).with("kind", kind_name(kind)).row([abandon(number)])
}

/// The buttons above are awaited, not words.
pub fn choose_first() -> Text {
    Text::new("feedback-choose-first")
}

/// Words that read as a question, which would have a name.
pub fn ask_whether_question(kind: FeedbackKind, number: i64) -> Text {
    Text::new("feedback-or-question")
        .row([Button::labelled(
            Text::new("button-as-feedback").with("kind", kind_name(kind)),
            Press::FeedbackAfterAll(number),
        )])
        .row([Button::new("button-as-question", Press::QuestionAfterAll(number))])
}

fn abandon(number: i64) -> Button {
    Button::new("button-abandon", Press::Abandon(number))
}

/// "ý kiến".
pub fn kind_name(kind: FeedbackKind) -> Text {
    Text::of("feedback", kind.word())
}

/// To the member: it is kept, and whether somebody read it already.
pub fn kept(kind: FeedbackKind, named: bool, received: bool) -> Text {
    let key = match (named, received) {
        (true, true) => "feedback-kept-named",
        (false, true) => "feedback-kept-nameless",
        (true | false, false) => "feedback-kept-unread",
    };
    Text::new(key).with("kind", kind_name(kind))
}

/// To the secretary.
pub fn received(kind: FeedbackKind, name: Option<&str>, words: &str) -> Text {
    let text = match name {
        Some(name) => Text::new("feedback-received").with("name", name),
        None => Text::new("feedback-received-nameless"),
    };
    text.with("kind", kind_name(kind)).with("words", words)
}

/// To someone who belongs to no branch today.
pub fn no_branch() -> Text {
    Text::new("feedback-no-branch")
}
