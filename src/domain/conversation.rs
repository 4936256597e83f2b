//! Where an exchange of several messages stands, as data.

use serde::{Deserialize, Serialize};

use super::{MeetingId, MemberId, Timestamp};

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
    /// `✅ Tạo buổi họp` for a drafted meeting.
    CallMeeting {
        /// The branch.
        organization: super::OrganizationId,
        /// When.
        starts_at: Timestamp,
        /// Where.
        place: String,
    },
}
