//! The invitation: a text with buttons, then the agenda's documents and photos.

use anyhow::Result;

use crate::domain::delivery::{Class, Reader, Window};
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::stages::{Audience, DueStage};
use crate::domain::{MemberId, Timestamp};
use crate::messages::{Text, agenda, invitation};
use crate::post::{self, Enclosure, Letter, Mailing, readers};
use crate::store;
use crate::work::Work;

/// Promises the invitation to everyone who is invited, and to the committee's members in charge.
pub async fn invite(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &DueStage,
    not_before: Timestamp,
) -> Result<String> {
    let branch = store::organizations::fetch(work.db(), meeting.organization_id).await?;
    let readers = readers::of(work, meeting).await?;
    let letter = letter(work, meeting, invitation::invitation(&branch.name, meeting)).await?;
    let notice = Letter { text: invitation::notice(&branch.name, meeting), ..letter.clone() };
    let window = Window::from(not_before).until(due.useful_until);
    let mailing = Mailing::about(meeting, due.stage.clone(), window, letter).to(Audience::Everyone);

    let promised = post::send(work, &mailing, &readers.invited()).await?;
    post::send(work, &mailing.saying(notice), &readers.supervisors()).await?;
    if let Some(phase) = meeting.phase.after(Step::Announce) {
        let now = work.now();
        store::meetings::set_phase(work.db(), meeting.id, phase, now).await?;
    }
    Ok(format!("promised to {promised}"))
}

/// A text about a meeting, followed by its agenda as far as it does not fit, and by its files.
async fn letter(work: &mut Work<'_>, meeting: &Meeting, text: Text) -> Result<Letter> {
    let more = meeting.agenda.as_deref().map(agenda::overflow).unwrap_or_default();
    let files = store::attachments::of(work.db(), meeting.id).await?;
    let files = files.into_iter().map(|(sort, file_id)| Enclosure::Kept { sort, file_id });
    Ok(Letter { text, more, files: files.collect() })
}

/// Someone who linked, came back, or came to another branch after the invitations went out gets those they have
/// not got.
pub async fn catch_up(work: &mut Work<'_>, member: MemberId, class: Class) -> Result<()> {
    let now = work.now();
    let today = now.day(work.settings().rules.zone);
    let Some((branch, standing)) = store::standings::find(work.db(), member, today).await? else {
        return Ok(());
    };
    let Some(reader) = readers::one(work, member).await?.filter(|_| standing.invited()) else {
        return Ok(());
    };
    let name = store::organizations::fetch(work.db(), branch).await?.name;
    for meeting in store::meetings::coming(work.db(), branch, now).await? {
        let told = store::outbox::told(work.db(), member, meeting.id, meeting.version).await?;
        match meeting.phase {
            Phase::Announced | Phase::Open if told => {}
            Phase::Announced | Phase::Open => invite_late(work, &reader, &meeting, &name, class).await?,
            Phase::Planned | Phase::Closed | Phase::Cancelled => {}
        }
    }
    Ok(())
}

/// The invitation, apart from its stage: who could not be written to is told again.
async fn invite_late(
    work: &mut Work<'_>,
    reader: &Reader,
    meeting: &Meeting,
    branch: &str,
    class: Class,
) -> Result<()> {
    let letter = letter(work, meeting, invitation::invitation(branch, meeting)).await?;
    let window = Window::from(work.now()).until(meeting.starts_at);
    let (id, version) = (meeting.id, meeting.version);
    let mailing = Mailing { meeting: id, version, stage: None, audience: None, class, window, letter };
    post::send(work, &mailing, std::slice::from_ref(reader)).await.map(drop)
}
