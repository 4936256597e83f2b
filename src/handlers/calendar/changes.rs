//! A meeting is moved or called off: everyone is told once.

use anyhow::Result;

use super::timeline;
use crate::domain::Timestamp;
use crate::domain::delivery::of_change;
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::stages::{self, Audience, Stage};
use crate::messages::{Text, changes};
use crate::post::{self, Mailing, readers};
use crate::store;
use crate::work::Work;

/// Another place at the same time: the replies hold, everyone is told.
pub async fn change_place(work: &mut Work<'_>, meeting: &Meeting, place: &str) -> Result<usize> {
    store::meetings::set_place(work.db(), meeting.id, place).await?;
    let meeting = store::meetings::fetch(work.db(), meeting.id).await?;
    let (stage, text) = (Stage::Place(work.seq()), changes::new_place(&meeting));
    let mailing = mailing(work, &meeting, meeting.starts_at, stage, text).to(Audience::Everyone);
    tell_everyone(work, &meeting, &mailing, None).await
}

/// Another time: an answer was for the old one, so everyone is asked anew; the stages are armed again. The
/// notice is the invitation to the new time, unless nobody has been invited and there is time left for that.
pub async fn change_time(
    work: &mut Work<'_>,
    old: &Meeting,
    starts_at: Timestamp,
    place: &str,
) -> Result<usize> {
    let now = work.now();
    let deadline = starts_at - work.settings().rules.deadline;
    store::meetings::move_to(work.db(), old.id, starts_at, deadline, now).await?;
    store::meetings::set_place(work.db(), old.id, place).await?;
    store::replies::forget_all(work.db(), old.id).await?;
    let meeting = store::meetings::fetch(work.db(), old.id).await?;

    let announcement = stages::announcement(&meeting, &work.settings().rules);
    let invites = meeting.phase != Phase::Planned || announcement.at <= now;
    if invites {
        let version = meeting.start_version();
        let outcome = "settled by the notice of the new time";
        store::done_stages::keep(work.db(), version, &announcement.stage, outcome, now).await?;
        let announced = meeting.phase.after(Step::Announce).unwrap_or(meeting.phase);
        store::meetings::set_phase(work.db(), meeting.id, announced, now).await?;
    }
    let plain = changes::moved(&meeting, old.starts_at);
    let text = if invites { changes::moved_asking(&meeting, old.starts_at) } else { plain.clone() };
    let mailing = mailing(work, &meeting, old.starts_at, Stage::Moved, text).to(Audience::Everyone);
    let told = tell_everyone(work, &meeting, &mailing, Some(plain)).await?;
    work.figures_changed(meeting.organization_id);
    timeline::rearm(work, meeting.id).await?;
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
    let text = changes::cancelled(meeting, reason);
    let mailing = mailing(work, meeting, meeting.starts_at, Stage::Cancelled, text);
    tell_everyone(work, meeting, &mailing, None).await
}

/// Tells everyone who is invited, and the supervisors, whose words may be their own; gives back how many members.
async fn tell_everyone(
    work: &mut Work<'_>,
    meeting: &Meeting,
    mailing: &Mailing,
    to_supervisors: Option<Text>,
) -> Result<usize> {
    let readers = readers::of(work, meeting).await?;
    let told = post::send(work, mailing, &readers.invited()).await?;
    let theirs = to_supervisors.map_or_else(|| mailing.clone(), |text| mailing.saying(text));
    post::send(work, &theirs, &readers.supervisors()).await?;
    Ok(told)
}

/// How a change of a meeting that was to begin at `was_at` is told.
fn mailing(work: &Work<'_>, meeting: &Meeting, was_at: Timestamp, stage: Stage, text: Text) -> Mailing {
    let (class, window) = of_change(was_at, meeting.starts_at, &work.settings().rules, work.now());
    Mailing { class, ..Mailing::about(meeting, stage, window, text) }
}
