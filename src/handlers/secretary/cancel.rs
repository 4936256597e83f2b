//! `/huyhop`: a meeting is called off; everyone is told once, and then it is silent.

use std::time::Duration;

use anyhow::Result;

use super::errand;
use crate::domain::MeetingId;
use crate::domain::errand::{Deed, Errand};
use crate::domain::meeting::{Meeting, Step};
use crate::handlers::calendar::changes as calendar_changes;
use crate::handlers::door::actor::{self, Actor};
use crate::messages::{calling, changes, people, secretary};
use crate::post;
use crate::store;
use crate::work::Work;

/// A meeting that never took place can be called off so long after its time.
const REMEMBERED: Duration = Duration::from_secs(31 * 24 * 3600);
/// The longest reason that is passed on, in letters.
const LONGEST_REASON: usize = 500;

/// `/huyhop`, alone or with the reason.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, line: &str) -> Result<()> {
    let since = work.now() - REMEMBERED;
    let branches = actor::branches(work, actor).await?;
    if branches.is_empty() {
        return work.say(actor.chat(), secretary::only_secretaries()).await;
    }
    let mut unfinished = Vec::new();
    for branch in branches {
        let meetings = store::meetings::not_closed(work.db(), branch.id, since).await?;
        unfinished.extend(meetings.into_iter().map(|meeting| (branch.name.clone(), meeting)));
    }
    match unfinished.as_slice() {
        [] => work.say(actor.chat(), calling::no_meeting_coming()).await,
        [(_, meeting)] => meeting_picked(work, actor, meeting.id, line).await,
        several => {
            let deed = Deed::Cancel { line: line.to_owned() };
            let number = errand::ask(work, actor, Errand::WhichMeeting { deed }).await?;
            work.say(actor.chat(), calling::which_meeting(several, number)).await
        }
    }
}

/// The meeting is known: the reason follows, if the line does not hold it.
pub async fn meeting_picked(work: &mut Work<'_>, actor: &Actor, id: MeetingId, line: &str) -> Result<()> {
    let Some(meeting) = cancellable(work, actor, id).await? else { return Ok(()) };
    if !line.is_empty() {
        return propose(work, actor, &meeting, line).await;
    }
    let number = errand::ask(work, actor, Errand::Why { meeting: id }).await?;
    work.say(actor.chat(), changes::why(&meeting, number)).await
}

/// Whatever is said while the bot waits for a reason is the reason: it is shown back before anyone is told.
pub async fn reason_said(work: &mut Work<'_>, actor: &Actor, id: MeetingId, text: &str) -> Result<bool> {
    if let Some(meeting) = cancellable(work, actor, id).await? {
        propose(work, actor, &meeting, text).await?;
    }
    Ok(true)
}

/// No reason is given.
pub async fn without_reason(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<()> {
    match cancellable(work, actor, id).await? {
        Some(meeting) => propose(work, actor, &meeting, "").await,
        None => Ok(()),
    }
}

async fn propose(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, reason: &str) -> Result<()> {
    let reason: String = reason.trim().chars().take(LONGEST_REASON).collect();
    let told = match meeting.starts_at > work.now() {
        true => post::readers::of(work, meeting).await?.invited().len(),
        false => 0,
    };
    let errand = Errand::Cancel { meeting: meeting.id, reason: reason.clone() };
    let number = errand::ask(work, actor, errand).await?;
    work.say(actor.chat(), changes::confirm_cancel(meeting, &reason, told, number)).await
}

/// `✅ Hủy buổi họp`.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, id: MeetingId, reason: &str) -> Result<()> {
    let Some(meeting) = cancellable(work, actor, id).await? else { return Ok(()) };

    errand::end(work, actor).await?;
    let told = calendar_changes::call_off(work, &meeting, reason).await?;
    work.note_deed(actor.id(), "cancelled", &format!("meeting:{id}")).await?;
    work.say(actor.chat(), changes::cancelled_done(meeting.starts_at, told)).await
}

/// The meeting, if this secretary may call it off; otherwise says why not.
async fn cancellable(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<Option<Meeting>> {
    let found = store::meetings::find(work.db(), id).await?;
    let Some(meeting) = found.filter(|meeting| actor.runs_branch(meeting.organization_id)) else {
        work.say(actor.chat(), people::not_yours()).await?;
        return Ok(None);
    };
    if meeting.phase.after(Step::Cancel).is_none() {
        work.say(actor.chat(), changes::cannot_change()).await?;
        return Ok(None);
    }
    Ok(Some(meeting))
}
