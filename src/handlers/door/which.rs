//! Which meeting someone's words are about, and what they had been asked about it.

use anyhow::Result;

use super::turn::Turn;
use crate::domain::event::Said;
use crate::domain::hearing;
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::reading::Asked;
use crate::domain::reply::Recorded;
use crate::domain::stages::Audience;
use crate::domain::{MeetingId, MessageId};
use crate::store;
use crate::store::questions::Question;
use crate::work::Work;

/// What someone's words may be about.
#[derive(Debug, Default)]
pub struct Meant {
    /// One meeting, several to choose from, or none.
    pub meetings: Vec<Meeting>,
    /// The reply on record for the one.
    pub earlier: Option<Recorded>,
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

/// What a message of ours that is quoted was about.
#[derive(Debug)]
pub enum Quote {
    /// A question of someone else that this secretary may answer.
    Question(Question),
    /// A meeting one is invited to.
    Meeting(Meant),
}

/// A meeting someone is invited to, with their reply on record.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The meeting.
    pub meeting: Meeting,
    /// The reply on record.
    pub earlier: Option<Recorded>,
    /// The message answered spoke of an earlier start time.
    pub moved: bool,
}

/// The meeting something is awaited about, else those that are open.
pub async fn meant(work: &mut Work<'_>, turn: &Turn, awaited: Option<MeetingId>) -> Result<Meant> {
    let awaited = match awaited {
        Some(id) => meeting(work, turn, id).await?,
        None => None,
    };
    let meetings = match awaited {
        Some(meeting) => vec![meeting],
        None => open(work, turn).await?,
    };
    match &meetings[..] {
        [] => Ok(Meant::default()),
        [_] => about_one(work, turn, meetings, None).await,
        [_, _, ..] => Ok(Meant { meetings, asked: Some(Asked::Attendance), ..Meant::default() }),
    }
}

/// What the message of ours that is quoted was about, if it concerns the one who quotes it.
pub async fn quoted(work: &mut Work<'_>, turn: &Turn, said: &Said) -> Result<Option<Quote>> {
    let Some(message) = said.quotes else { return Ok(None) };
    let Some(about) = store::outbox::about(work.db(), said.chat, message).await? else { return Ok(None) };
    if let Some(id) = about.question_id {
        let question = store::questions::fetch(work.db(), id).await?;
        if question.member_id != turn.actor.id() && turn.actor.runs_branch(question.organization_id) {
            return Ok(Some(Quote::Question(question)));
        }
    }
    let Some(id) = about.meeting_id else { return Ok(None) };
    let Some(meeting) = meeting(work, turn, id).await? else { return Ok(None) };
    let moved = about.version.is_some_and(|version| version != meeting.version);
    let meant = about_one(work, turn, vec![meeting], about.audience).await?;
    Ok(Some(Quote::Meeting(Meant { moved, ..meant })))
}

/// The one meeting, with the reply on record and what had been asked.
async fn about_one(
    work: &mut Work<'_>,
    turn: &Turn,
    meetings: Vec<Meeting>,
    quoted: Option<Audience>,
) -> Result<Meant> {
    let Some(id) = meetings.first().map(|meeting| meeting.id) else { return Ok(Meant::default()) };
    let last = match quoted {
        Some(_) => None,
        None => store::outbox::last_stage(work.db(), turn.actor.chat(), id).await?,
    };
    let earlier = store::replies::find(work.db(), id, turn.actor.id()).await?;
    let asked = hearing::asked(quoted, last, earlier.as_ref());
    Ok(Meant { meetings, earlier, asked, moved: false })
}

/// The meetings someone may answer for: those they have been told of, else the next one that is planned, else
/// those whose roll was closed before their end.
async fn open(work: &mut Work<'_>, turn: &Turn) -> Result<Vec<Meeting>> {
    let Some((branch, _)) = turn.actor.branch else { return Ok(Vec::new()) };
    let now = work.now();
    let (mut told, mut planned, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for meeting in store::meetings::unfinished(work.db(), branch, now).await? {
        if !turn.actor.is_invited(&meeting, turn.zone) {
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
async fn meeting(work: &mut Work<'_>, turn: &Turn, id: MeetingId) -> Result<Option<Meeting>> {
    let meeting = store::meetings::find(work.db(), id).await?;
    Ok(meeting.filter(|meeting| turn.actor.is_invited(meeting, turn.zone)))
}

/// The meeting of a button, if the member is invited to it, with their reply on record.
pub async fn invited(
    work: &mut Work<'_>,
    turn: &Turn,
    id: MeetingId,
    under: Option<MessageId>,
) -> Result<Option<Invited>> {
    let Some(meeting) = meeting(work, turn, id).await? else { return Ok(None) };
    let moved = is_outdated(work, turn, under, &meeting).await?;
    on_record(work, turn, meeting, moved).await.map(Some)
}

/// A meeting, with the reply on record.
pub async fn on_record(work: &mut Work<'_>, turn: &Turn, meeting: Meeting, moved: bool) -> Result<Invited> {
    let earlier = store::replies::find(work.db(), meeting.id, turn.actor.id()).await?;
    Ok(Invited { meeting, earlier, moved })
}

/// Whether a message of ours speaks of an earlier start time of a meeting that has had several.
async fn is_outdated(
    work: &mut Work<'_>,
    turn: &Turn,
    message: Option<MessageId>,
    meeting: &Meeting,
) -> Result<bool> {
    let Some(message) = message.filter(|_| meeting.version > 1) else { return Ok(false) };
    let about = store::outbox::about(work.db(), turn.actor.chat(), message).await?;
    Ok(about.is_some_and(|about| {
        about.meeting_id == Some(meeting.id)
            && about.version.is_some_and(|version| version != meeting.version)
    }))
}
