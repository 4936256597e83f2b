//! A pressed button: untrusted input from someone who may or may not be entitled.

use anyhow::Result;

use super::turn::{self, Comer, Turn};
use super::{consent, stop, words};
use crate::domain::event::Tapped;
use crate::domain::exchanges::{Input, feedback::FeedbackPart};
use crate::handlers::committee::link_group;
use crate::handlers::member::{feedback, language, question, record, reply};
use crate::handlers::secretary::roll_call::NameTap;
use crate::handlers::secretary::{attendance, errand, roll_call, unlink};
use crate::messages::buttons::Press;
use crate::messages::people;
use crate::work::Work;

/// Handles a pressed button.
pub async fn handle(work: &mut Work<'_>, tapped: Tapped) -> Result<()> {
    let Some(press) = Press::decode(&tapped.data) else {
        work.toast(people::button_stale());
        return Ok(());
    };
    let comer = turn::load(work, tapped.from.id, tapped.chat).await?;
    match (press, comer) {
        (Press::Consent(agreed), comer) => consent::answered(work, &comer, agreed).await,
        (press, Comer::Member(turn)) => pressed(work, &turn, &tapped, press).await,
        (_, Comer::Stranger(_)) => {
            work.toast(people::not_linked());
            Ok(())
        }
    }
}

/// One line an arm.
async fn pressed(work: &mut Work<'_>, turn: &Turn, tapped: &Tapped, press: Press) -> Result<()> {
    let actor = &turn.actor;
    match press {
        Press::Reply(meeting, answer) => reply::tapped(work, turn, tapped, meeting, answer).await,
        Press::Confirm(number) => errand::tapped(work, turn, number, Input::Confirm).await,
        Press::Pick(number, choice) => errand::tapped(work, turn, number, Input::Pick(choice)).await,
        Press::Abandon(number) => stop::tapped(work, turn, number).await,
        Press::Reason(meeting, category) => reply::reason_tapped(work, turn, meeting, category).await,
        Press::Delay(meeting, minutes) => reply::delay_tapped(work, turn, meeting, minutes).await,
        Press::Which(number, meeting) => words::meeting_chosen(work, turn, number, meeting).await,
        Press::Attendance(meeting) => attendance::tapped(work, actor, meeting).await,
        Press::FeedbackKind(number, kind) => {
            feedback::tapped(work, turn, number, FeedbackPart::Kind(kind)).await
        }
        Press::FeedbackName(number, named) => {
            feedback::tapped(work, turn, number, FeedbackPart::Name(named)).await
        }
        Press::PassOn(number) => question::passed_on(work, turn, number).await,
        Press::Roll(meeting, page) => roll_call::turned(work, actor, tapped, meeting, page).await,
        Press::Mark(meeting, member, presence, page) => {
            roll_call::marked(work, actor, tapped, meeting, NameTap { member, presence, page }).await
        }
        Press::MarkRest(meeting, presence) => {
            roll_call::rest_marked(work, actor, tapped, meeting, presence).await
        }
        Press::CloseRoll(meeting) => roll_call::closed(work, actor, tapped, meeting).await,
        Press::LinkGroup(organization, number) => {
            link_group::chosen(work, turn, tapped, organization, number).await
        }
        Press::Unlink(link) => unlink::pressed(work, actor, link).await,
        Press::Record(step) => record::pressed(work, actor, tapped, step).await,
        Press::Language(language) => language::chosen(work, turn, tapped, language).await,
        Press::Consent(_) => Ok(()),
    }
}
