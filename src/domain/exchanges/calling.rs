//! `/hop`: when, where, and the button that makes the meeting.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::draft::{Draft, LONGEST_PLACE, kind_of};
use super::next::{Input, Next, Objection, Obstacle};
use super::planning::{self, Planned, Proposal};
use crate::domain::hearing::is_plain_reply;
use crate::domain::organization::Organization;
use crate::domain::{OrganizationId, PlanId, Timestamp, recurrence};

/// The button for the place of last time.
pub const LAST_PLACE: i64 = 0;
/// The button for no place yet.
pub const NO_PLACE: i64 = 1;
/// The button for another place.
pub const OTHER_PLACE: i64 = 2;

/// What the bot asked last, and what it knows by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Calling {
    /// When the meeting is to be, or what of it is missing.
    When {
        /// What is known of the meeting.
        draft: Draft,
    },
    /// Where the meeting is to be.
    Where {
        /// What is known of the meeting.
        draft: Draft,
    },
    /// `✅ Tạo buổi họp`.
    Call {
        /// The meeting.
        draft: Draft,
    },
    /// `✅ Lập lịch định kỳ`.
    Plan(Proposal),
    /// `✅ Dừng lịch định kỳ`.
    StopPlan {
        /// The branch.
        organization: OrganizationId,
        /// Which.
        plan: PlanId,
    },
}

/// What it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrangement {
    /// Makes a meeting that begins then.
    Call(Draft, Timestamp),
    /// Makes a plan.
    Plan(Proposal),
    /// Ends a plan.
    StopPlan(PlanId),
}

/// What follows from what comes.
pub type CallingNext = Next<Calling, Arrangement>;

/// What is known of the branch that is to meet.
#[derive(Debug, Clone)]
pub struct BranchScene {
    /// The present moment.
    pub now: Timestamp,
    /// The zone of the branch.
    pub zone: Tz,
    /// The branch.
    pub branch: Organization,
    /// Where it met last.
    pub last_place: Option<String>,
    /// Its plans.
    pub plans: Vec<Planned>,
}

impl Calling {
    /// The branch that is to meet.
    pub fn branch(&self) -> OrganizationId {
        match self {
            Self::When { draft } | Self::Where { draft } | Self::Call { draft } => draft.organization,
            Self::Plan(proposal) => proposal.organization,
            Self::StopPlan { organization, .. } => *organization,
        }
    }

    /// Whether something said would be lost.
    pub fn holds_something(&self) -> bool {
        match self {
            Self::When { draft } => draft.time.is_some() || draft.day.is_some() || !draft.place.is_empty(),
            Self::Where { .. } | Self::Call { .. } | Self::Plan(_) => true,
            Self::StopPlan { .. } => false,
        }
    }

    /// `/hop`, alone or with `19:30 03/12/2026 Nhà văn hóa thôn` or `hằng tháng ngày 3, 19:30, …`.
    pub fn begin(line: &str, scene: &BranchScene) -> CallingNext {
        let (kind, line) = kind_of(line);
        let empty = Draft::new(scene.branch.id, kind);
        if recurrence::recurs(line) {
            return planned(empty, line, scene);
        }
        if line.is_empty() {
            return Next::Ask(Self::When { draft: empty });
        }
        let Some(draft) = empty.filled(line, scene.now.day(scene.zone)) else {
            return Next::Again(Self::When { draft: empty }, Objection::NoMoment);
        };
        let last = scene.last_place.clone().unwrap_or_default();
        let place = if draft.place.is_empty() { last } else { draft.place.clone() };
        arranged(Draft { place, ..draft }, scene)
    }

    /// What comes while it waits.
    pub fn step(self, input: Input<'_>, scene: &BranchScene) -> CallingNext {
        match (self, input) {
            (waiting, Input::File(_) | Input::Unreadable) => Next::Again(waiting, Objection::WordsOnly),
            (Self::When { draft }, Input::Text(text)) => when_said(draft, text, scene),
            (Self::When { .. }, Input::Pick(choice)) => stop_picked(choice, scene),
            (Self::Where { draft }, Input::Text(text)) => where_said(draft, text, scene),
            (Self::Where { draft }, Input::Pick(choice)) => place_picked(draft, choice, scene),
            (Self::Call { draft }, Input::Text(text)) => changed(draft, text, scene),
            (Self::Call { draft }, Input::Pick(OTHER_PLACE)) => {
                Next::Ask(Self::Where { draft: Draft { place: String::new(), ..draft } })
            }
            (Self::Call { draft }, Input::Confirm) => match draft.starts_at(scene.zone) {
                Some(at) if at > scene.now => Next::Do(Arrangement::Call(draft, at)),
                Some(_) | None => arranged(draft, scene),
            },
            (Self::Plan(proposal), Input::Text(text)) if recurrence::recurs(text) => {
                planned(Draft::new(proposal.organization, proposal.kind), text, scene)
            }
            (waiting @ (Self::Plan(_) | Self::StopPlan { .. }), Input::Text(_)) => {
                Next::Again(waiting, Objection::ButtonsOnly)
            }
            (Self::Plan(proposal), Input::Confirm) => Next::Do(Arrangement::Plan(proposal)),
            (Self::StopPlan { plan, .. }, Input::Confirm) => Next::Do(Arrangement::StopPlan(plan)),
            (Self::When { .. } | Self::Where { .. }, Input::Confirm)
            | (Self::Call { .. } | Self::Plan(_) | Self::StopPlan { .. }, Input::Pick(_)) => Next::Stale,
        }
    }
}

/// "Dừng lịch định kỳ", the `choice`-th of the branch.
fn stop_picked(choice: i64, scene: &BranchScene) -> CallingNext {
    match planning::nth(&scene.plans, choice) {
        Some(plan) => Next::Ask(Calling::StopPlan { organization: scene.branch.id, plan: plan.id }),
        None => Next::Refuse(Obstacle::NoPlan),
    }
}

fn when_said(draft: Draft, text: &str, scene: &BranchScene) -> CallingNext {
    if recurrence::recurs(text) {
        return planned(draft, text, scene);
    }
    match filled_by(&draft, text, scene) {
        None => Next::Again(Calling::When { draft }, Objection::NoMoment),
        Some(draft)
            if draft.place.is_empty() && draft.starts_at(scene.zone).is_some_and(|at| at > scene.now) =>
        {
            Next::Ask(Calling::Where { draft })
        }
        Some(draft) => arranged(draft, scene),
    }
}

/// What a message says of the meeting; nothing if it is a reply that happens to name a day.
fn filled_by(draft: &Draft, text: &str, scene: &BranchScene) -> Option<Draft> {
    let today = scene.now.day(scene.zone);
    draft.filled(text, today).filter(|filled| filled.place == draft.place || !is_plain_reply(&filled.place))
}

fn where_said(draft: Draft, text: &str, scene: &BranchScene) -> CallingNext {
    let place = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.is_empty() || place.chars().count() > LONGEST_PLACE || is_plain_reply(&place) {
        return Next::Again(Calling::Where { draft }, Objection::NoPlace);
    }
    arranged(Draft { place, ..draft }, scene)
}

/// The place of last time, or none yet.
fn place_picked(draft: Draft, choice: i64, scene: &BranchScene) -> CallingNext {
    let place = match choice {
        LAST_PLACE => scene.last_place.clone().unwrap_or_default(),
        NO_PLACE => String::new(),
        _ => return Next::Stale,
    };
    arranged(Draft { place, ..draft }, scene)
}

/// Another word on the meeting that is shown.
fn changed(draft: Draft, text: &str, scene: &BranchScene) -> CallingNext {
    if recurrence::recurs(text) {
        return planned(draft, text, scene);
    }
    match filled_by(&draft, text, scene) {
        Some(changed) => arranged(changed, scene),
        None => Next::Again(Calling::Call { draft }, Objection::ButtonsOnly),
    }
}

/// Asks for what is missing, or shows the meeting that would be made.
fn arranged(draft: Draft, scene: &BranchScene) -> CallingNext {
    match draft.starts_at(scene.zone) {
        None => Next::Ask(Calling::When { draft }),
        Some(at) if at <= scene.now => Next::Again(
            Calling::When { draft: Draft { time: None, day: None, ..draft } },
            Objection::Past(at),
        ),
        Some(_) => Next::Ask(Calling::Call { draft }),
    }
}

/// A plan instead of a single meeting.
fn planned(draft: Draft, line: &str, scene: &BranchScene) -> CallingNext {
    let last_place = scene.last_place.as_deref().unwrap_or_default();
    match planning::propose(draft.organization, draft.kind, line, last_place) {
        Ok(proposal) => Next::Ask(Calling::Plan(proposal)),
        Err(unclear) => {
            let draft = Draft::new(draft.organization, draft.kind);
            Next::Again(Calling::When { draft }, Objection::Unclear(unclear))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::samples::{branch, moment, now};
    use crate::domain::meeting::MeetingKind;
    use chrono_tz::Asia::Ho_Chi_Minh;

    fn scene() -> BranchScene {
        let last_place = Some("Nhà văn hóa".to_owned());
        BranchScene { now: now(), zone: Ho_Chi_Minh, branch: branch(), last_place, plans: Vec::new() }
    }

    fn when() -> Calling {
        Calling::When { draft: Draft::new(branch().id, MeetingKind::Regular) }
    }

    #[test]
    fn whatever_is_said_when_a_moment_is_asked_for_is_one_or_asked_again() {
        for text in ["tôi vắng nhé", "Mai tôi vắng nhé", "để tôi xem", "cảm ơn", "họp ở đâu thế?"]
        {
            let next = when().step(Input::Text(text), &scene());
            assert!(
                matches!(next, Next::Again(Calling::When { .. }, Objection::NoMoment)),
                "{text}: {next:?}"
            );
        }
        for text in ["19:30 03/12/2026", "thứ sáu 19h nhé"] {
            let next = when().step(Input::Text(text), &scene());
            assert!(matches!(next, Next::Ask(Calling::Where { .. })), "{text}: {next:?}");
        }
        let plan = when().step(Input::Text("hằng tháng ngày 3, 19:30, Nhà văn hóa thôn"), &scene());
        assert!(matches!(plan, Next::Ask(Calling::Plan(_))), "{plan:?}");
    }

    #[test]
    fn what_is_shown_may_be_changed_by_a_word_and_is_made_by_the_button() {
        let Next::Ask(shown) = Calling::begin("19:30 03/12/2026 Hội trường", &scene()) else { panic!() };
        let Next::Ask(changed) = shown.clone().step(Input::Text("20h nhé"), &scene()) else { panic!() };
        let Next::Do(Arrangement::Call(draft, at)) = changed.step(Input::Confirm, &scene()) else { panic!() };

        assert_eq!((draft.place.as_str(), at), ("Hội trường", moment("2026-12-03T20:00")));
        let again = shown.step(Input::Text("vâng"), &scene());
        assert!(matches!(again, Next::Again(Calling::Call { .. }, Objection::ButtonsOnly)), "{again:?}");
    }

    #[test]
    fn a_place_is_taken_as_it_is_said_and_a_reply_is_no_place() {
        let draft = Draft {
            day: Some(moment("2026-12-03T00:00").day(Ho_Chi_Minh)),
            time: chrono::NaiveTime::from_hms_opt(19, 30, 0),
            ..Draft::new(branch().id, MeetingKind::Regular)
        };
        let at = |place: &str| Calling::Where { draft: draft.clone() }.step(Input::Text(place), &scene());
        for place in [
            "Trạm y tế xã",
            "bệnh viện huyện",
            "nhà đồng chí Bình",
            "Trường tiểu học, phòng họp tầng 2",
            "Hội trường UBND xã",
            "nhà tôi",
            "họp qua Zoom",
            "Sân kho hợp tác xã",
        ] {
            let Next::Ask(Calling::Call { draft }) = at(place) else { panic!("{place}: {:?}", at(place)) };
            assert_eq!(draft.place, place);
        }
        for words in ["mai tôi vắng", "họp ở đâu?", ""] {
            assert!(matches!(at(words), Next::Again(Calling::Where { .. }, Objection::NoPlace)), "{words}");
        }
    }

    #[test]
    fn a_sticker_changes_nothing() {
        assert_eq!(when().step(Input::Unreadable, &scene()), Next::Again(when(), Objection::WordsOnly));
    }
}
