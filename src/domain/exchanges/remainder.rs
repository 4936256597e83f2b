//! What a reply left open, why or how late, said in any words.

use super::Conversation;
use crate::domain::MeetingId;
use crate::domain::reading::categorise;
use crate::domain::reply::{Answer, Missing, Reply};

/// What is awaited after a reply that leaves something open.
pub fn awaited(missing: Missing, meeting: MeetingId) -> Conversation {
    match missing {
        Missing::Reason => Conversation::Reason { meeting },
        Missing::Delay => Conversation::Delay { meeting },
    }
}

/// The reply these words complete, and the meeting it is for; nothing if neither reason nor delay is awaited.
pub fn completed(awaited: &Conversation, words: &str) -> Option<(MeetingId, Reply)> {
    let words = words.trim().to_owned();
    match awaited {
        Conversation::Reason { meeting } => {
            let category = Some(categorise(&words));
            Some((*meeting, Reply { reason: Some(words), category, ..Reply::plain(Answer::Absent) }))
        }
        Conversation::Delay { meeting } => {
            Some((*meeting, Reply { delay: Some(words), ..Reply::plain(Answer::Late) }))
        }
        Conversation::Consent { .. }
        | Conversation::LinkGroup { .. }
        | Conversation::Errand { .. }
        | Conversation::WhichMeeting { .. }
        | Conversation::PassOn { .. }
        | Conversation::FeedbackKind
        | Conversation::FeedbackName { .. }
        | Conversation::FeedbackWords { .. } => None,
    }
}
