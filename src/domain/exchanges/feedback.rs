//! `/ykien`: what it is, with or without name, and the words. From the first to the last every text is its own.

use super::Conversation;
use crate::domain::alphabet::fold;
use crate::domain::feedback::FeedbackKind;

/// What comes while a feedback is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackPart<'i> {
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
pub enum FeedbackNext {
    /// Asks for the next.
    Ask(Conversation),
    /// It does not fit: asks for the same again.
    Again,
    /// The feedback is whole.
    Give(Feedback),
    /// A button of something else.
    Stale,
}

/// A feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// What it is.
    pub kind: FeedbackKind,
    /// With name or without.
    pub named: bool,
    /// The words.
    pub words: String,
}

/// What follows from what comes; a kind and a name may be typed as they stand on the buttons.
pub fn step(awaited: &Conversation, input: FeedbackPart<'_>) -> FeedbackNext {
    match (awaited, input) {
        (Conversation::FeedbackKind, FeedbackPart::Kind(kind)) => {
            FeedbackNext::Ask(Conversation::FeedbackName { kind })
        }
        (Conversation::FeedbackKind, FeedbackPart::Words(text)) => match typed_kind(text) {
            Some(kind) => FeedbackNext::Ask(Conversation::FeedbackName { kind }),
            None => FeedbackNext::Again,
        },
        (Conversation::FeedbackName { kind }, FeedbackPart::Name(named)) => {
            FeedbackNext::Ask(Conversation::FeedbackWords { kind: *kind, named })
        }
        (Conversation::FeedbackName { kind }, FeedbackPart::Words(text)) => match typed_name(text) {
            Some(named) => FeedbackNext::Ask(Conversation::FeedbackWords { kind: *kind, named }),
            None => FeedbackNext::Again,
        },
        (Conversation::FeedbackWords { kind, named }, FeedbackPart::Words(words))
            if !words.trim().is_empty() =>
        {
            FeedbackNext::Give(Feedback { kind: *kind, named: *named, words: words.trim().to_owned() })
        }
        (
            Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackWords { .. },
            FeedbackPart::Wordless | FeedbackPart::Words(_),
        ) => FeedbackNext::Again,
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
            FeedbackPart::Kind(_) | FeedbackPart::Name(_) | FeedbackPart::Words(_) | FeedbackPart::Wordless,
        ) => FeedbackNext::Stale,
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
            assert_eq!(
                step(&Conversation::FeedbackKind, FeedbackPart::Words(text)),
                FeedbackNext::Again,
                "{text}"
            );
            assert_eq!(step(&name, FeedbackPart::Words(text)), FeedbackNext::Again, "{text}");
            let words = Conversation::FeedbackWords { kind: FeedbackKind::Wish, named: false };
            let whole = Feedback { kind: FeedbackKind::Wish, named: false, words: text.to_owned() };
            assert_eq!(step(&words, FeedbackPart::Words(text)), FeedbackNext::Give(whole), "{text}");
        }
    }

    #[test]
    fn what_stands_on_a_button_may_be_typed() {
        let kind = step(&Conversation::FeedbackKind, FeedbackPart::Words("Nguyện vọng"));
        assert_eq!(kind, FeedbackNext::Ask(Conversation::FeedbackName { kind: FeedbackKind::Wish }));
        let name = Conversation::FeedbackName { kind: FeedbackKind::Wish };
        let nameless = Conversation::FeedbackWords { kind: FeedbackKind::Wish, named: false };
        assert_eq!(step(&name, FeedbackPart::Words("🙈 Không nêu tên")), FeedbackNext::Ask(nameless));
        assert_eq!(step(&name, FeedbackPart::Kind(FeedbackKind::Wish)), FeedbackNext::Stale);
    }
}
