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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_words_are_the_reason_or_the_delay_that_was_asked_for() {
        let id = MeetingId(7);
        for (missing, words, reason, delay) in [
            (Missing::Reason, " nhà có việc ", Some("nhà có việc"), None),
            (Missing::Delay, "tầm nửa buổi", None, Some("tầm nửa buổi")),
        ] {
            let (meeting, reply) = completed(&awaited(missing, id), words).unwrap();
            assert_eq!((meeting, reply.reason.as_deref(), reply.delay.as_deref()), (id, reason, delay));
        }
        assert_eq!(completed(&Conversation::FeedbackKind, "nhà có việc"), None);
    }
}
