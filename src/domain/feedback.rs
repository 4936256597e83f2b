//! Opinions, wishes and proposals.

use super::words::words;

words! {
    /// What a member's feedback is.
    FeedbackKind {
        /// Ý kiến.
        Opinion = "opinion",
        /// Nguyện vọng.
        Wish = "wish",
        /// Đề xuất, kiến nghị.
        Proposal = "proposal",
    }
}

words! {
    /// How far a feedback has come.
    FeedbackStatus {
        /// Tiếp nhận.
        Received = "received",
        /// Tổng hợp.
        Consolidated = "consolidated",
        /// Chuyển cấp trên.
        Forwarded = "forwarded",
        /// Trả lời.
        Answered = "answered",
    }
}

impl FeedbackKind {
    /// What a text calls itself: "đề nghị …" is a proposal, "nguyện vọng …" a wish, anything else an opinion.
    pub fn named_in(words: &str) -> Self {
        let words = words.to_lowercase();
        let says = |names: &[&str]| names.iter().any(|name| words.contains(name));
        if says(&["đề nghị", "đề xuất", "kiến nghị", "de nghi", "de xuat", "kien nghi", "propos"])
        {
            Self::Proposal
        } else if says(&["nguyện vọng", "mong muốn", "nguyen vong", "mong muon", "wish"]) {
            Self::Wish
        } else {
            Self::Opinion
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_often_says_what_it_is() {
        assert_eq!(FeedbackKind::named_in("Đề nghị sửa loa nhà văn hóa"), FeedbackKind::Proposal);
        assert_eq!(FeedbackKind::named_in("Nguyện vọng: xin lớp học chữ"), FeedbackKind::Wish);
        assert_eq!(FeedbackKind::named_in("Đường thôn ngập quá"), FeedbackKind::Opinion);
    }
}
