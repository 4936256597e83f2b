//! The reminders after the invitation, and what the secretary hears of those that came too late.

use anyhow::Result;

use crate::domain::delivery::Window;
use crate::domain::meeting::Meeting;
use crate::domain::stages::{Audience, DueStage, Stage};
use crate::domain::{MeetingId, Timestamp};
use crate::messages::{Text, invitation, reminders};
use crate::post::{self, Mailing, readers};
use crate::store;
use crate::work::Work;

/// Promises a reminder to those of an audience who qualify now.
pub async fn remind(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &DueStage,
    audience: Audience,
    not_before: Timestamp,
) -> Result<String> {
    let text = match audience {
        Audience::Everyone | Audience::Silent => invitation::nudge(meeting),
        Audience::Attending => invitation::still_coming(meeting),
        Audience::Secretary => reminders::close_roll(meeting),
        Audience::Present => reminders::thanks(meeting),
    };
    let readers = match audience {
        Audience::Secretary => readers::secretaries(work, meeting.organization_id).await?,
        Audience::Everyone | Audience::Silent | Audience::Attending | Audience::Present => {
            readers::of(work, meeting).await?.spoken_to(audience)
        }
    };
    let window = Window::from(not_before).until(due.useful_until);
    let mailing = Mailing::about(meeting, due.stage.clone(), window, text).to(audience);
    let promised = post::send(work, &mailing, &readers).await?;
    Ok(format!("promised to {promised}"))
}

/// Tells the secretary, once, that a stage came too late for everyone.
pub async fn missed(work: &mut Work<'_>, meeting: &Meeting, due: &DueStage) -> Result<()> {
    match due.audience() {
        Some(Audience::Secretary) | None => Ok(()),
        Some(audience) => {
            tell_late(work, meeting, due.stage.clone(), reminders::late(meeting, audience)).await
        }
    }
}

/// Tells the secretary, once a stage, of messages that could not be sent in time.
pub async fn skipped(work: &mut Work<'_>, id: MeetingId) -> Result<()> {
    let meeting = store::meetings::fetch(work.db(), id).await?;
    for (stage, audience, many) in store::promised::too_late(work.db(), meeting.start_version()).await? {
        let text = reminders::late_for_some(&meeting, audience, many);
        tell_late(work, &meeting, stage, text).await?;
    }
    Ok(())
}

async fn tell_late(work: &mut Work<'_>, meeting: &Meeting, stage: Stage, text: Text) -> Result<()> {
    let window = Window::rested(&work.settings().rules, work.now());
    let mailing = Mailing::about(meeting, Stage::Late(Box::new(stage)), window, text);
    let secretaries = readers::secretaries(work, meeting.organization_id).await?;
    post::send(work, &mailing, &secretaries).await.map(drop)
}
