//! The invitation: a text with buttons, then the agenda's documents and photos.

use anyhow::Result;

use super::readers::{self, Notice, Reader};
use crate::domain::delivery::{Class, Parcel, Promise, Subject};
use crate::domain::event::FileSort;
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::plan::{Audience, Due};
use crate::domain::{MemberId, Timestamp};
use crate::messages::{Text, agenda, invitation};
use crate::store;
use crate::work::{Work, parcel};

/// What is sent to one reader: a text, what did not fit into it, and files Telegram already keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The text.
    pub text: Text,
    /// The agenda where it is too long for the text.
    pub more: Vec<Text>,
    /// The files.
    pub files: Vec<(FileSort, String)>,
}

/// Promises the invitation to everyone who is invited, and to the committee's members in charge.
pub async fn invite(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &Due,
    not_before: Timestamp,
) -> Result<String> {
    let branch = store::organizations::fetch(work.db(), meeting.organization_id).await?;
    let letter = letter(work, meeting, invitation::invitation(&branch.name, meeting)).await?;
    let notice = Notice {
        stage: due.stage.clone(),
        audience: Some(Audience::Everyone),
        class: Class::Bulk,
        not_before,
        useful_until: Some(due.useful_until),
    };
    let promised = deliver_to_all(work, meeting, &notice, &letter).await?;
    let notice_only = Letter { text: invitation::notice(&branch.name, meeting), ..letter };
    for supervisor in readers::supervisors(work, meeting).await? {
        deliver(work, meeting, &notice, supervisor, &notice_only).await?;
    }
    if let Some(phase) = meeting.phase.after(Step::Announce) {
        let now = work.now();
        store::meetings::set_phase(work.db(), meeting.id, phase, now).await?;
    }
    Ok(format!("promised to {promised}"))
}

/// A text about a meeting, followed by its agenda as far as it does not fit, and by its files.
pub async fn letter(work: &mut Work<'_>, meeting: &Meeting, text: Text) -> Result<Letter> {
    let more = meeting.agenda.as_deref().map(agenda::overflow).unwrap_or_default();
    let files = store::attachments::of(work.db(), meeting.id).await?;
    Ok(Letter { text, more, files })
}

/// Promises a letter to everyone who is invited; gives back to how many it is new.
pub async fn deliver_to_all(
    work: &mut Work<'_>,
    meeting: &Meeting,
    notice: &Notice,
    letter: &Letter,
) -> Result<usize> {
    let mut promised = 0;
    for reader in readers::invited(work, meeting).await?.0 {
        promised += usize::from(deliver(work, meeting, notice, reader, letter).await?);
    }
    Ok(promised)
}

/// Promises a letter to one reader; says whether it is new.
pub async fn deliver(
    work: &mut Work<'_>,
    meeting: &Meeting,
    notice: &Notice,
    reader: Reader,
    letter: &Letter,
) -> Result<bool> {
    let voice = work.voice(reader.language);
    let is_new = readers::post(work, meeting, notice, reader, parcel(&letter.text, voice)).await?;
    let texts = letter.more.iter().map(|text| parcel(text, voice));
    let files = letter.files.iter().map(|(sort, file_id)| kept(*sort, file_id));
    for (index, follows) in texts.chain(files).enumerate() {
        let stage = format!("{} +{}", notice.stage, index + 1);
        let notice = Notice { stage, audience: None, ..notice.clone() };
        readers::post(work, meeting, &notice, reader, follows).await?;
    }
    Ok(is_new)
}

/// Someone who linked, came back, or came to another branch after the invitations went out gets those they have
/// not got.
pub async fn catch_up(work: &mut Work<'_>, member: MemberId, class: Class) -> Result<()> {
    let now = work.now();
    let today = now.day(work.settings().rules.zone);
    let Some((branch, standing)) = store::standings::find(work.db(), member, today).await? else {
        return Ok(());
    };
    if !standing.invited() || store::links::of(work.db(), member).await?.is_none_or(|link| !link.reachable) {
        return Ok(());
    }
    let name = store::organizations::fetch(work.db(), branch).await?.name;
    for meeting in store::meetings::coming(work.db(), branch, now).await? {
        let told = store::outbox::told(work.db(), member, meeting.id, meeting.version).await?;
        match meeting.phase {
            Phase::Announced | Phase::Open if told => {}
            Phase::Announced | Phase::Open => invite_late(work, member, &meeting, &name, class).await?,
            Phase::Planned | Phase::Closed | Phase::Cancelled => {}
        }
    }
    Ok(())
}

/// The invitation, apart from its stage.
async fn invite_late(
    work: &mut Work<'_>,
    member: MemberId,
    meeting: &Meeting,
    branch: &str,
    class: Class,
) -> Result<()> {
    let Some(link) = store::links::of(work.db(), member).await? else { return Ok(()) };
    let chat = link.user_id.chat();
    let voice = work.voice_in(chat).await?;
    let letter = letter(work, meeting, invitation::invitation(branch, meeting)).await?;
    let texts = std::iter::once(&letter.text).chain(&letter.more).map(|text| parcel(text, voice));
    let files = letter.files.iter().map(|(sort, file_id)| kept(*sort, file_id));
    for parcel in texts.chain(files) {
        let subject = Subject {
            meeting: Some((meeting.id, meeting.version)),
            member: Some(member),
            ..Subject::default()
        };
        let (not_before, useful_until) = (work.now(), Some(meeting.starts_at));
        work.promise(Promise { chat, class, subject, parcel, not_before, useful_until }).await?;
    }
    Ok(())
}

fn kept(sort: FileSort, file_id: &str) -> Parcel {
    Parcel::File { sort, file_id: file_id.to_owned() }
}
