//! The bot was away longer than Telegram keeps updates: replies of that time are lost, so the silent are asked again.

use anyhow::Result;

use super::timeline;
use crate::domain::Timestamp;
use crate::domain::delivery::{Reader, Window};
use crate::domain::meeting::Meeting;
use crate::domain::stages::{Audience, Stage};
use crate::messages::{invitation, reminders};
use crate::post::{self, Mailing, readers};
use crate::store;
use crate::work::Work;

/// Tells the secretaries of branches that wait for replies, and asks the silent once more.
pub async fn back(work: &mut Work<'_>, since: Timestamp) -> Result<()> {
    let now = work.now();
    for meeting in store::meetings::announced_ahead(work.db(), now).await? {
        timeline::due(work, meeting.id).await?;
        ask_again(work, &meeting, since).await?;
    }
    Ok(())
}

/// Asks the silent, but for those for whom a message about the meeting waits; then tells the secretary.
async fn ask_again(work: &mut Work<'_>, meeting: &Meeting, since: Timestamp) -> Result<()> {
    let awaited = store::promised::awaited_by(work.db(), meeting.id).await?;
    let silent = readers::of(work, meeting).await?.spoken_to(Audience::Silent);
    let silent: Vec<Reader> = silent.into_iter().filter(|reader| !awaited.contains(&reader.member)).collect();
    let secretaries = readers::secretaries(work, meeting.organization_id).await?;
    let window = Window::rested(&work.settings().rules, work.now()).until(meeting.starts_at);

    let nudge = Mailing::about(meeting, Stage::Away(since), window, invitation::nudge(meeting));
    post::send(work, &nudge.to(Audience::Silent), &silent).await?;
    let told = reminders::was_away(meeting, since);
    post::send(work, &Mailing::about(meeting, Stage::AwayTold(since), window, told), &secretaries).await?;
    Ok(())
}
