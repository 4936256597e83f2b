//! `/doilich`: a meeting gets another time, and everyone is told once.

use std::time::Duration;

use anyhow::Result;

use super::actor::{self, Actor};
use super::announce::{self, Letter};
use super::readers::{self, Notice};
use super::{due, errand};
use crate::domain::delivery::Class;
use crate::domain::errand::{Deed, Errand};
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::plan::{self, Audience};
use crate::domain::{MeetingId, Timestamp, when};
use crate::messages::{Text, calling, changes, people, secretary};
use crate::store;
use crate::work::Work;

/// What changes for a meeting that begins within this disturbs people even in quiet hours.
const URGENT: Duration = Duration::from_secs(12 * 3600);

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
    let told = readers::invited(work, meeting).await?.0.len();
    let errand = Errand::Move { meeting: meeting.id, starts_at, place: place.clone() };
    let number = errand::ask(work, actor, errand).await?;
    work.say(chat, changes::confirm_move(meeting, (starts_at, &place), told, number)).await
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
        change_place(work, &meeting, place).await?
    } else {
        change_time(work, &meeting, (starts_at, place)).await?
    };
    work.note_deed(actor.id(), "moved", &format!("meeting:{id}")).await?;
    work.say(actor.chat(), changes::moved_done(starts_at, told)).await
}

/// Another place at the same time: the replies hold, everyone is told.
async fn change_place(work: &mut Work<'_>, meeting: &Meeting, place: &str) -> Result<usize> {
    store::meetings::set_place(work.db(), meeting.id, place).await?;
    let meeting = store::meetings::fetch(work.db(), meeting.id).await?;
    let notice = Notice {
        stage: format!("place {}", work.seq()),
        audience: Some(Audience::Everyone),
        ..notice(work, &meeting, meeting.starts_at)
    };
    let text = changes::new_place(&meeting);
    tell_everyone(work, &meeting, &notice, (&text, &text)).await
}

/// Another time: an answer was for the old one, so everyone is asked anew; the stages are armed again. The
/// notice is the invitation to the new time, unless nobody has been invited and there is time left for that.
async fn change_time(
    work: &mut Work<'_>,
    old: &Meeting,
    (starts_at, place): (Timestamp, &str),
) -> Result<usize> {
    let now = work.now();
    let deadline = starts_at - work.settings().rules.deadline;
    store::meetings::move_to(work.db(), old.id, (starts_at, deadline), now).await?;
    store::meetings::set_place(work.db(), old.id, place).await?;
    store::replies::forget_all(work.db(), old.id).await?;
    let meeting = store::meetings::fetch(work.db(), old.id).await?;

    let announcement = plan::announcement(&meeting, &work.settings().rules);
    let invites = meeting.phase != Phase::Planned || announcement.at <= now;
    if invites {
        let version = (meeting.id, meeting.version);
        let outcome = "settled by the notice of the new time";
        store::done_stages::keep(work.db(), version, &announcement.stage, outcome, now).await?;
        let announced = meeting.phase.after(Step::Announce).unwrap_or(meeting.phase);
        store::meetings::set_phase(work.db(), meeting.id, announced, now).await?;
    }
    let notice = Notice {
        stage: "moved".to_owned(),
        audience: Some(Audience::Everyone),
        ..notice(work, &meeting, old.starts_at)
    };
    let plain = changes::moved(&meeting, old.starts_at);
    let text = if invites { changes::moved_asking(&meeting, old.starts_at) } else { plain.clone() };
    let told = tell_everyone(work, &meeting, &notice, (&text, &plain)).await?;
    store::groups::mark_dirty(work.db(), meeting.organization_id).await?;
    due::rearm(work, meeting.id).await?;
    Ok(told)
}

/// Tells everyone who is invited, and the supervisors in words of their own; gives back how many members.
pub async fn tell_everyone(
    work: &mut Work<'_>,
    meeting: &Meeting,
    notice: &Notice,
    (to_members, to_supervisors): (&Text, &Text),
) -> Result<usize> {
    let letter = |text: &Text| Letter { text: text.clone(), more: Vec::new(), files: Vec::new() };
    let told = announce::deliver_to_all(work, meeting, notice, &letter(to_members)).await?;
    for supervisor in readers::supervisors(work, meeting).await? {
        announce::deliver(work, meeting, notice, supervisor, &letter(to_supervisors)).await?;
    }
    Ok(told)
}

/// How a change is told: at once where the meeting begins, or was to begin, within twelve hours.
pub fn notice(work: &Work<'_>, meeting: &Meeting, was_at: Timestamp) -> Notice {
    let now = work.now();
    let urgent = meeting.starts_at.min(was_at) - URGENT <= now;
    let (class, not_before) =
        if urgent { (Class::Answer, now) } else { (Class::Bulk, plan::rested(&work.settings().rules, now)) };
    let useful_until = Some(meeting.starts_at.max(was_at));
    Notice { stage: String::new(), audience: None, class, not_before, useful_until }
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
