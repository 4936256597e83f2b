//! `/hop`: a secretary calls a meeting or plans them, guided or in one line.

use anyhow::Result;

use super::asking;
use crate::domain::exchanges::calling::{Arrangement, BranchScene, Calling, CallingNext};
use crate::domain::exchanges::choosing::Choosing;
use crate::domain::exchanges::draft::Draft;
use crate::domain::exchanges::planning::{self, Planned, Proposal};
use crate::domain::exchanges::{self, Input};
use crate::domain::organization::Organization;
use crate::domain::{PlanId, Timestamp};
use crate::handlers::calendar::{meetings, plans};
use crate::handlers::door::actor;
use crate::handlers::door::turn::Turn;
use crate::messages::{calling, errands, people, secretary};
use crate::store;
use crate::store::plans::NewPlan;
use crate::work::Work;

/// `/hop`, alone or with `19:30 03/12/2026 Nhà văn hóa thôn` or `hằng tháng ngày 3, 19:30, …`.
pub async fn asked(work: &mut Work<'_>, turn: &Turn, line: &str) -> Result<()> {
    let branches = actor::branches(work, &turn.actor).await?;
    match branches.as_slice() {
        [] => turn.say(work, secretary::only_secretaries()).await,
        [branch] => begin(work, turn, branch, line).await,
        several => {
            let waiting = Choosing::WhichBranch { line: line.to_owned() };
            asking::ask(work, turn, waiting, |number| calling::which_branch(several, number)).await
        }
    }
}

/// The branch is known.
pub async fn begin(work: &mut Work<'_>, turn: &Turn, branch: &Organization, line: &str) -> Result<()> {
    let scene = scene(work, turn, branch.clone()).await?;
    go_on(work, turn, Calling::begin(line, &scene), &scene).await
}

/// What comes while the bot waits.
pub async fn step(work: &mut Work<'_>, turn: &Turn, waiting: Calling, input: Input<'_>) -> Result<()> {
    if !turn.actor.runs_branch(waiting.branch()) {
        turn.end(work).await?;
        return turn.say(work, secretary::only_secretaries()).await;
    }
    let branch = store::organizations::fetch(work.db(), waiting.branch()).await?;
    let scene = scene(work, turn, branch).await?;
    go_on(work, turn, waiting.step(input, &scene), &scene).await
}

async fn scene(work: &mut Work<'_>, turn: &Turn, branch: Organization) -> Result<BranchScene> {
    let (now, zone) = (work.now(), turn.zone);
    let last_place = store::meetings::last_place(work.db(), branch.id).await?;
    let plans = store::plans::of_branch(work.db(), branch.id).await?.into_iter().map(|plan| {
        let dates = planning::dates(&plan.cron, now, zone);
        Planned { id: plan.id, kind: plan.kind, dates, place: plan.place }
    });
    Ok(BranchScene { now, zone, branch, last_place, plans: plans.collect() })
}

async fn go_on(work: &mut Work<'_>, turn: &Turn, next: CallingNext, scene: &BranchScene) -> Result<()> {
    match next {
        exchanges::Next::Ask(state) => {
            asking::ask(work, turn, state.clone(), |number| errands::calling(&state, scene, number)).await
        }
        exchanges::Next::Again(state, objection) => {
            let question = |number| errands::calling(&state, scene, number);
            asking::ask_again(work, turn, state.clone(), objection, question).await
        }
        exchanges::Next::Do(deed) => {
            turn.end(work).await?;
            match deed {
                Arrangement::Call(draft, starts_at) => call(work, turn, draft, starts_at).await,
                Arrangement::Plan(proposal) => plan(work, turn, proposal).await,
                Arrangement::StopPlan(id) => stop(work, turn, id).await,
            }
        }
        exchanges::Next::Refuse(refusal) => asking::refuse(work, turn, refusal).await,
        exchanges::Next::Stale => turn.say(work, people::button_stale()).await,
    }
}

/// `✅ Tạo buổi họp`.
async fn call(work: &mut Work<'_>, turn: &Turn, draft: Draft, starts_at: Timestamp) -> Result<()> {
    let new = meetings::Call {
        branch: draft.organization,
        kind: draft.kind,
        title: None,
        starts_at,
        place: draft.place,
        agenda: None,
    };
    let meeting = meetings::call_meeting(work, new).await?;
    work.note_deed(turn.actor.id(), "called", &format!("meeting:{meeting}")).await?;
    turn.say(work, secretary::called(starts_at)).await
}

/// `✅ Lập lịch định kỳ`.
async fn plan(work: &mut Work<'_>, turn: &Turn, proposal: Proposal) -> Result<()> {
    let Proposal { organization: organization_id, kind, cron, place } = proposal;
    let plan = plans::put(work, &NewPlan { organization_id, kind, cron, place }).await?;
    work.note_deed(turn.actor.id(), "planned", &format!("plan:{plan}")).await?;
    let ahead = work.settings().rules.ahead;
    turn.say(work, calling::planned(ahead)).await
}

/// `✅ Dừng lịch định kỳ`.
async fn stop(work: &mut Work<'_>, turn: &Turn, id: PlanId) -> Result<()> {
    if store::plans::find(work.db(), id).await?.is_none() {
        return turn.say(work, calling::no_plan()).await;
    }
    let now = work.now();
    store::plans::end(work.db(), id, now).await?;
    work.note_deed(turn.actor.id(), "stopped", &format!("plan:{id}")).await?;
    turn.say(work, calling::plan_stopped()).await
}
