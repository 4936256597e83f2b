//! `/tonghop` for those who see figures, never names: a group, an officer.

use std::time::Duration;

use anyhow::Result;

use super::figures;
use crate::domain::board::{BoardSort, BranchProgress};
use crate::domain::calendar::Stretch;
use crate::domain::{ChatId, OrganizationId};
use crate::handlers::door::actor::Actor;
use crate::messages::board::fitting;
use crate::messages::month::Month;
use crate::messages::{Text, groups, people};
use crate::store;
use crate::work::Work;

/// How far ahead the next meetings are shown.
const AHEAD: Duration = Duration::from_secs(40 * 24 * 3600);

/// In a group: the figures of the linked organisation, whoever asks.
pub async fn in_group(work: &mut Work<'_>, chat: ChatId) -> Result<()> {
    let Some(group) = store::groups::find(work.db(), chat).await? else {
        return work.say(chat, groups::not_linked()).await;
    };
    let text = month(work, chat, group.organization_id).await?;
    work.say(chat, text).await
}

/// In private: the figures of the organisations an officer sees; to whom sees none, that.
pub async fn to_officer(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    if elsewhere(actor).is_empty() {
        return work.say(actor.chat(), people::not_entitled()).await;
    }
    of_others(work, actor).await
}

/// The figures of the organisations someone sees besides the branches they run.
pub async fn of_others(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    for organization in elsewhere(actor) {
        let text = month(work, actor.chat(), organization).await?;
        work.say(actor.chat(), text).await?;
    }
    Ok(())
}

fn elsewhere(actor: &Actor) -> Vec<OrganizationId> {
    let mut organizations = actor.sees();
    organizations.retain(|organization| !actor.runs_branch(*organization));
    organizations.sort_unstable();
    organizations.dedup();
    organizations
}

async fn month(work: &mut Work<'_>, chat: ChatId, id: OrganizationId) -> Result<Text> {
    let (now, zone) = (work.now(), work.settings().rules.zone);
    let today = now.day(zone);
    let hours = Stretch { until: now + AHEAD, ..figures::span(figures::first_of_month(today), today, zone) };
    let organization = store::organizations::fetch(work.db(), id).await?;
    let m = store::organizations::branches_below(work.db(), id).await?.len();
    let sessions = figures::sessions(work.db(), id, hours).await?;
    let progress = |sort| BranchProgress { n: BranchProgress::of(&sessions, sort, today, zone, now), m };
    let (due, closed) = (progress(BoardSort::Before), progress(BoardSort::After));
    let counted = figures::count(work.db(), id, sessions, zone).await?;

    let month =
        Month { organization: &organization.name, month: today, due, closed, meetings: &counted, now };
    let voice = work.voice_in(chat).await?;
    Ok(fitting(voice, |detail| month.text(detail)))
}
