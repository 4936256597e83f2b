//! `/ykien`: what it is, with or without name, and the words.

use super::buttons::Press;
use super::{Button, Text};
use crate::domain::ConversationNo;
use crate::domain::exchanges::Conversation;
use crate::domain::feedback::FeedbackKind;

/// What is asked next: what it is, with or without name, the words.
pub fn ask(awaited: &Conversation, number: ConversationNo) -> Text {
    match awaited {
        Conversation::FeedbackName { kind } => ask_name(*kind, number),
        Conversation::FeedbackWords { kind, named } => ask_words(*kind, *named, number),
        Conversation::FeedbackKind
        | Conversation::Consent { .. }
        | Conversation::Reason { .. }
        | Conversation::Delay { .. }
        | Conversation::LinkGroup { .. }
        | Conversation::Errand { .. }
        | Conversation::WhichMeeting { .. }
        | Conversation::PassOn { .. } => ask_kind(number),
    }
}

/// The same again, for what came instead was not kept.
pub fn asked_again(awaited: &Conversation, number: ConversationNo) -> Text {
    let key = match awaited {
        Conversation::FeedbackWords { .. } => "words-only",
        Conversation::FeedbackKind
        | Conversation::FeedbackName { .. }
        | Conversation::Consent { .. }
        | Conversation::Reason { .. }
        | Conversation::Delay { .. }
        | Conversation::LinkGroup { .. }
        | Conversation::Errand { .. }
        | Conversation::WhichMeeting { .. }
        | Conversation::PassOn { .. } => "feedback-choose-first",
    };
    let again = |question| Text::new("asked-again").with("why", Text::new(key)).with("question", question);
    ask(awaited, number).under(again)
}

/// Ý kiến, nguyện vọng or đề xuất?
fn ask_kind(number: ConversationNo) -> Text {
    let button = |kind: &FeedbackKind| Button::labelled(kind_name(*kind), Press::FeedbackKind(number, *kind));
    Text::new("feedback-ask-kind").row(FeedbackKind::ALL.iter().map(button)).row([abandon(number)])
}

/// With or without name? Asked before the text.
fn ask_name(kind: FeedbackKind, number: ConversationNo) -> Text {
    Text::new("feedback-ask-name")
        .with("kind", kind_name(kind))
        .row([
            Button::new("button-named", Press::FeedbackName(number, true)),
            Button::new("button-nameless", Press::FeedbackName(number, false)),
        ])
        .row([abandon(number)])
}

/// Now the words.
fn ask_words(kind: FeedbackKind, named: bool, number: ConversationNo) -> Text {
    let key = if named { "feedback-ask-words-named" } else { "feedback-ask-words-nameless" };
    Text::new(key).with("kind", kind_name(kind)).row([abandon(number)])
}

fn abandon(number: ConversationNo) -> Button {
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
