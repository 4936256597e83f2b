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
use crate::store::approached::Approached;
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
    let mut approached = match awaited {
        Some(meeting) => vec![meeting],
        None => open(work, turn).await?,
    };
    match (approached.pop(), approached.is_empty()) {
        (None, _) => Ok(Meant::default()),
        (Some(one), true) => Ok(about_one(one, None)),
        (Some(last), false) => {
            let meetings = approached.into_iter().chain([last]).map(|one| one.meeting).collect();
            Ok(Meant { meetings, asked: Some(Asked::Attendance), ..Meant::default() })
        }
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
    let moved = about.version.is_some_and(|version| version != meeting.meeting.version);
    Ok(Some(Quote::Meeting(Meant { moved, ..about_one(meeting, about.audience) })))
}

/// The one meeting, with the reply on record and what had been asked.
fn about_one(one: Approached, quoted: Option<Audience>) -> Meant {
    let asked = hearing::asked(quoted, one.last, one.earlier.as_ref());
    Meant { meetings: vec![one.meeting], earlier: one.earlier, asked, moved: false }
}

/// The meetings someone may answer for: those they have been told of, else the next one that is planned, else
/// those whose roll was closed before their end.
async fn open(work: &mut Work<'_>, turn: &Turn) -> Result<Vec<Approached>> {
    let Some((branch, _)) = turn.actor.branch else { return Ok(Vec::new()) };
    let now = work.now();
    let (mut told, mut planned, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for one in store::approached::unfinished(work.db(), branch, turn.actor.id(), now).await? {
        if !turn.actor.is_invited(&one.meeting, turn.zone) {
            continue;
        }
        match one.meeting.phase {
            Phase::Announced | Phase::Open => told.push(one),
            Phase::Planned => planned.push(one),
            Phase::Closed => closed.push(one),
            Phase::Cancelled => {}
        }
    }
    planned.truncate(1);
    Ok([told, planned, closed].into_iter().find(|meetings| !meetings.is_empty()).unwrap_or_default())
}

/// The meeting as the member stands to it, if they are invited to it.
async fn meeting(work: &mut Work<'_>, turn: &Turn, id: MeetingId) -> Result<Option<Approached>> {
    let found = store::approached::find(work.db(), id, turn.actor.id()).await?;
    Ok(found.filter(|one| turn.actor.is_invited(&one.meeting, turn.zone)))
}

/// The meeting of a button, if the member is invited to it, with their reply on record.
pub async fn invited(
    work: &mut Work<'_>,
    turn: &Turn,
    id: MeetingId,
    under: Option<MessageId>,
) -> Result<Option<Invited>> {
    let Some(Approached { meeting, earlier, .. }) = meeting(work, turn, id).await? else { return Ok(None) };
    let moved = is_outdated(work, turn, under, &meeting).await?;
    Ok(Some(Invited { meeting, earlier, moved }))
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
