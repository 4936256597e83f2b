//! Exchanges of several messages: where one stands, as data, and what a message does to it, as a pure step.

pub mod agenda;
pub mod calling;
pub mod cancelling;
pub mod changing;
pub mod choosing;
pub mod consent;
mod dispatch;
pub mod draft;
pub mod feedback;
pub mod link_group;
pub mod moving;
pub mod next;
pub mod planning;
pub mod preparing;
pub mod remainder;
#[cfg(test)]
mod samples;
pub mod which_meeting;

use serde::{Deserialize, Serialize};

use super::feedback::FeedbackKind;
use super::{MeetingId, MemberId, MessageId, Timestamp};
use calling::Calling;
use changing::Changing;
use choosing::Choosing;
pub use next::{Input, Next, Objection, Obstacle};

/// What the bot is waiting for in a chat.
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
}

/// A secretary's errand: calling, planning, preparing, moving or cancelling a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Errand {
    /// Which of several branches or meetings it is about.
    Choosing(Choosing),
    /// A branch is to meet, once or regularly.
    Calling(Calling),
    /// A meeting is to be prepared, moved or called off.
    Changing(Changing),
}

/// How firmly what was asked holds on to what is said next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Every text is an answer; one that does not fit is asked for again.
    Strong,
    /// Takes what is not plainly a reply, a question or a command.
    Weak,
}

impl Conversation {
    /// How firmly it holds.
    pub fn strength(&self) -> Strength {
        match self {
            Self::Consent { .. }
            | Self::Errand { .. }
            | Self::FeedbackKind
            | Self::FeedbackName { .. }
            | Self::FeedbackWords { .. } => Strength::Strong,
            Self::Reason { .. }
            | Self::Delay { .. }
            | Self::WhichMeeting { .. }
            | Self::PassOn { .. }
            | Self::LinkGroup { .. } => Strength::Weak,
        }
    }

    /// The meeting it is about, where an answer belongs to that one.
    pub fn meeting(&self) -> Option<MeetingId> {
        match self {
            Self::Reason { meeting } | Self::Delay { meeting } => Some(*meeting),
            Self::Consent { .. }
            | Self::Errand { .. }
            | Self::LinkGroup { .. }
            | Self::WhichMeeting { .. }
            | Self::PassOn { .. }
            | Self::FeedbackKind
            | Self::FeedbackName { .. }
            | Self::FeedbackWords { .. } => None,
        }
    }

    /// Whether something already said or decided goes with it when it ends unfinished.
    pub fn holds_something(&self) -> bool {
        match self {
            Self::Errand { errand: Errand::Choosing(choosing) } => choosing.holds_something(),
            Self::Errand { errand: Errand::Calling(calling) } => calling.holds_something(),
            Self::Errand { errand: Errand::Changing(changing) } => changing.holds_something(),
            Self::FeedbackName { .. } | Self::FeedbackWords { .. } => true,
            Self::Consent { .. }
            | Self::FeedbackKind
            | Self::Reason { .. }
            | Self::Delay { .. }
            | Self::WhichMeeting { .. }
            | Self::PassOn { .. }
            | Self::LinkGroup { .. } => false,
        }
    }
}

impl From<Errand> for Conversation {
    fn from(errand: Errand) -> Self {
        Self::Errand { errand }
    }
}

impl From<Choosing> for Errand {
    fn from(choosing: Choosing) -> Self {
        Self::Choosing(choosing)
    }
}

impl From<Calling> for Errand {
    fn from(calling: Calling) -> Self {
        Self::Calling(calling)
    }
}

impl From<Changing> for Errand {
    fn from(changing: Changing) -> Self {
        Self::Changing(changing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{OrganizationId, PlanId};

    /// What is kept in the database reads as it always did: one tag for what is awaited, one for the errand.
    #[test]
    fn what_is_kept_of_an_errand_names_where_it_stands() {
        for (errand, kept) in [
            (
                Errand::from(Changing::NewTime { meeting: MeetingId(7) }),
                r#"{"awaiting":"errand","errand":{"errand":"new_time","meeting":7}}"#,
            ),
            (
                Errand::from(Choosing::WhichMeeting {
                    deed: choosing::Purpose::Cancel { line: "Bão".into() },
                }),
                r#"{"awaiting":"errand","errand":{"errand":"which_meeting","deed":{"deed":"cancel","line":"Bão"}}}"#,
            ),
            (
                Errand::from(Calling::StopPlan { organization: OrganizationId(1), plan: PlanId(2) }),
                r#"{"awaiting":"errand","errand":{"errand":"stop_plan","organization":1,"plan":2}}"#,
            ),
        ] {
            let state = Conversation::from(errand);
            assert_eq!(serde_json::to_string(&state).unwrap(), kept);
            assert_eq!(serde_json::from_str::<Conversation>(kept).unwrap(), state);
        }
    }

    #[test]
    fn a_feedback_an_errand_and_the_consent_take_every_text() {
        let strong = [
            Conversation::Consent { member: MemberId(1) },
            Conversation::FeedbackKind,
            Conversation::FeedbackName { kind: FeedbackKind::Wish },
            Conversation::FeedbackWords { kind: FeedbackKind::Wish, named: false },
            Errand::from(Changing::Why { meeting: MeetingId(1) }).into(),
        ];
        let weak = [
            Conversation::Reason { meeting: MeetingId(1) },
            Conversation::Delay { meeting: MeetingId(1) },
            Conversation::WhichMeeting { words: String::new(), said_at: Timestamp::from_seconds(0) },
            Conversation::PassOn { words: String::new(), message: MessageId(1), meeting: None },
        ];
        assert!(strong.iter().all(|state| state.strength() == Strength::Strong));
        assert!(weak.iter().all(|state| state.strength() == Strength::Weak));
    }
}
