//! A pressed button: untrusted input from someone who may or may not be entitled.

use anyhow::Result;

use super::{actor, consent, words};
use crate::domain::ChatId;
use crate::domain::event::Tapped;
use crate::handlers::committee::link_group;
use crate::handlers::member::{feedback, language, question, record, reply};
use crate::handlers::secretary::{attendance, errand, roll_call, unlink};
use crate::messages::buttons::Press;
use crate::messages::people;
use crate::store;
use crate::work::Work;

/// Handles a pressed button.
pub async fn handle(work: &mut Work<'_>, tapped: Tapped) -> Result<()> {
    let Some(press) = Press::decode(&tapped.data) else {
        work.toast(people::button_stale());
        return Ok(());
    };
    if let Press::Consent(agreed) = press {
        return consent::answered(work, &tapped, agreed).await;
    }
    let Some(actor) = actor::find(work, tapped.from.id).await? else {
        work.toast(people::not_linked());
        return Ok(());
    };
    match press {
        Press::Reply(meeting, answer) => reply::tapped(work, &actor, &tapped, meeting, answer).await,
        Press::Confirm(number) => errand::confirmed(work, &actor, number).await,
        Press::Pick(number, choice) => errand::picked(work, &actor, number, choice).await,
        Press::Abandon(number) => abandon(work, actor.chat(), number).await,
        Press::Reason(meeting, category) => reply::reason_tapped(work, &actor, meeting, category).await,
        Press::Delay(meeting, minutes) => reply::delay_tapped(work, &actor, meeting, minutes).await,
        Press::Which(number, meeting) => words::meeting_chosen(work, &actor, number, meeting).await,
        Press::Attendance(meeting) => attendance::tapped(work, &actor, meeting).await,
        Press::FeedbackKind(number, kind) => feedback::kind_chosen(work, &actor, number, kind).await,
        Press::FeedbackName(number, named) => feedback::name_chosen(work, &actor, number, named).await,
        Press::FeedbackAfterAll(number) => feedback::feedback_after_all(work, &actor, number).await,
        Press::QuestionAfterAll(number) => feedback::question_after_all(work, &actor, number).await,
        Press::PassOn(number) => question::passed_on(work, &actor, number).await,
        Press::Roll(meeting, page) => roll_call::turned(work, &actor, &tapped, meeting, page).await,
        Press::Mark(meeting, member, presence, page) => {
            roll_call::marked(work, &actor, &tapped, meeting, (member, presence, page)).await
        }
        Press::MarkRest(meeting, presence) => {
            roll_call::rest_marked(work, &actor, &tapped, meeting, presence).await
        }
        Press::CloseRoll(meeting) => roll_call::closed(work, &actor, &tapped, meeting).await,
        Press::LinkGroup(organization, number) => {
            link_group::chosen(work, &actor, &tapped, (organization, number)).await
        }
        Press::Unlink(link) => unlink::pressed(work, &actor, link).await,
        Press::Record(step) => record::pressed(work, &actor, &tapped, step).await,
        Press::Language(language) => language::chosen(work, &actor, &tapped, language).await,
        Press::Consent(_) => Ok(()),
    }
}

/// Ends the conversation with this number; of another one, the button is stale.
async fn abandon(work: &mut Work<'_>, chat: ChatId, number: i64) -> Result<()> {
    let now = work.now();
    let found = store::conversations::find(work.db(), chat, now).await?;
    if found.is_none_or(|(_, current)| current != number) {
        return work.say(chat, people::button_stale()).await;
    }
    store::conversations::end(work.db(), chat).await?;
    work.say(chat, people::abandoned()).await
}
