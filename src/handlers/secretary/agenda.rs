//! `✅ Gửi`: the agenda goes to everyone at once.

use anyhow::Result;

use crate::domain::delivery::Window;
use crate::domain::event::File;
use crate::domain::exchanges::agenda::Agenda;
use crate::domain::exchanges::changing::MeetingScene;
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::stages::{self, Stage};
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::calendar::{announce, timeline};
use crate::handlers::door::turn::Turn;
use crate::messages::agenda;
use crate::post::{self, Enclosure, Letter, Mailing, readers};
use crate::store;
use crate::work::Work;

/// Sends an agenda. Whoever is not invited yet gets it with the invitation; nobody is invited twice.
pub async fn send(work: &mut Work<'_>, turn: &Turn, scene: &MeetingScene, draft: &Agenda) -> Result<()> {
    let meeting = &scene.meeting;
    keep(work, meeting.id, draft).await?;
    work.note_deed(turn.actor.id(), "sent agenda", &format!("meeting:{}", meeting.id)).await?;
    let not_before = stages::rested(&work.settings().rules, work.now());
    match meeting.phase {
        Phase::Planned => invite(work, meeting.id, not_before).await?,
        Phase::Announced | Phase::Open | Phase::Closed | Phase::Cancelled => {
            follow(work, meeting, draft, not_before).await?;
        }
    }
    let later = (not_before > work.now()).then_some(not_before);
    turn.say(work, agenda::sent(scene.readers, later)).await
}

/// Keeps an agenda beside its meeting.
async fn keep(work: &mut Work<'_>, id: MeetingId, draft: &Agenda) -> Result<()> {
    let now = work.now();
    let text = Some(draft.text.as_str()).filter(|text| !text.is_empty());
    store::meetings::set_agenda(work.db(), id, text, now).await?;
    for file in &draft.files {
        store::attachments::add(work.db(), id, file, now).await?;
    }
    Ok(())
}

/// Sends the invitation with the agenda, before its time; the announcement is settled by it.
async fn invite(work: &mut Work<'_>, id: MeetingId, not_before: Timestamp) -> Result<()> {
    let meeting = store::meetings::fetch(work.db(), id).await?;
    let due = stages::announcement(&meeting, &work.settings().rules);
    let outcome = announce::invite(work, &meeting, &due, not_before).await?;
    let now = work.now();
    store::done_stages::keep(work.db(), meeting.start_version(), &due.stage, &outcome, now).await?;
    timeline::rearm(work, id).await
}

/// The agenda as one more message to those who have the invitation.
async fn follow(work: &mut Work<'_>, meeting: &Meeting, draft: &Agenda, not_before: Timestamp) -> Result<()> {
    let kept = |file: &File| Enclosure::Kept { sort: file.sort, file_id: file.file_id.clone() };
    let letter = Letter {
        text: agenda::follows(meeting, &draft.text),
        more: agenda::overflow(&draft.text),
        files: draft.files.iter().map(kept).collect(),
    };
    let window = Window::from(not_before).until(meeting.ends_at());
    let mailing = Mailing::about(meeting, Stage::Agenda(work.seq()), window, letter);
    let readers = readers::of(work, meeting).await?;
    let everyone = [readers.invited(), readers.supervisors()].concat();
    post::send(work, &mailing, &everyone).await.map(drop)
}
