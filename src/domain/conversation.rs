//! Where an exchange of several messages stands, as data.

use serde::{Deserialize, Serialize};

use super::errand::Errand;
use super::feedback::FeedbackKind;
use super::{MeetingId, MemberId, MessageId, Timestamp};

/// What the bot is waiting for in a private chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "awaiting", rename_all = "snake_case")]
pub enum Conversation {
    /// `✅ Đồng ý` or `Từ chối`, after a valid code.
    Consent {
        /// Whom the code was made for.
        member: MemberId,
    },
    /// The reason of an absence, one tap or any text.
    Reason {
        /// For which meeting.
        meeting: MeetingId,
    },
    /// Which organisation a group is to be linked to.
    LinkGroup {
        /// The one who was asked.
        by: MemberId,
    },
    /// A secretary's errand.
    Errand {
        /// Where it stands.
        errand: Errand,
    },
    /// How late, one tap or any text.
    Delay {
        /// For which meeting.
        meeting: MeetingId,
    },
    /// Which of several meetings a reply is for.
    WhichMeeting {
        /// The reply, in the member's words.
        words: String,
        /// When it was said.
        said_at: Timestamp,
    },
    /// `Chuyển bí thư`, for words that are neither reply nor question.
    PassOn {
        /// The words.
        words: String,
        /// The message they stand in.
        message: MessageId,
        /// The meeting they may be about.
        meeting: Option<MeetingId>,
    },
    /// Ý kiến, nguyện vọng or đề xuất.
    FeedbackKind,
    /// With or without name: asked before the text.
    FeedbackName {
        /// What it is.
        kind: FeedbackKind,
    },
    /// The text of a feedback.
    FeedbackWords {
        /// What it is.
        kind: FeedbackKind,
        /// With name or without.
        named: bool,
    },
    /// Whether words that read as a question are a feedback without name, or a question, which has a name.
    FeedbackOrQuestion {
        /// What it would be.
        kind: FeedbackKind,
        /// The words.
        words: String,
        /// The message they stand in.
        message: MessageId,
    },
}

impl Conversation {
    /// Whether it gives way to what a reply asks next: a reason, or how late.
    pub fn gives_way(&self) -> bool {
        match self {
            Self::Reason { .. } | Self::Delay { .. } | Self::WhichMeeting { .. } | Self::PassOn { .. } => {
                true
            }
            Self::Consent { .. }
            | Self::Errand { .. }
            | Self::LinkGroup { .. }
            | Self::FeedbackKind
            | Self::FeedbackName { .. }
            | Self::FeedbackWords { .. }
            | Self::FeedbackOrQuestion { .. } => false,
        }
    }
}
