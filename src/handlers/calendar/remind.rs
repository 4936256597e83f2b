//! The reminders after the invitation, and what the secretary hears of those that came too late.

use anyhow::Result;

use super::readers::{self, Notice, Reader};
use crate::domain::delivery::Class;
use crate::domain::meeting::Meeting;
use crate::domain::plan::{self, Audience, Due};
use crate::domain::{MeetingId, Timestamp};
use crate::messages::{invitation, reminders};
use crate::store;
use crate::work::{Work, parcel};

/// Promises a reminder to those of an audience who qualify now.
pub async fn remind(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &Due,
    audience: Audience,
    not_before: Timestamp,
) -> Result<String> {
    let text = match audience {
        Audience::Everyone | Audience::Silent => invitation::nudge(meeting),
        Audience::Attending => invitation::still_coming(meeting),
        Audience::Secretary => reminders::close_roll(meeting),
        Audience::Present => reminders::thanks(meeting),
    };
    let notice = Notice {
        stage: due.stage.clone(),
        audience: Some(audience),
        class: Class::Bulk,
        not_before,
        useful_until: Some(due.useful_until),
    };
    let mut promised = 0;
    for reader in spoken_to(work, meeting, audience).await? {
        let voice = work.voice(reader.language);
        let parcel = parcel(&text, voice);
        promised += usize::from(readers::post(work, meeting, &notice, reader, parcel).await?);
    }
    Ok(format!("promised to {promised}"))
}

/// Those an audience is made of now, as far as they can be written to.
async fn spoken_to(work: &mut Work<'_>, meeting: &Meeting, audience: Audience) -> Result<Vec<Reader>> {
    if audience == Audience::Secretary {
        return readers::secretaries(work, meeting.organization_id).await;
    }
    let came = match audience {
        Audience::Present => store::roll::came(work.db(), meeting.id).await?,
        Audience::Everyone | Audience::Silent | Audience::Attending | Audience::Secretary => Vec::new(),
    };
    let members = readers::belonging(work, meeting).await?;
    let qualify = members.iter().filter(|member| match audience {
        Audience::Present => came.contains(&member.member_id),
        Audience::Everyone | Audience::Silent | Audience::Attending | Audience::Secretary => {
            member.standing.summoned() && audience.includes(member.answer)
        }
    });
    Ok(qualify.filter_map(Reader::of).collect())
}

/// Tells the secretary, once, that a stage came too late for everyone.
pub async fn missed(work: &mut Work<'_>, meeting: &Meeting, due: &Due) -> Result<()> {
    match due.audience() {
        Some(Audience::Secretary) | None => Ok(()),
        Some(audience) => tell_late(work, meeting, &due.stage, reminders::late(meeting, audience)).await,
    }
}

/// Tells the secretary, once a stage, of messages that could not be sent in time.
pub async fn skipped(work: &mut Work<'_>, id: MeetingId) -> Result<()> {
    let meeting = store::meetings::fetch(work.db(), id).await?;
    for (stage, audience, many) in store::promised::too_late(work.db(), (id, meeting.version)).await? {
        let text = reminders::late_for_some(&meeting, audience, many);
        tell_late(work, &meeting, &stage, text).await?;
    }
    Ok(())
}

async fn tell_late(
    work: &mut Work<'_>,
    meeting: &Meeting,
    stage: &str,
    text: crate::messages::Text,
) -> Result<()> {
    let notice = Notice {
        stage: format!("late: {stage}"),
        audience: None,
        class: Class::Bulk,
        not_before: plan::rested(&work.settings().rules, work.now()),
        useful_until: None,
    };
    for reader in readers::secretaries(work, meeting.organization_id).await? {
        let voice = work.voice(reader.language);
        readers::post(work, meeting, &notice, reader, parcel(&text, voice)).await?;
    }
    Ok(())
}
