//! What a member announces before the meeting, and whether it counts.

use serde::{Deserialize, Serialize};

use super::meeting::{Meeting, Phase};
use super::reading::ReasonCategory;
use super::words::words;
use super::{InboxSeq, Timestamp};

words! {
    /// The three buttons of an invitation, and the doubt.
    Answer {
        /// Có mặt.
        Attending = "attending",
        /// Đến muộn: comes, and is counted among those who do.
        Late = "late",
        /// Vắng mặt.
        Absent = "absent",
        /// Chưa rõ: counted with those who have not answered.
        Unsure = "unsure",
    }
}

words! {
    /// How a reply reached us.
    Source {
        /// A button.
        Tap = "tap",
        /// The member's own words.
        Text = "text",
        /// Entered by the secretary.
        Secretary = "secretary",
    }
}

/// A member's reply, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Comes, comes late, does not come, does not know.
    pub answer: Answer,
    /// How late, in the member's words.
    pub delay: Option<String>,
    /// Why not, or why late, in the member's words.
    pub reason: Option<String>,
    /// What sort of reason.
    pub category: Option<ReasonCategory>,
}

impl Reply {
    /// A reply without reason or delay.
    pub fn plain(answer: Answer) -> Self {
        Self { answer, delay: None, reason: None, category: None }
    }

    /// The same answer said again without its reason or delay keeps what was said before.
    #[must_use]
    pub fn completed_by(self, earlier: &Self) -> Self {
        let bare = self.delay.is_none() && self.reason.is_none() && self.category.is_none();
        if bare && self.answer == earlier.answer { earlier.clone() } else { self }
    }

    /// What is still to be asked about it.
    pub fn lacks(&self) -> Option<Missing> {
        let reasoned = self.reason.is_some() || self.category.is_some();
        match self.answer {
            Answer::Absent if !reasoned => Some(Missing::Reason),
            Answer::Late if self.delay.is_none() && !reasoned => Some(Missing::Delay),
            Answer::Absent | Answer::Late | Answer::Attending | Answer::Unsure => None,
        }
    }
}

/// What a reply leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Why not.
    Reason,
    /// How late.
    Delay,
}

/// The reply on record, with the event that brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What was said.
    pub reply: Reply,
    /// The event it came with; an older one never replaces a newer.
    pub seq: InboxSeq,
    /// When it was said.
    pub said_at: Timestamp,
}

/// What becomes of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Counts.
    Noted,
    /// Counts, marked as late; the secretary hears of a late cancellation.
    AfterDeadline,
    /// Says what is on record already.
    Unchanged,
    /// A newer one is on record: kept in the history only.
    Overtaken,
    /// The roll is closed.
    RollClosed,
    /// The meeting was cancelled.
    CalledOff,
}

impl Verdict {
    /// The reply becomes the one that counts.
    pub fn counts(self) -> bool {
        match self {
            Self::Noted | Self::AfterDeadline => true,
            Self::Unchanged | Self::Overtaken | Self::RollClosed | Self::CalledOff => false,
        }
    }

    /// The word for it in the history.
    pub fn word(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::AfterDeadline => "after deadline",
            Self::Unchanged => "unchanged",
            Self::Overtaken => "overtaken",
            Self::RollClosed => "roll closed",
            Self::CalledOff => "called off",
        }
    }
}

/// Whether the secretary must hear of it at once: after the deadline, someone no longer comes, says why, or comes
/// after all.
pub fn alarms(verdict: Verdict, earlier: Option<&Recorded>, reply: &Reply) -> bool {
    let was_absent = earlier.is_some_and(|earlier| earlier.reply.answer == Answer::Absent);
    match verdict {
        Verdict::AfterDeadline => match reply.answer {
            Answer::Absent => true,
            Answer::Attending | Answer::Late => was_absent,
            Answer::Unsure => false,
        },
        Verdict::Noted
        | Verdict::Unchanged
        | Verdict::Overtaken
        | Verdict::RollClosed
        | Verdict::CalledOff => false,
    }
}

/// Weighs a reply said at `said_at`, which came with event `seq`, against the one on record.
pub fn weigh(
    meeting: &Meeting,
    earlier: Option<&Recorded>,
    reply: &Reply,
    seq: InboxSeq,
    said_at: Timestamp,
) -> Verdict {
    match meeting.phase {
        Phase::Cancelled => Verdict::CalledOff,
        Phase::Closed => Verdict::RollClosed,
        Phase::Planned | Phase::Announced | Phase::Open => match earlier {
            Some(earlier) if earlier.seq > seq => Verdict::Overtaken,
            Some(earlier) if earlier.reply == *reply => Verdict::Unchanged,
            _ if meeting.deadline <= said_at => Verdict::AfterDeadline,
            _ => Verdict::Noted,
        },
    }
}
