//! The agenda: what a secretary sends of it, shown back before it goes to everyone.

use anyhow::Result;

use super::errand;
use crate::domain::conversation::Conversation;
use crate::domain::delivery::Window;
use crate::domain::errand::{Agenda, Deed, Errand};
use crate::domain::event::{Content, File, Said};
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::stages::{self, Stage};
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::calendar::{announce, due};
use crate::handlers::door::actor::{self, Actor};
use crate::messages::{agenda, calling, people, secretary};
use crate::post::{self, Enclosure, Letter, Mailing, readers};
use crate::store;
use crate::work::Work;

/// The longest agenda that is kept, in letters.
pub const LONGEST: usize = 12_000;

/// `/chuongtrinh`, alone or with the agenda's text.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, text: &str) -> Result<()> {
    if actor::branches(work, actor).await?.is_empty() {
        return work.say(actor.chat(), secretary::only_secretaries()).await;
    }
    let mut draft = Agenda::default();
    draft.add_text(text);
    which(work, actor, draft).await
}

/// A document, a photo or a long text from a secretary; says whether it was taken as an agenda.
pub async fn offer(work: &mut Work<'_>, actor: &Actor, said: &Said) -> Result<bool> {
    if actor::branches(work, actor).await?.is_empty() {
        return Ok(false);
    }
    let now = work.now();
    let standing = store::conversations::find(work.db(), actor.chat(), now).await?;
    let (chosen, mut draft) = match standing {
        Some((Conversation::Errand { errand: Errand::Agenda { meeting, agenda } }, _)) => {
            (Some(meeting), agenda)
        }
        Some((
            Conversation::Errand { errand: Errand::WhichMeeting { deed: Deed::Agenda { agenda } } },
            _,
        )) => (None, agenda),
        Some(_) | None => (None, Agenda::default()),
    };
    match &said.content {
        Content::Text(text) => draft.add_text(text),
        Content::File(file) => draft.add_file(file.clone()),
        Content::Unreadable => return Ok(false),
    }
    match chosen {
        Some(meeting) => show(work, actor, meeting, draft).await?,
        None => which(work, actor, draft).await?,
    }
    Ok(true)
}

/// A text while the bot waits for an agenda.
pub async fn text_said(
    work: &mut Work<'_>,
    actor: &Actor,
    (meeting, mut draft): (MeetingId, Agenda),
    text: &str,
) -> Result<bool> {
    draft.add_text(text);
    show(work, actor, meeting, draft).await?;
    Ok(true)
}

/// One of several meetings.
pub async fn meeting_picked(
    work: &mut Work<'_>,
    actor: &Actor,
    meeting: MeetingId,
    draft: Agenda,
) -> Result<()> {
    show(work, actor, meeting, draft).await
}

/// Which of the coming meetings an agenda is for; of several, asks.
async fn which(work: &mut Work<'_>, actor: &Actor, agenda: Agenda) -> Result<()> {
    let now = work.now();
    let mut coming = Vec::new();
    for branch in actor::branches(work, actor).await? {
        let meetings = store::meetings::coming(work.db(), branch.id, now).await?;
        coming.extend(meetings.into_iter().map(|meeting| (branch.name.clone(), meeting)));
    }
    match coming.as_slice() {
        [] => work.say(actor.chat(), calling::no_meeting_coming()).await,
        [(_, meeting)] => show(work, actor, meeting.id, agenda).await,
        several => {
            let deed = Deed::Agenda { agenda };
            let number = errand::ask(work, actor, Errand::WhichMeeting { deed }).await?;
            work.say(actor.chat(), calling::which_meeting(several, number)).await
        }
    }
}

/// Shows what would be sent, and to how many; or asks for it while there is nothing.
async fn show(work: &mut Work<'_>, actor: &Actor, id: MeetingId, draft: Agenda) -> Result<()> {
    let Some(meeting) = sendable(work, actor, id).await? else { return Ok(()) };
    if draft.text.chars().count() > LONGEST {
        errand::ask(work, actor, Errand::Agenda { meeting: id, agenda: Agenda::default() }).await?;
        return work.say(actor.chat(), agenda::too_long(LONGEST)).await;
    }
    let readers = readers::of(work, &meeting).await?;
    let errand = Errand::Agenda { meeting: id, agenda: draft.clone() };
    let number = errand::ask(work, actor, errand).await?;
    let text = if draft.is_empty() {
        agenda::send_it(&meeting, number)
    } else {
        agenda::preview(&meeting, &draft, readers.invited().len(), readers.out_of_reach(), number)
    };
    work.say(actor.chat(), text).await
}

/// `✅ Gửi`: sends at once. Whoever is not invited yet gets it with the invitation; nobody is invited twice.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, id: MeetingId, draft: Agenda) -> Result<()> {
    if draft.is_empty() {
        return work.say(actor.chat(), people::button_stale()).await;
    }
    let Some(meeting) = sendable(work, actor, id).await? else { return Ok(()) };

    errand::end(work, actor).await?;
    keep(work, id, &draft).await?;
    work.note_deed(actor.id(), "sent agenda", &format!("meeting:{id}")).await?;
    let not_before = stages::rested(&work.settings().rules, work.now());
    match meeting.phase {
        Phase::Planned => invite(work, id, not_before).await?,
        Phase::Announced | Phase::Open | Phase::Closed | Phase::Cancelled => {
            follow(work, &meeting, &draft, not_before).await?;
        }
    }
    let many = readers::of(work, &meeting).await?.invited().len();
    let later = (not_before > work.now()).then_some(not_before);
    work.say(actor.chat(), agenda::sent(many, later)).await
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
    due::rearm(work, id).await
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

/// The meeting, if this secretary may send its agenda and it is not over; otherwise says why not.
async fn sendable(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<Option<Meeting>> {
    let found = store::meetings::find(work.db(), id).await?;
    let Some(meeting) = found.filter(|meeting| actor.runs_branch(meeting.organization_id)) else {
        work.say(actor.chat(), people::not_yours()).await?;
        return Ok(None);
    };
    if !meeting.phase.is_live() || meeting.ends_at() <= work.now() {
        work.say(actor.chat(), calling::no_meeting_coming()).await?;
        return Ok(None);
    }
    Ok(Some(meeting))
}
