//! Where an exchange of several messages stands, as data.

use serde::{Deserialize, Serialize};

use super::errand::Errand;
use super::{MeetingId, MemberId};

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
    /// A secretary's errand.
    Errand {
        /// Where it stands.
        errand: Errand,
    },
}
