//! What the secretary establishes after the meeting: the roll.

use super::MemberId;
use super::alphabet::by_given_name;
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

/// What a roll starts from: an announced reply suggests a presence, no reply suggests nothing. Whoever need not
/// come is suggested only if they said that they would.
pub fn suggested(standing: Standing, answer: Option<Answer>) -> Option<Presence> {
    let presence = match answer? {
        Answer::Attending => Presence::Present,
        Answer::Late => Presence::Late,
        Answer::Absent => Presence::Excused,
        Answer::Unsure => return None,
    };
    (standing.summoned() || presence.came()).then_some(presence)
}

/// What the next tap on a line makes of it. Whoever need not come is never absent without reason.
pub fn tapped(standing: Standing, presence: Option<Presence>) -> Presence {
    match (presence, standing.summoned()) {
        (None | Some(Presence::Unexcused), _) | (Some(Presence::Excused), false) => Presence::Present,
        (Some(Presence::Present), _) => Presence::Late,
        (Some(Presence::Late), _) => Presence::Excused,
        (Some(Presence::Excused), true) => Presence::Unexcused,
    }
}

/// One line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// The member who is called.
    #[sqlx(rename = "member_id")]
    pub member: MemberId,
    /// Family, middle and given name.
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

/// The lines in the order of the list: the summoned by given name, then those who need not come.
pub fn in_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_cached_key(|line| (!line.standing.summoned(), by_given_name(&line.name)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_reply_is_never_unexcused() {
        for standing in Standing::ALL {
            assert_eq!(suggested(*standing, None), None);
            for answer in Answer::ALL {
                assert_ne!(suggested(*standing, Some(*answer)), Some(Presence::Unexcused));
            }
        }
    }

    #[test]
    fn tapping_goes_round() {
        let round = |standing, taps| {
            std::iter::successors(Some(tapped(standing, None)), move |last| {
                Some(tapped(standing, Some(*last)))
            })
            .take(taps)
            .collect::<Vec<_>>()
        };
        use Presence::{Excused, Late, Present, Unexcused};

        assert_eq!(round(Standing::Official, 5), [Present, Late, Excused, Unexcused, Present]);
        assert_eq!(round(Standing::Exempt, 4), [Present, Late, Excused, Present]);
    }
}
