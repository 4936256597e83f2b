//! What the secretary establishes after the meeting: the roll.

use super::MemberId;
use super::people::Standing;
use super::reply::Answer;
use super::words::words;

words! {
    /// How a member was present, or was not.
    Presence {
        /// Có mặt.
        Present = "present",
        /// Đến muộn.
        Late = "late",
        /// Vắng có lý do.
        Excused = "excused",
        /// Vắng không lý do: only ever the secretary's decision.
        Unexcused = "unexcused",
    }
}

impl Presence {
    /// Was there, on time or late.
    pub fn came(self) -> bool {
        match self {
            Self::Present | Self::Late => true,
            Self::Excused | Self::Unexcused => false,
        }
    }
}

/// What a roll starts from: an announced reply suggests a presence, no reply suggests nothing.
pub fn suggested(answer: Option<Answer>) -> Option<Presence> {
    match answer? {
        Answer::Attending => Some(Presence::Present),
        Answer::Late => Some(Presence::Late),
        Answer::Absent => Some(Presence::Excused),
        Answer::Unsure => None,
    }
}

/// One line of the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub member: MemberId,
    /// Full name.
    pub name: String,
    /// How they belong on the meeting's day.
    pub standing: Standing,
    /// What the secretary marked, or the suggestion the roll began with.
    pub presence: Option<Presence>,
}

/// Summoned members nobody has marked yet. Closing asks about them and never decides.
pub fn unmarked(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.standing.summoned() && line.presence.is_none())
}
