//! `/chuongtrinh`, `/doilich`, `/huyhop`: a meeting is prepared, moved or called off.

use std::time::Duration;

use anyhow::Result;

use super::{agenda, asking};
use crate::domain::event::{Content, Said};
use crate::domain::exchanges::agenda::Agenda;
use crate::domain::exchanges::changing::{Change, Changing, ChangingNext, MeetingScene};
use crate::domain::exchanges::choosing::{Choosing, Purpose};
use crate::domain::exchanges::{self, Input};
use crate::domain::meeting::{Meeting, Step};
use crate::domain::organization::Organization;
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::calendar::changes as calendar_changes;
use crate::handlers::door::actor;
use crate::handlers::door::turn::Turn;
use crate::messages::{calling, changes, errands, people, secretary};
use crate::post::readers;
use crate::store;
use crate::work::Work;

/// A meeting that never took place can be called off so long after its time.
const REMEMBERED: Duration = Duration::from_secs(31 * 24 * 3600);

/// `/chuongtrinh`, alone or with the agenda's text.
pub async fn agenda_asked(work: &mut Work<'_>, turn: &Turn, text: &str) -> Result<()> {
    let mut agenda = Agenda::default();
    agenda.add_text(text);
    asked(work, turn, Purpose::Agenda { agenda }).await
}

/// `/doilich`, alone or with the new time.
pub async fn move_asked(work: &mut Work<'_>, turn: &Turn, line: &str) -> Result<()> {
    asked(work, turn, Purpose::Move { line: line.to_owned() }).await
}

/// `/huyhop`, alone or with the reason.
pub async fn cancel_asked(work: &mut Work<'_>, turn: &Turn, line: &str) -> Result<()> {
    asked(work, turn, Purpose::Cancel { line: line.to_owned() }).await
}

/// A document, a photo or a long text that nobody asked for; says whether it was taken as an agenda.
pub async fn agenda_offered(work: &mut Work<'_>, turn: &Turn, said: &Said) -> Result<bool> {
    let mut agenda = Agenda::default();
    match &said.content {
        Content::Text(text) => agenda.add_text(text),
        Content::File(file) => agenda.add_file(file.clone()),
        Content::Unreadable => return Ok(false),
    }
    let branches = actor::branches(work, &turn.actor).await?;
    if branches.is_empty() {
        return Ok(false);
    }
    choose(work, turn, &branches, Purpose::Agenda { agenda }).await?;
    Ok(true)
}

async fn asked(work: &mut Work<'_>, turn: &Turn, purpose: Purpose) -> Result<()> {
    let branches = actor::branches(work, &turn.actor).await?;
    if branches.is_empty() {
        return turn.say(work, secretary::only_secretaries()).await;
    }
    choose(work, turn, &branches, purpose).await
}

/// The only meeting it can be about; of several, asks.
async fn choose(work: &mut Work<'_>, turn: &Turn, branches: &[Organization], purpose: Purpose) -> Result<()> {
    let known = candidates(work, branches, &purpose).await?;
    match known.as_slice() {
        [] => turn.say(work, calling::no_meeting_coming()).await,
        [(_, meeting)] => begin(work, turn, meeting.id, purpose).await,
        several => {
            let waiting = Choosing::WhichMeeting { deed: purpose };
            asking::ask(work, turn, waiting, |number| calling::which_meeting(several, number)).await
        }
    }
}

/// The meetings it can be about, each with the name of its branch.
pub async fn candidates(
    work: &mut Work<'_>,
    branches: &[Organization],
    purpose: &Purpose,
) -> Result<Vec<(String, Meeting)>> {
    let now = work.now();
    let mut known = Vec::new();
    for branch in branches {
        let mut meetings = match purpose {
            Purpose::Agenda { .. } | Purpose::Move { .. } => {
                store::meetings::coming(work.db(), branch.id, now).await?
            }
            Purpose::Cancel { .. } => {
                store::meetings::not_closed(work.db(), branch.id, now - REMEMBERED).await?
            }
        };
        if let Purpose::Move { .. } = purpose {
            meetings.retain(|meeting| meeting.phase.after(Step::Move).is_some());
        }
        known.extend(meetings.into_iter().map(|meeting| (branch.name.clone(), meeting)));
    }
    Ok(known)
}

/// The meeting is known.
pub async fn begin(work: &mut Work<'_>, turn: &Turn, id: MeetingId, purpose: Purpose) -> Result<()> {
    let Some(scene) = scene(work, turn, id).await? else { return Ok(()) };
    go_on(work, turn, Changing::begin(purpose, &scene), &scene).await
}

/// What comes while the bot waits.
pub async fn step(work: &mut Work<'_>, turn: &Turn, waiting: Changing, input: Input<'_>) -> Result<()> {
    let Some(scene) = scene(work, turn, waiting.meeting()).await? else { return Ok(()) };
    go_on(work, turn, waiting.step(input, &scene), &scene).await
}

/// What is known of the meeting, if it is this secretary's; otherwise says that it is not.
async fn scene(work: &mut Work<'_>, turn: &Turn, id: MeetingId) -> Result<Option<MeetingScene>> {
    let found = store::meetings::find(work.db(), id).await?;
    let Some(meeting) = found.filter(|meeting| turn.actor.runs_branch(meeting.organization_id)) else {
        turn.end(work).await?;
        turn.say(work, people::not_yours()).await?;
        return Ok(None);
    };
    let concerned = readers::of(work, &meeting).await?;
    let (readers, out_of_reach) = (concerned.invited().len(), concerned.out_of_reach());
    let (now, zone) = (work.now(), turn.zone);
    Ok(Some(MeetingScene { now, zone, meeting, readers, out_of_reach }))
}

async fn go_on(work: &mut Work<'_>, turn: &Turn, next: ChangingNext, scene: &MeetingScene) -> Result<()> {
    match next {
        exchanges::Next::Ask(state) => {
            asking::ask(work, turn, state.clone(), |number| errands::changing(&state, scene, number)).await
        }
        exchanges::Next::Again(state, objection) => {
            let question = |number| errands::changing(&state, scene, number);
            asking::ask_again(work, turn, state.clone(), objection, question).await
        }
        exchanges::Next::Do(deed) => {
            turn.end(work).await?;
            match deed {
                Change::Send(draft) => agenda::send(work, turn, scene, &draft).await,
                Change::Move(starts_at, place) => {
                    move_it(work, turn, &scene.meeting, starts_at, &place).await
                }
                Change::Cancel(reason) => call_off(work, turn, &scene.meeting, &reason).await,
            }
        }
        exchanges::Next::Refuse(refusal) => asking::refuse(work, turn, refusal).await,
        exchanges::Next::Stale => turn.say(work, people::button_stale()).await,
    }
}

/// `✅ Dời buổi họp`: everyone is told once.
async fn move_it(
    work: &mut Work<'_>,
    turn: &Turn,
    meeting: &Meeting,
    starts_at: Timestamp,
    place: &str,
) -> Result<()> {
    let told = if starts_at == meeting.starts_at {
        calendar_changes::change_place(work, meeting, place).await?
    } else {
        calendar_changes::change_time(work, meeting, starts_at, place).await?
    };
    work.note_deed(turn.actor.id(), "moved", &format!("meeting:{}", meeting.id)).await?;
    turn.say(work, changes::moved_done(starts_at, told)).await
}

/// `✅ Hủy buổi họp`: everyone is told once, and then it is silent.
async fn call_off(work: &mut Work<'_>, turn: &Turn, meeting: &Meeting, reason: &str) -> Result<()> {
    let told = calendar_changes::call_off(work, meeting, reason).await?;
    work.note_deed(turn.actor.id(), "cancelled", &format!("meeting:{}", meeting.id)).await?;
    turn.say(work, changes::cancelled_done(meeting.starts_at, told)).await
}
