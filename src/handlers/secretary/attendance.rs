//! `/tonghop` in private: the secretary sees who comes, by name.

use std::time::Duration;

use anyhow::Result;

use crate::domain::attendance::{self, Contact, Expected};
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::reply::Reply;
use crate::domain::roll_call::in_order;
use crate::domain::tally::{Announced, Held};
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::committee::summary;
use crate::handlers::door::actor::Actor;
use crate::messages::attendance::WhoComes;
use crate::messages::{self, people};
use crate::store;
use crate::store::standings::BranchMember;
use crate::work::Work;

/// A meeting is spoken of for this long after it began, if none is to come.
const REMEMBERED: Duration = Duration::from_secs(40 * 24 * 3600);
/// Meetings further ahead are not.
const AHEAD: Duration = Duration::from_secs(366 * 24 * 3600);

/// `/tonghop`: the next meeting, with a button for each other one; else the last. To whom runs no meetings, figures.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    if actor.runs().is_empty() {
        return summary::to_officer(work, actor).await;
    }
    let meetings = known(work, actor).await?;
    match next(&meetings, work.now()) {
        Some(meeting) => show(work, actor, meeting, &others(&meetings, meeting, work.now())).await?,
        None => work.say(actor.chat(), messages::attendance::no_meeting()).await?,
    }
    summary::of_others(work, actor).await
}

/// The button of another meeting.
pub async fn tapped(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<()> {
    let meeting = store::meetings::find(work.db(), id).await?;
    let Some(meeting) = meeting.filter(|meeting| actor.runs_branch(meeting.organization_id)) else {
        work.toast(people::not_yours());
        return Ok(());
    };
    let meetings = known(work, actor).await?;
    show(work, actor, &meeting, &others(&meetings, &meeting, work.now())).await
}

/// The meetings of the branches someone runs, the earliest first.
async fn known(work: &mut Work<'_>, actor: &Actor) -> Result<Vec<Meeting>> {
    let now = work.now();
    let mut meetings = Vec::new();
    for branch in actor.runs() {
        meetings.extend(store::meetings::between(work.db(), branch, now - REMEMBERED, now + AHEAD).await?);
    }
    meetings.sort_by_key(|meeting| (meeting.starts_at, meeting.id));
    Ok(meetings)
}

/// The next meeting that is not over; else the last one.
fn next(meetings: &[Meeting], now: Timestamp) -> Option<&Meeting> {
    let coming = meetings.iter().find(|meeting| meeting.phase.is_live() && meeting.ends_at() > now);
    coming.or_else(|| meetings.last())
}

/// What else may be looked at: the meetings whose replies still count.
fn others(meetings: &[Meeting], shown: &Meeting, now: Timestamp) -> Vec<Meeting> {
    let live = |meeting: &&Meeting| meeting.phase.is_live() && meeting.id != shown.id;
    let coming = meetings.iter().filter(live).filter(|meeting| meeting.ends_at() > now);
    coming.take(5).cloned().collect()
}

async fn show(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, others: &[Meeting]) -> Result<()> {
    match meeting.phase {
        Phase::Planned | Phase::Announced | Phase::Open => expected(work, actor, meeting, others).await,
        Phase::Closed => held(work, actor, meeting).await,
        Phase::Cancelled => work.say(actor.chat(), messages::attendance::no_meeting()).await,
    }
}

/// Before: the replies.
async fn expected(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, others: &[Meeting]) -> Result<()> {
    let branch = store::organizations::fetch(work.db(), meeting.organization_id).await?;
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let members = store::standings::of_meeting(work.db(), meeting.organization_id, day, meeting.id).await?;
    let figures = Announced::count(members.iter().map(|member| (member.standing, member.answer)));
    let lists = attendance::by_heading(members.into_iter().map(from_belonging).collect());
    let voice = work.voice_in(actor.chat()).await?;
    let who = WhoComes { branch: &branch.name, meeting, figures: &figures, lists: &lists };
    for text in messages::attendance::list(who, others, voice) {
        work.say(actor.chat(), text).await?;
    }
    Ok(())
}

/// After: the closed roll.
async fn held(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting) -> Result<()> {
    let lines = store::roll::closed_lines(work.db(), meeting.id).await?;
    work.say(actor.chat(), messages::roll_call::closed(meeting, &in_order(lines))).await?;
    let held = Held::count(store::roll::closed(work.db(), meeting.id).await?);
    work.say(actor.chat(), messages::roll_call::figures(meeting, &held)).await
}

fn from_belonging(member: BranchMember) -> Expected {
    let contact = match (member.user_id, member.reachable) {
        (Some(_), Some(true)) => Contact::Reachable,
        (Some(_), Some(false) | None) => Contact::Unreachable,
        (None, _) => Contact::NotLinked,
    };
    let said = |answer| Reply {
        answer,
        delay: member.delay.clone(),
        reason: member.reason.clone(),
        category: member.category,
    };
    Expected {
        reply: member.answer.map(said),
        name: member.name,
        standing: member.standing,
        after_deadline: member.after_deadline.unwrap_or(false),
        contact,
    }
}
