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
