//! The bot was away longer than Telegram keeps updates: replies of that time are lost, so the silent are asked again.

use anyhow::Result;

use super::due;
use super::readers::{self, Notice, Reader};
use crate::domain::Timestamp;
use crate::domain::delivery::Class;
use crate::domain::meeting::Meeting;
use crate::domain::plan::{self, Audience};
use crate::messages::{invitation, reminders};
use crate::store;
use crate::work::{Work, parcel};

/// Tells the secretaries of branches that wait for replies, and asks the silent once more.
pub async fn back(work: &mut Work<'_>, since: Timestamp) -> Result<()> {
    let now = work.now();
    for meeting in store::meetings::announced_ahead(work.db(), now).await? {
        due::stages(work, meeting.id).await?;
        ask_again(work, &meeting, since).await?;
    }
    Ok(())
}

async fn ask_again(work: &mut Work<'_>, meeting: &Meeting, since: Timestamp) -> Result<()> {
    let notice = Notice {
        stage: format!("away {}", since.millis()),
        audience: Some(Audience::Silent),
        class: Class::Bulk,
        not_before: plan::rested(&work.settings().rules, work.now()),
        useful_until: Some(meeting.starts_at),
    };
    let awaited = store::promised::awaited_by(work.db(), meeting.id).await?;
    let text = invitation::nudge(meeting);
    for member in readers::belonging(work, meeting).await? {
        let silent = member.standing.summoned() && Audience::Silent.includes(member.answer);
        let Some(reader) = Reader::of(&member).filter(|_| silent && !awaited.contains(&member.member_id))
        else {
            continue;
        };
        let voice = work.voice(reader.language);
        readers::post(work, meeting, &notice, reader, parcel(&text, voice)).await?;
    }
    let told = Notice { stage: format!("told {}", notice.stage), audience: None, ..notice };
    for secretary in readers::secretaries(work, meeting.organization_id).await? {
        let voice = work.voice(secretary.language);
        let text = reminders::was_away(meeting, since);
        readers::post(work, meeting, &told, secretary, parcel(&text, voice)).await?;
    }
    Ok(())
}
