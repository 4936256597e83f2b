//! `/chuongtrinh`: text, documents and photos, until they are sent.

use super::agenda::{Agenda, LONGEST};
use super::changing::{Change, Changing, ChangingNext, MeetingScene};
use super::next::{Input, Next, Objection};

/// What comes while the agenda is asked for is the agenda.
pub fn step(mut agenda: Agenda, input: Input<'_>, scene: &MeetingScene) -> ChangingNext {
    match input {
        Input::Text(text) => agenda.add_text(text),
        Input::File(file) => agenda.add_file(file.clone()),
        Input::Unreadable => {
            return Next::Again(Changing::Agenda { meeting: scene.meeting.id, agenda }, Objection::WordsOnly);
        }
        Input::Confirm if !agenda.is_empty() => return Next::Do(Change::Send(agenda)),
        Input::Confirm | Input::Pick(_) => return Next::Stale,
    }
    shown(agenda, scene)
}

/// Shows what would be sent; of an agenda that is too long nothing is kept.
pub fn shown(agenda: Agenda, scene: &MeetingScene) -> ChangingNext {
    let meeting = scene.meeting.id;
    if agenda.text.chars().count() > LONGEST {
        return Next::Again(Changing::Agenda { meeting, agenda: Agenda::default() }, Objection::TooLong);
    }
    Next::Ask(Changing::Agenda { meeting, agenda })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::samples::scene;

    #[test]
    fn every_text_is_the_agenda_whatever_it_reads_as() {
        for text in ["Họp bàn việc đi dự đại hội", "1. Điểm danh\n2. Ai vắng?", "tôi vắng", "Chương trình?"]
        {
            let next = step(Agenda::default(), Input::Text(text), &scene());
            let Next::Ask(Changing::Agenda { agenda, .. }) = next else { panic!("{text}: {next:?}") };
            assert_eq!(agenda.text, text);
        }
    }

    #[test]
    fn nothing_is_sent_while_there_is_nothing() {
        assert_eq!(step(Agenda::default(), Input::Confirm, &scene()), Next::Stale);
        let long = "chữ ".repeat(LONGEST);
        let next = step(Agenda::default(), Input::Text(&long), &scene());
        assert!(matches!(next, Next::Again(_, Objection::TooLong)));
    }
}
