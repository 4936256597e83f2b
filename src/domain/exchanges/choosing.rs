//! Which of several branches or meetings an errand is about.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::next::{Input, Objection};
use crate::domain::alphabet::fold;
use crate::domain::meeting::Meeting;
use crate::domain::organization::Organization;
use crate::domain::{MeetingId, OrganizationId, Timestamp, when};

/// What the bot asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Choosing {
    /// Which of several branches `/hop` is for.
    WhichBranch {
        /// What followed the command.
        line: String,
    },
    /// Which of several coming meetings.
    WhichMeeting {
        /// What is to be done with it.
        deed: Purpose,
    },
}

/// What is to be done with a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Purpose {
    /// Send its agenda.
    Agenda {
        /// What came so far.
        agenda: Agenda,
    },
    /// Give it another time.
    Move {
        /// What followed the command.
        line: String,
    },
    /// Call it off.
    Cancel {
        /// What followed the command.
        line: String,
    },
}

/// What follows from an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen<C> {
    /// This one.
    One(C),
    /// Not one of them: asks again.
    Again(Choosing, Objection),
    /// A button of something else.
    Stale,
}

impl Choosing {
    /// Whether something said would be lost.
    pub fn holds_something(&self) -> bool {
        match self {
            Self::WhichBranch { line } => !line.is_empty(),
            Self::WhichMeeting { deed: Purpose::Agenda { agenda } } => !agenda.is_empty(),
            Self::WhichMeeting { deed: Purpose::Move { line } | Purpose::Cancel { line } } => {
                !line.is_empty()
            }
        }
    }
}

/// Which branch: its button, or its name.
pub fn branch(line: &str, input: Input<'_>, branches: &[Organization]) -> Chosen<OrganizationId> {
    let again = |objection| Chosen::Again(Choosing::WhichBranch { line: line.to_owned() }, objection);
    let named =
        |text: &str| branches.iter().filter(|branch| fold(&branch.name).contains(&fold(text))).collect();
    match input {
        Input::Pick(choice) => match branches.iter().find(|branch| branch.id.0 == choice) {
            Some(branch) => Chosen::One(branch.id),
            None => Chosen::Stale,
        },
        Input::Text(text) => {
            let found: Vec<&Organization> = if fold(text).is_empty() { Vec::new() } else { named(text) };
            match found[..] {
                [branch] => Chosen::One(branch.id),
                [] | [_, _, ..] => again(Objection::ButtonsOnly),
            }
        }
        Input::File(_) | Input::Unreadable => again(Objection::WordsOnly),
        Input::Confirm => Chosen::Stale,
    }
}

/// Which meeting: its button, or its day. What else comes while an agenda waits for its meeting belongs to it.
pub fn meeting(
    purpose: Purpose,
    input: Input<'_>,
    meetings: &[Meeting],
    now: Timestamp,
    zone: Tz,
) -> Chosen<(MeetingId, Purpose)> {
    let waits = |deed| Choosing::WhichMeeting { deed };
    match (input, purpose) {
        (Input::Pick(choice), purpose) => match meetings.iter().find(|meeting| meeting.id.0 == choice) {
            Some(meeting) => Chosen::One((meeting.id, purpose)),
            None => Chosen::Stale,
        },
        (Input::Text(text), purpose) => match (on_day(text, meetings, now, zone), purpose) {
            (Some(id), purpose) => Chosen::One((id, purpose)),
            (None, Purpose::Agenda { mut agenda }) => {
                agenda.add_text(text);
                Chosen::Again(waits(Purpose::Agenda { agenda }), Objection::ButtonsOnly)
            }
            (None, purpose @ (Purpose::Move { .. } | Purpose::Cancel { .. })) => {
                Chosen::Again(waits(purpose), Objection::ButtonsOnly)
            }
        },
        (Input::File(file), Purpose::Agenda { mut agenda }) => {
            agenda.add_file(file.clone());
            Chosen::Again(waits(Purpose::Agenda { agenda }), Objection::ButtonsOnly)
        }
        (Input::File(_), purpose @ (Purpose::Move { .. } | Purpose::Cancel { .. }))
        | (Input::Unreadable, purpose) => Chosen::Again(waits(purpose), Objection::WordsOnly),
        (Input::Confirm, Purpose::Agenda { .. } | Purpose::Move { .. } | Purpose::Cancel { .. }) => {
            Chosen::Stale
        }
    }
}

/// The only meeting on the day that is all a text says.
fn on_day(text: &str, meetings: &[Meeting], now: Timestamp, zone: Tz) -> Option<MeetingId> {
    let read = when::read(text, now.day(zone));
    let day = read.day.filter(|_| read.rest.is_empty())?;
    let mut there = meetings.iter().filter(|meeting| meeting.starts_at.day(zone) == day);
    there.next().filter(|_| there.next().is_none()).map(|meeting| meeting.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::samples::{meeting_at, now};
    use chrono_tz::Asia::Ho_Chi_Minh;

    #[test]
    fn a_meeting_is_chosen_by_its_button_or_its_day() {
        let meetings = [meeting_at(1, "2026-12-03T19:30"), meeting_at(2, "2026-12-10T19:30")];
        let choose =
            |input| meeting(Purpose::Move { line: String::new() }, input, &meetings, now(), Ho_Chi_Minh);
        let chose = |id| Chosen::One((MeetingId(id), Purpose::Move { line: String::new() }));

        assert_eq!(choose(Input::Pick(2)), chose(2));
        assert_eq!(choose(Input::Text("ngày 3")), chose(1));
        assert_eq!(choose(Input::Text("10/12")), chose(2));
        assert_eq!(choose(Input::Pick(9)), Chosen::Stale);
        assert!(matches!(choose(Input::Text("tôi vắng")), Chosen::Again(_, Objection::ButtonsOnly)));
    }

    #[test]
    fn an_agenda_grows_while_its_meeting_is_chosen() {
        let meetings = [meeting_at(1, "2026-12-03T19:30"), meeting_at(2, "2026-12-10T19:30")];
        let waiting = Purpose::Agenda { agenda: Agenda::default() };
        let next = meeting(waiting, Input::Text("1. Nghị quyết"), &meetings, now(), Ho_Chi_Minh);

        let Chosen::Again(Choosing::WhichMeeting { deed: Purpose::Agenda { agenda } }, _) = next else {
            panic!("{next:?}")
        };
        assert_eq!(agenda.text, "1. Nghị quyết");
    }
}
