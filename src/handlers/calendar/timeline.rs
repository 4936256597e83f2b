//! The stages of a meeting: those that are due are done, and the next one is armed.

use anyhow::Result;

use super::{announce, remind};
use crate::domain::meeting::Meeting;
use crate::domain::stages::{self, DueStage, Ruling, Task};
use crate::domain::{MeetingId, Timestamp};
use crate::store;
use crate::work::Work;

/// Does every stage of a meeting that is due, keeps its outcome, and sets when the next one is.
pub async fn due(work: &mut Work<'_>, id: MeetingId) -> Result<()> {
    let Some(meeting) = store::meetings::find(work.db(), id).await? else { return Ok(()) };
    let rules = &work.settings().rules;
    let now = work.now();
    let done = store::done_stages::of(work.db(), id, meeting.version).await?;

    for due in stages::timeline(&meeting, rules) {
        if due.at > now || done.contains(&due.stage) {
            continue;
        }
        let outcome = match stages::ruling(&due, &meeting, rules, now) {
            Ruling::Go { not_before } => go(work, &meeting, &due, not_before).await?,
            Ruling::PastWhenMade => "skipped: past when the meeting was made".to_owned(),
            Ruling::TooLate => {
                remind::missed(work, &meeting, &due).await?;
                "skipped: too late".to_owned()
            }
        };
        store::done_stages::keep(work.db(), meeting.start_version(), &due.stage, &outcome, now).await?;
    }

    remind::skipped(work, id).await?;
    rearm(work, id).await
}

async fn go(work: &mut Work<'_>, meeting: &Meeting, due: &DueStage, not_before: Timestamp) -> Result<String> {
    match due.task {
        Task::Announce => announce::invite(work, meeting, due, not_before).await,
        Task::Remind(audience) => remind::remind(work, meeting, due, audience, not_before).await,
        Task::Deadline => {
            work.figures_changed(meeting.organization_id);
            Ok("replies are due".to_owned())
        }
        Task::RollOverdue => {
            work.figures_changed(meeting.organization_id);
            Ok("the committee sees that the roll is open".to_owned())
        }
    }
}

/// Sets when something next falls due for a meeting.
pub async fn rearm(work: &mut Work<'_>, id: MeetingId) -> Result<()> {
    let meeting = store::meetings::fetch(work.db(), id).await?;
    let done = store::done_stages::of(work.db(), id, meeting.version).await?;
    let next = stages::next_at(&meeting, &work.settings().rules, &done).map(|at| at.max(work.now()));
    Ok(store::meetings::set_next(work.db(), id, next).await?)
}
