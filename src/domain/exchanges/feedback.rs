//! `/ykien`: what it is, with or without name, and the words. From the first to the last every text is its own.

use super::Conversation;
use crate::domain::alphabet::fold;
use crate::domain::feedback::FeedbackKind;

/// What comes while a feedback is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'i> {
    /// The button of a kind.
    Kind(FeedbackKind),
    /// With name, or without.
    Name(bool),
    /// A text.
    Words(&'i str),
    /// A file, a voice message, a sticker.
    Wordless,
}

/// What follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Asks for the next.
    Ask(Conversation),
    /// It does not fit: asks for the same again.
    Again,
    /// The feedback is whole.
    Give(Whole),
    /// A button of something else.
    Stale,
}

/// A feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// What it is.
    pub kind: FeedbackKind,
    /// With name or without.
    pub named: bool,
    /// The words.
    pub words: String,
}

/// What follows from what comes; a kind and a name may be typed as they stand on the buttons.
pub fn step(awaited: &Conversation, input: Input<'_>) -> Next {
    match (awaited, input) {
        (Conversation::FeedbackKind, Input::Kind(kind)) => Next::Ask(Conversation::FeedbackName { kind }),
        (Conversation::FeedbackKind, Input::Words(text)) => match typed_kind(text) {
            Some(kind) => Next::Ask(Conversation::FeedbackName { kind }),
            None => Next::Again,
        },
        (Conversation::FeedbackName { kind }, Input::Name(named)) => {
            Next::Ask(Conversation::FeedbackWords { kind: *kind, named })
        }
        (Conversation::FeedbackName { kind }, Input::Words(text)) => match typed_name(text) {
            Some(named) => Next::Ask(Conversation::FeedbackWords { kind: *kind, named }),
            None => Next::Again,
        },
        (Conversation::FeedbackWords { kind, named }, Input::Words(words)) if !words.trim().is_empty() => {
            Next::Give(Whole { kind: *kind, named: *named, words: words.trim().to_owned() })
        }
        (
            Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackWords { .. },
            Input::Wordless | Input::Words(_),
        ) => Next::Again,
        (
            Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackWords { .. }
            | Conversation::Consent { .. }
            | Conversation::Reason { .. }
            | Conversation::Delay { .. }
            | Conversation::LinkGroup { .. }
            | Conversation::Errand { .. }
            | Conversation::WhichMeeting { .. }
            | Conversation::PassOn { .. },
            Input::Kind(_) | Input::Name(_) | Input::Words(_) | Input::Wordless,
        ) => Next::Stale,
    }
}

fn typed_kind(text: &str) -> Option<FeedbackKind> {
    match fold(text).as_str() {
        "y kien" | "opinion" => Some(FeedbackKind::Opinion),
        "nguyen vong" | "wish" => Some(FeedbackKind::Wish),
        "de xuat" | "kien nghi" | "proposal" => Some(FeedbackKind::Proposal),
        _ => None,
    }
}

fn typed_name(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "co neu ten" | "co ten" | "neu ten" | "with my name" => Some(true),
        "khong neu ten" | "khong ten" | "an danh" | "without my name" | "without name" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_its_first_word_to_its_last_a_feedback_takes_every_text() {
        let name = Conversation::FeedbackName { kind: FeedbackKind::Wish };
        for text in ["tôi vắng", "Bao giờ sửa đường?", "xin mở lớp học", "cảm ơn"] {
            assert_eq!(step(&Conversation::FeedbackKind, Input::Words(text)), Next::Again, "{text}");
            assert_eq!(step(&name, Input::Words(text)), Next::Again, "{text}");
            let words = Conversation::FeedbackWords { kind: FeedbackKind::Wish, named: false };
            let whole = Whole { kind: FeedbackKind::Wish, named: false, words: text.to_owned() };
            assert_eq!(step(&words, Input::Words(text)), Next::Give(whole), "{text}");
        }
    }

    #[test]
    fn what_stands_on_a_button_may_be_typed() {
        let kind = step(&Conversation::FeedbackKind, Input::Words("Nguyện vọng"));
        assert_eq!(kind, Next::Ask(Conversation::FeedbackName { kind: FeedbackKind::Wish }));
        let name = Conversation::FeedbackName { kind: FeedbackKind::Wish };
        let nameless = Conversation::FeedbackWords { kind: FeedbackKind::Wish, named: false };
        assert_eq!(step(&name, Input::Words("🙈 Không nêu tên")), Next::Ask(nameless));
        assert_eq!(step(&name, Input::Kind(FeedbackKind::Wish)), Next::Stale);
    }
}
