//! Which meeting someone's words are about, and what they had been asked about it.

use anyhow::Result;

use super::actor::Actor;
use crate::domain::event::Said;
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::reading::Asked;
use crate::domain::stages::Audience;
use crate::domain::{ChatId, MeetingId, MessageId, hearing};
use crate::store;
use crate::work::Work;

/// What someone's words may be about.
#[derive(Debug, Default)]
pub struct Meant {
    /// One meeting, several to choose from, or none.
    pub meetings: Vec<Meeting>,
    /// What had been asked.
    pub asked: Option<Asked>,
    /// The message quoted is older than the meeting's present start time.
    pub moved: bool,
}

impl Meant {
    /// The only meeting they can be about.
    pub fn one(&self) -> Option<&Meeting> {
        match &self.meetings[..] {
            [meeting] => Some(meeting),
            _ => None,
        }
    }
}

/// The meeting of the message quoted, else the one something is awaited about, else those that are open.
pub async fn meant(
    work: &mut Work<'_>,
    actor: &Actor,
    said: &Said,
    awaited: Option<MeetingId>,
) -> Result<Meant> {
    if let Some(quoted) = quoted(work, actor, said).await? {
        return Ok(quoted);
    }
    let awaited = match awaited {
        Some(id) => invited_to(work, actor, id).await?,
        None => None,
    };
    let meetings = match awaited {
        Some(meeting) => vec![meeting],
        None => open(work, actor).await?,
    };
    let asked = match &meetings[..] {
        [] => None,
        [meeting] => asked(work, actor, meeting, None).await?,
        [_, _, ..] => Some(Asked::Attendance),
    };
    Ok(Meant { meetings, asked, moved: false })
}

async fn quoted(work: &mut Work<'_>, actor: &Actor, said: &Said) -> Result<Option<Meant>> {
    let Some(message) = said.quotes else { return Ok(None) };
    let Some(about) = store::outbox::about(work.db(), said.chat, message).await? else { return Ok(None) };
    let Some(id) = about.meeting_id else { return Ok(None) };
    let Some(meeting) = invited_to(work, actor, id).await? else { return Ok(None) };
    let asked = asked(work, actor, &meeting, about.audience).await?;
    let moved = about.version.is_some_and(|version| version != meeting.version);
    Ok(Some(Meant { meetings: vec![meeting], asked, moved }))
}

async fn asked(
    work: &mut Work<'_>,
    actor: &Actor,
    meeting: &Meeting,
    quoted: Option<Audience>,
) -> Result<Option<Asked>> {
    let last = store::outbox::last_stage(work.db(), actor.chat(), meeting.id).await?;
    let earlier = store::replies::find(work.db(), meeting.id, actor.id()).await?;
    Ok(hearing::asked(quoted, last, earlier.as_ref()))
}

/// The meetings someone may answer for: those they have been told of, else the next one that is planned, else
/// those whose roll was closed before their end.
async fn open(work: &mut Work<'_>, actor: &Actor) -> Result<Vec<Meeting>> {
    let Some((branch, _)) = actor.branch else { return Ok(Vec::new()) };
    let now = work.now();
    let (mut told, mut planned, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for meeting in store::meetings::unfinished(work.db(), branch, now).await? {
        if !is_invited(work, actor, &meeting).await? {
            continue;
        }
        match meeting.phase {
            Phase::Announced | Phase::Open => told.push(meeting),
            Phase::Planned => planned.push(meeting),
            Phase::Closed => closed.push(meeting),
            Phase::Cancelled => {}
        }
    }
    planned.truncate(1);
    Ok([told, planned, closed].into_iter().find(|meetings| !meetings.is_empty()).unwrap_or_default())
}

/// The meeting, if the member is invited to it.
pub async fn invited_to(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<Option<Meeting>> {
    let Some(meeting) = store::meetings::find(work.db(), id).await? else { return Ok(None) };
    Ok(is_invited(work, actor, &meeting).await?.then_some(meeting))
}

async fn is_invited(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting) -> Result<bool> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let standing = store::standings::find(work.db(), actor.id(), day).await?;
    Ok(standing.is_some_and(|(branch, standing)| branch == meeting.organization_id && standing.invited()))
}

/// Whether a message of ours speaks of an earlier start time of a meeting.
pub async fn is_outdated(
    work: &mut Work<'_>,
    chat: ChatId,
    message: Option<MessageId>,
    meeting: &Meeting,
) -> Result<bool> {
    let Some(message) = message else { return Ok(false) };
    let about = store::outbox::about(work.db(), chat, message).await?;
    Ok(about.is_some_and(|about| {
        about.meeting_id == Some(meeting.id)
            && about.version.is_some_and(|version| version != meeting.version)
    }))
}
