//! `/huyhop`: why a meeting is called off, and the button that tells everyone.

use super::changing::{Changing, ChangingNext, MeetingScene};
use super::next::Next;

/// The longest reason that is passed on, in letters.
const LONGEST_REASON: usize = 500;

/// Whatever is said is the reason: it is shown back before anyone is told.
pub fn propose(reason: &str, scene: &MeetingScene) -> ChangingNext {
    let reason = reason.trim().chars().take(LONGEST_REASON).collect();
    Next::Ask(Changing::Cancel { meeting: scene.meeting.id, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::changing::Change;
    use crate::domain::exchanges::samples::scene;
    use crate::domain::exchanges::{Input, Objection};

    #[test]
    fn a_reason_may_read_as_anything_and_only_the_button_calls_off() {
        let why = Changing::Why { meeting: scene().meeting.id };
        let Next::Ask(shown) = why.step(Input::Text("tôi vắng vì đi công tác"), &scene()) else {
            panic!()
        };
        let again = shown.clone().step(Input::Text("ừ"), &scene());

        assert!(matches!(again, Next::Again(_, Objection::ButtonsOnly)), "{again:?}");
        let done = shown.step(Input::Confirm, &scene());
        assert_eq!(done, Next::Do(Change::Cancel("tôi vắng vì đi công tác".to_owned())));
    }
}
