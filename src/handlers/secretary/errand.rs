//! A secretary's errands of several messages: what answers what the bot asked last.

use anyhow::Result;

use super::{agenda, cancel, meeting, plan, reschedule};
use crate::domain::conversation::Conversation;
use crate::domain::errand::{Deed, Errand};
use crate::domain::hearing::{Heard, hear};
use crate::domain::{MeetingId, OrganizationId, recurrence, when};
use crate::handlers::door::actor::Actor;
use crate::messages::{changes, people, secretary};
use crate::store;
use crate::work::Work;

/// A text no longer than this may be a reply even while an agenda is awaited.
const SHORT: usize = 40;

/// Sets what the bot asks a secretary; gives back the number its buttons carry.
pub async fn ask(work: &mut Work<'_>, actor: &Actor, errand: Errand) -> Result<i64> {
    work.await_in(actor.chat(), &Conversation::Errand { errand }).await
}

/// The errand is done.
pub async fn end(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    Ok(store::conversations::end(work.db(), actor.chat()).await?)
}

/// A text; says whether it answered what was asked. What reads as a reply or a question is that, unless it says
/// all that was asked; a reason for calling off is whatever is said.
pub async fn heard(work: &mut Work<'_>, actor: &Actor, text: &str) -> Result<bool> {
    let Some((errand, _)) = current(work, actor).await? else { return Ok(false) };
    let is_other = match hear(text, None) {
        Heard::Reply(_) | Heard::Question => true,
        Heard::Courtesy(_) | Heard::Rest => false,
    };
    match errand {
        Errand::When { .. } | Errand::NewTime { .. } if is_other && !names_a_moment(work, text) => Ok(false),
        Errand::Where { .. } if is_other => Ok(false),
        Errand::Agenda { .. } if is_other && text.chars().count() <= SHORT => Ok(false),
        Errand::When { draft } => meeting::when_said(work, actor, draft, text).await,
        Errand::Where { draft } => meeting::where_said(work, actor, draft, text).await,
        Errand::Agenda { meeting, agenda } => agenda::text_said(work, actor, (meeting, agenda), text).await,
        Errand::NewTime { meeting } => reschedule::time_said(work, actor, meeting, text).await,
        Errand::Why { meeting } => cancel::reason_said(work, actor, meeting, text).await,
        Errand::WhichBranch { .. }
        | Errand::Call { .. }
        | Errand::Plan { .. }
        | Errand::StopPlan { .. }
        | Errand::WhichMeeting { .. }
        | Errand::Move { .. }
        | Errand::Cancel { .. } => Ok(false),
    }
}

/// Words that were not what was asked: says what would be; says whether there was anything to say.
pub async fn asked_again(work: &mut Work<'_>, actor: &Actor, errand: &Errand) -> Result<bool> {
    let text = match errand {
        Errand::When { .. } => secretary::how_to_call(),
        Errand::NewTime { .. } => changes::how_to_move(),
        Errand::Where { .. }
        | Errand::Agenda { .. }
        | Errand::Why { .. }
        | Errand::WhichBranch { .. }
        | Errand::Call { .. }
        | Errand::Plan { .. }
        | Errand::StopPlan { .. }
        | Errand::WhichMeeting { .. }
        | Errand::Move { .. }
        | Errand::Cancel { .. } => return Ok(false),
    };
    work.say(actor.chat(), text).await?;
    Ok(true)
}

/// Both a time and a day, or a plan.
fn names_a_moment(work: &Work<'_>, text: &str) -> bool {
    let read = when::read(text, work.now().day(work.settings().rules.zone));
    (read.time.is_some() && read.day.is_some()) || recurrence::recurs(text)
}

/// One of several buttons.
pub async fn picked(work: &mut Work<'_>, actor: &Actor, number: i64, choice: i64) -> Result<()> {
    match numbered(work, actor, number).await? {
        Some(Errand::WhichBranch { line }) => {
            meeting::branch_picked(work, actor, OrganizationId(choice), &line).await
        }
        Some(Errand::When { draft }) => plan::stop_picked(work, actor, &draft, choice).await,
        Some(Errand::Where { draft } | Errand::Call { draft }) => {
            meeting::place_picked(work, actor, draft, choice).await
        }
        Some(Errand::WhichMeeting { deed }) => {
            let meeting = MeetingId(choice);
            match deed {
                Deed::Agenda { agenda } => agenda::meeting_picked(work, actor, meeting, agenda).await,
                Deed::Move { line } => reschedule::meeting_picked(work, actor, meeting, &line).await,
                Deed::Cancel { line } => cancel::meeting_picked(work, actor, meeting, &line).await,
            }
        }
        Some(Errand::Why { meeting }) => cancel::without_reason(work, actor, meeting).await,
        Some(
            Errand::Plan { .. }
            | Errand::StopPlan { .. }
            | Errand::Agenda { .. }
            | Errand::NewTime { .. }
            | Errand::Move { .. }
            | Errand::Cancel { .. },
        )
        | None => work.say(actor.chat(), people::button_stale()).await,
    }
}

/// The button that says what it does.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<()> {
    match numbered(work, actor, number).await? {
        Some(Errand::Call { draft }) => meeting::confirmed(work, actor, draft).await,
        Some(Errand::Plan { organization, kind, cron, place }) => {
            let new = store::plans::NewPlan { organization_id: organization, kind, cron, place };
            plan::confirmed(work, actor, new).await
        }
        Some(Errand::StopPlan { plan }) => plan::stopped(work, actor, plan).await,
        Some(Errand::Agenda { meeting, agenda }) => agenda::confirmed(work, actor, meeting, agenda).await,
        Some(Errand::Move { meeting, starts_at, place }) => {
            reschedule::confirmed(work, actor, meeting, (starts_at, &place)).await
        }
        Some(Errand::Cancel { meeting, reason }) => cancel::confirmed(work, actor, meeting, &reason).await,
        Some(
            Errand::WhichBranch { .. }
            | Errand::When { .. }
            | Errand::Where { .. }
            | Errand::WhichMeeting { .. }
            | Errand::NewTime { .. }
            | Errand::Why { .. },
        )
        | None => work.say(actor.chat(), people::button_stale()).await,
    }
}

async fn current(work: &mut Work<'_>, actor: &Actor) -> Result<Option<(Errand, i64)>> {
    let now = work.now();
    Ok(match store::conversations::find(work.db(), actor.chat(), now).await? {
        Some((Conversation::Errand { errand }, number)) => Some((errand, number)),
        Some(_) | None => None,
    })
}

/// The errand whose buttons carry this number; a button of an earlier one is stale.
async fn numbered(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<Option<Errand>> {
    let found = current(work, actor).await?;
    Ok(found.filter(|(_, current)| *current == number).map(|(errand, _)| errand))
}
