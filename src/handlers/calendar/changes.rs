//! A meeting is moved or called off: everyone is told once.

use std::time::Duration;

use anyhow::Result;

use super::announce::{self, Letter};
use super::due;
use super::readers::{self, Notice};
use crate::domain::Timestamp;
use crate::domain::delivery::Class;
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::plan::{self, Audience};
use crate::messages::{Text, changes};
use crate::store;
use crate::work::Work;

/// What changes for a meeting that begins within this disturbs people even in quiet hours.
const URGENT: Duration = Duration::from_secs(12 * 3600);

/// Another place at the same time: the replies hold, everyone is told.
pub async fn change_place(work: &mut Work<'_>, meeting: &Meeting, place: &str) -> Result<usize> {
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
pub async fn change_time(
    work: &mut Work<'_>,
    old: &Meeting,
    (starts_at, place): (Timestamp, &str),
) -> Result<usize> {
    let now = work.now();
    let deadline = starts_at - work.settings().rules.deadline;
    store::meetings::move_to(work.db(), old.id, starts_at, deadline, now).await?;
    store::meetings::set_place(work.db(), old.id, place).await?;
    store::replies::forget_all(work.db(), old.id).await?;
    let meeting = store::meetings::fetch(work.db(), old.id).await?;

    let announcement = plan::announcement(&meeting, &work.settings().rules);
    let invites = meeting.phase != Phase::Planned || announcement.at <= now;
    if invites {
        let version = meeting.start_version();
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
    work.figures_changed(meeting.organization_id);
    due::rearm(work, meeting.id).await?;
    Ok(told)
}

/// Calls a meeting off. What waits to be said about it is not said; everyone is told once, if it was still to
/// come. Gives back how many.
pub async fn call_off(work: &mut Work<'_>, meeting: &Meeting, reason: &str) -> Result<usize> {
    let now = work.now();
    store::meetings::set_phase(work.db(), meeting.id, Phase::Cancelled, now).await?;
    store::meetings::set_next(work.db(), meeting.id, None).await?;
    store::promised::skip_waiting(work.db(), meeting.id, "cancelled", now).await?;
    work.figures_changed(meeting.organization_id);
    if meeting.starts_at <= now {
        return Ok(0);
    }
    let plain = notice(work, meeting, meeting.starts_at);
    let notice = Notice { stage: "cancelled".to_owned(), ..plain };
    let text = changes::cancelled(meeting, reason);
    tell_everyone(work, meeting, &notice, (&text, &text)).await
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
