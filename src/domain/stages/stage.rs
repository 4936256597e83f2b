//! What a message about a meeting is for: the name under which it is promised once, and its outcome kept.

use std::fmt;

use serde::Serialize;

use crate::domain::{InboxSeq, Timestamp};

/// One occasion on which something is said about a meeting. Names the operator chose stand apart from ours: a
/// configured stage may be called "cancelled" and swallows no cancellation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub enum Stage {
    /// A stage the operator configured, by its name.
    Configured(String),
    /// A configured stage that comes again every day, so many days later.
    Again {
        /// The stage's name.
        name: String,
        /// How many days later.
        days: u32,
    },
    /// The invitation where none is configured.
    Announce,
    /// Replies are due.
    Deadline,
    /// The committee sees that the roll is open.
    RollOverdue,
    /// The secretary is asked for the agenda.
    AgendaWanted,
    /// An agenda sent after the invitation, by the event that sent it.
    Agenda(InboxSeq),
    /// Another time.
    Moved,
    /// Another place, by the event that set it.
    Place(InboxSeq),
    /// Called off.
    Cancelled,
    /// The secretary hears that a stage came too late.
    Late(Box<Stage>),
    /// The silent are asked again after an absence since then.
    Away(Timestamp),
    /// The secretary hears of that absence.
    AwayTold(Timestamp),
    /// What follows a stage's message, counted from 1: the rest of an agenda, a file.
    Enclosed {
        /// Which of them.
        number: usize,
        /// What it follows.
        with: Box<Stage>,
    },
}

impl Stage {
    /// The word the tables keep it under; a different one for every stage.
    pub fn word(&self) -> String {
        match self {
            Self::Configured(name) => format!("rule:{name}"),
            Self::Again { name, days } => format!("rule+{days}:{name}"),
            Self::Announce => "announce".to_owned(),
            Self::Deadline => "deadline".to_owned(),
            Self::RollOverdue => "roll overdue".to_owned(),
            Self::AgendaWanted => "agenda wanted".to_owned(),
            Self::Agenda(event) => format!("agenda:{event}"),
            Self::Moved => "moved".to_owned(),
            Self::Place(event) => format!("place:{event}"),
            Self::Cancelled => "cancelled".to_owned(),
            Self::Late(of) => format!("late:{}", of.word()),
            Self::Away(since) => format!("away:{}", since.millis()),
            Self::AwayTold(since) => format!("away told:{}", since.millis()),
            Self::Enclosed { number, with } => format!("enclosed+{number}:{}", with.word()),
        }
    }

    /// The stage a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        let Some((sort, rest)) = word.split_once(':') else { return Self::plain(word) };
        let event = || rest.parse().ok().map(InboxSeq);
        let moment = || rest.parse().ok().map(Timestamp::from_millis);
        match sort.split_once('+') {
            Some(("rule", days)) => Some(Self::Again { name: rest.to_owned(), days: days.parse().ok()? }),
            Some(("enclosed", number)) => {
                let with = Box::new(Self::from_word(rest)?);
                Some(Self::Enclosed { number: number.parse().ok()?, with })
            }
            Some(_) => None,
            None => match sort {
                "rule" => Some(Self::Configured(rest.to_owned())),
                "agenda" => event().map(Self::Agenda),
                "place" => event().map(Self::Place),
                "late" => Self::from_word(rest).map(|of| Self::Late(Box::new(of))),
                "away" => moment().map(Self::Away),
                "away told" => moment().map(Self::AwayTold),
                _ => None,
            },
        }
    }

    fn plain(word: &str) -> Option<Self> {
        [Self::Announce, Self::Deadline, Self::RollOverdue, Self::AgendaWanted, Self::Moved, Self::Cancelled]
            .into_iter()
            .find(|stage| stage.word() == word)
    }
}

/// As the operator reads it: a configured stage by its name.
impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = match self {
            Self::Configured(name) => name.clone(),
            Self::Again { name, days } => format!("{name} +{days}d"),
            Self::Agenda(event) => format!("agenda {event}"),
            Self::Place(event) => format!("place {event}"),
            Self::Late(of) => format!("late: {of}"),
            Self::Away(since) => format!("away {}", since.millis()),
            Self::AwayTold(since) => format!("told away {}", since.millis()),
            Self::Enclosed { number, with } => format!("{with} +{number}"),
            Self::Announce
            | Self::Deadline
            | Self::RollOverdue
            | Self::AgendaWanted
            | Self::Moved
            | Self::Cancelled => self.word(),
        };
        f.pad(&shown)
    }
}

impl From<Stage> for String {
    fn from(stage: Stage) -> Self {
        stage.to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn every() -> Vec<Stage> {
        let named = |name: &str| Stage::Configured(name.to_owned());
        let again = |name: &str, days| Stage::Again { name: name.to_owned(), days };
        let since = Timestamp::from_seconds(1_700_000_000);
        let mut stages = vec![
            Stage::Announce,
            Stage::Deadline,
            Stage::RollOverdue,
            Stage::AgendaWanted,
            Stage::Agenda(InboxSeq(7)),
            Stage::Moved,
            Stage::Place(InboxSeq(7)),
            Stage::Cancelled,
            Stage::Away(since),
            Stage::AwayTold(since),
            again("roll call", 1),
            named("roll call +1d"),
            named("họp: lần 1"),
            named(""),
        ];
        let ours: Vec<String> = stages.iter().map(Stage::word).collect();
        stages.extend(ours.iter().map(|word| named(word)));
        let late = stages.iter().map(|stage| Stage::Late(Box::new(stage.clone())));
        let with = stages.iter().map(|stage| Stage::Enclosed { number: 2, with: Box::new(stage.clone()) });
        let around: Vec<Stage> = late.chain(with).collect();
        stages.extend(around);
        stages
    }

    #[test]
    fn every_stage_has_a_word_of_its_own_whatever_the_operator_calls_theirs() {
        let words: BTreeSet<String> = every().iter().map(Stage::word).collect();
        assert_eq!(words.len(), every().len());
    }

    #[test]
    fn a_word_names_its_stage_again() {
        for stage in every() {
            assert_eq!(Stage::from_word(&stage.word()), Some(stage));
        }
        for word in ["", "rule", "rules:x", "rule+:x", "agenda:x", "late:x", "enclosed+1:x", "x+1:y"] {
            assert_eq!(Stage::from_word(word), None, "{word}");
        }
    }

    #[test]
    fn the_operator_reads_the_names_they_chose() {
        let nudge = Stage::Configured("nudge".to_owned());
        assert_eq!(nudge.to_string(), "nudge");
        assert_eq!(Stage::Late(Box::new(nudge)).to_string(), "late: nudge");
        assert_eq!(Stage::Again { name: "roll call".to_owned(), days: 3 }.to_string(), "roll call +3d");
    }
}
