//! `/doilich`: a meeting gets another time, and everyone is told once.

use anyhow::Result;

use super::errand;
use crate::domain::errand::{Deed, Errand};
use crate::domain::meeting::{Meeting, Step};
use crate::domain::{MeetingId, Timestamp, when};
use crate::handlers::calendar::changes as moved;
use crate::handlers::door::actor::{self, Actor};
use crate::messages::{calling, changes, people, secretary};
use crate::post;
use crate::store;
use crate::work::Work;

/// `/doilich`, alone or with the new time.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, line: &str) -> Result<()> {
    let now = work.now();
    let branches = actor::branches(work, actor).await?;
    if branches.is_empty() {
        return work.say(actor.chat(), secretary::only_secretaries()).await;
    }
    let mut coming = Vec::new();
    for branch in branches {
        let meetings = store::meetings::coming(work.db(), branch.id, now).await?;
        let movable = meetings.into_iter().filter(|meeting| meeting.phase.after(Step::Move).is_some());
        coming.extend(movable.map(|meeting| (branch.name.clone(), meeting)));
    }
    match coming.as_slice() {
        [] => work.say(actor.chat(), calling::no_meeting_coming()).await,
        [(_, meeting)] => meeting_picked(work, actor, meeting.id, line).await,
        several => {
            let deed = Deed::Move { line: line.to_owned() };
            let number = errand::ask(work, actor, Errand::WhichMeeting { deed }).await?;
            work.say(actor.chat(), calling::which_meeting(several, number)).await
        }
    }
}

/// The meeting is known: the new time follows, if the line does not hold it.
pub async fn meeting_picked(work: &mut Work<'_>, actor: &Actor, id: MeetingId, line: &str) -> Result<()> {
    let Some(meeting) = movable(work, actor, id).await? else { return Ok(()) };
    if !line.is_empty() {
        return propose(work, actor, &meeting, line).await;
    }
    let number = errand::ask(work, actor, Errand::NewTime { meeting: id }).await?;
    work.say(actor.chat(), changes::new_time(&meeting, number)).await
}

/// A text while the bot waits for a new time; says whether it had one.
pub async fn time_said(work: &mut Work<'_>, actor: &Actor, id: MeetingId, text: &str) -> Result<bool> {
    let read = when::read(text, work.now().day(work.settings().rules.zone));
    if read.time.is_none() && read.day.is_none() {
        return Ok(false);
    }
    if let Some(meeting) = movable(work, actor, id).await? {
        propose(work, actor, &meeting, text).await?;
    }
    Ok(true)
}

/// Shows what would change, and asks. What the line does not say stays as it is.
async fn propose(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, line: &str) -> Result<()> {
    let chat = actor.chat();
    let zone = work.settings().rules.zone;
    let read = when::read(line, work.now().day(zone));
    let local = meeting.starts_at.in_zone(zone).naive_local();
    let (day, time) = (read.day.unwrap_or(local.date()), read.time.unwrap_or(local.time()));
    let starts_at = Timestamp::from_local(day.and_time(time), zone);
    let place = if read.rest.is_empty() { meeting.place.clone() } else { read.rest };
    if starts_at <= work.now() {
        errand::ask(work, actor, Errand::NewTime { meeting: meeting.id }).await?;
        return work.say(chat, secretary::already_past(starts_at)).await;
    }
    if starts_at == meeting.starts_at && place == meeting.place {
        let number = errand::ask(work, actor, Errand::NewTime { meeting: meeting.id }).await?;
        return work.say(chat, changes::new_time(meeting, number)).await;
    }
    let told = post::readers::of(work, meeting).await?.invited().len();
    let errand = Errand::Move { meeting: meeting.id, starts_at, place: place.clone() };
    let number = errand::ask(work, actor, errand).await?;
    work.say(chat, changes::confirm_move(meeting, starts_at, &place, told, number)).await
}

/// `✅ Dời buổi họp`.
pub async fn confirmed(
    work: &mut Work<'_>,
    actor: &Actor,
    id: MeetingId,
    (starts_at, place): (Timestamp, &str),
) -> Result<()> {
    let Some(meeting) = movable(work, actor, id).await? else { return Ok(()) };
    if starts_at <= work.now() {
        errand::ask(work, actor, Errand::NewTime { meeting: id }).await?;
        return work.say(actor.chat(), secretary::already_past(starts_at)).await;
    }

    errand::end(work, actor).await?;
    let told = if starts_at == meeting.starts_at {
        moved::change_place(work, &meeting, place).await?
    } else {
        moved::change_time(work, &meeting, (starts_at, place)).await?
    };
    work.note_deed(actor.id(), "moved", &format!("meeting:{id}")).await?;
    work.say(actor.chat(), changes::moved_done(starts_at, told)).await
}

/// The meeting, if this secretary may move it; otherwise says why not.
async fn movable(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<Option<Meeting>> {
    let found = store::meetings::find(work.db(), id).await?;
    let Some(meeting) = found.filter(|meeting| actor.runs_branch(meeting.organization_id)) else {
        work.say(actor.chat(), people::not_yours()).await?;
        return Ok(None);
    };
    if meeting.phase.after(Step::Move).is_none() {
        work.say(actor.chat(), changes::cannot_change()).await?;
        return Ok(None);
    }
    Ok(Some(meeting))
}
