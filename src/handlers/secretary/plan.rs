//! Recurring meetings: a branch's plan, and the meetings it makes ahead of time.

use anyhow::{Result, anyhow};

use super::errand;
use crate::domain::errand::{Draft, Errand};
use crate::domain::meeting::MeetingKind;
use crate::domain::organization::Organization;
use crate::domain::recurrence::{self, Recurrence, SHOWN};
use crate::domain::{OrganizationId, PlanId, Timestamp};
use crate::handlers::calendar::plans;
use crate::handlers::door::actor::Actor;
use crate::messages::calling::{self, ShownPlan};
use crate::messages::secretary;
use crate::store;
use crate::store::plans::NewPlan;
use crate::work::Work;

/// "hằng tháng ngày 3, 19:30, Nhà văn hóa thôn": shows the next dates, and asks.
pub async fn proposed(
    work: &mut Work<'_>,
    actor: &Actor,
    branch: &Organization,
    (kind, line): (MeetingKind, &str),
) -> Result<()> {
    let said = match recurrence::read(line) {
        Ok(said) => said,
        Err(unclear) => return work.say(actor.chat(), calling::unclear(unclear)).await,
    };
    let recurrence = Recurrence::parse(&said.cron).map_err(|why| anyhow!(why))?;
    let zone = work.settings().rules.zone;
    let dates: Vec<Timestamp> = recurrence.after(work.now(), zone).take(SHOWN).collect();
    let place = match said.place {
        place if place.is_empty() => store::meetings::last_place(work.db(), branch.id).await?,
        place => Some(place),
    };
    let place = place.unwrap_or_default();
    let plan = Errand::Plan { organization: branch.id, kind, cron: said.cron, place: place.clone() };
    let number = errand::ask(work, actor, plan).await?;
    let shown = ShownPlan { kind, dates, place };
    work.say(actor.chat(), calling::confirm_plan(&branch.name, &shown, number)).await
}

/// `✅ Lập lịch định kỳ`.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, new: NewPlan) -> Result<()> {
    if !actor.runs_branch(new.organization_id) {
        return work.say(actor.chat(), secretary::only_secretaries()).await;
    }

    errand::end(work, actor).await?;
    let plan = plans::put(work, &new).await?;
    work.note_deed(actor.id(), "planned", &format!("plan:{plan}")).await?;
    let ahead = work.settings().rules.ahead;
    work.say(actor.chat(), calling::planned(ahead)).await
}

/// The plans of a branch, with the next dates of each.
pub async fn shown(work: &mut Work<'_>, branch: OrganizationId) -> Result<Vec<ShownPlan>> {
    let (now, zone) = (work.now(), work.settings().rules.zone);
    let plans = store::plans::of_branch(work.db(), branch).await?;
    let shown = plans.into_iter().filter_map(|plan| {
        let recurrence = Recurrence::parse(&plan.cron).ok()?;
        let dates = recurrence.after(now, zone).take(SHOWN).collect();
        Some(ShownPlan { kind: plan.kind, dates, place: plan.place })
    });
    Ok(shown.collect())
}

/// "Dừng lịch định kỳ", the `choice`-th of the branch: asks whether that is meant.
pub async fn stop_picked(work: &mut Work<'_>, actor: &Actor, draft: &Draft, choice: i64) -> Result<()> {
    let plans = store::plans::of_branch(work.db(), draft.organization).await?;
    let chosen = usize::try_from(choice).ok().and_then(|index| plans.get(index));
    let Some(plan) = chosen else { return work.say(actor.chat(), calling::no_plan()).await };
    let kind = plan.kind;
    let number = errand::ask(work, actor, Errand::StopPlan { plan: plan.id }).await?;
    work.say(actor.chat(), calling::confirm_stop(kind, number)).await
}

/// `✅ Dừng lịch định kỳ`.
pub async fn stopped(work: &mut Work<'_>, actor: &Actor, id: PlanId) -> Result<()> {
    errand::end(work, actor).await?;
    let plan = store::plans::find(work.db(), id).await?;
    let Some(plan) = plan.filter(|plan| actor.runs_branch(plan.organization_id)) else {
        return work.say(actor.chat(), calling::no_plan()).await;
    };
    let now = work.now();
    store::plans::end(work.db(), plan.id, now).await?;
    work.note_deed(actor.id(), "stopped", &format!("plan:{id}")).await?;
    work.say(actor.chat(), calling::plan_stopped()).await
}
