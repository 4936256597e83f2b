//! The invitation, and the reminders after it.

use anyhow::Result;

use crate::domain::delivery::{Class, Promise, Subject};
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::plan::{Audience, Due};
use crate::domain::{ChatId, MemberId, Timestamp};
use crate::messages::{Text, invitation};
use crate::store;
use crate::store::standings::Belonging;
use crate::work::{Work, parcel};

/// Promises the invitation to everyone who is invited.
pub async fn invite(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &Due,
    not_before: Timestamp,
) -> Result<String> {
    let branch = store::organizations::fetch(work.db(), meeting.organization_id).await?;
    let text = invitation::invitation(&branch.name, meeting);
    let mut promised = 0;
    for member in belonging(work, meeting).await? {
        if member.standing.invited() {
            promised += usize::from(
                send(work, meeting, due, (&member, Audience::Everyone), &text, not_before).await?,
            );
        }
    }
    if let Some(phase) = meeting.phase.after(Step::Announce) {
        let now = work.now();
        store::meetings::set_phase(work.db(), meeting.id, phase, now).await?;
    }
    Ok(format!("promised to {promised}"))
}

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
        Audience::Secretary | Audience::Present => return Ok("not yet".to_owned()),
    };
    let mut promised = 0;
    for member in belonging(work, meeting).await? {
        if member.standing.summoned() && audience.includes(member.answer) {
            promised += usize::from(send(work, meeting, due, (&member, audience), &text, not_before).await?);
        }
    }
    Ok(format!("promised to {promised}"))
}

/// Someone who linked, or came back, after the invitations went out gets those they have not got.
pub async fn to_newcomer(work: &mut Work<'_>, member: MemberId) -> Result<()> {
    let now = work.now();
    let today = now.day(work.settings().rules.zone);
    let Some((branch, standing)) = store::standings::find(work.db(), member, today).await? else {
        return Ok(());
    };
    if !standing.invited() {
        return Ok(());
    }
    let Some(link) = store::links::of(work.db(), member).await? else { return Ok(()) };
    let name = store::organizations::fetch(work.db(), branch).await?.name;
    for meeting in store::meetings::coming(work.db(), branch, now).await? {
        let told = store::outbox::told(work.db(), member, meeting.id, meeting.version).await?;
        match meeting.phase {
            Phase::Announced | Phase::Open if told => {}
            Phase::Announced | Phase::Open => {
                let text = invitation::invitation(&name, &meeting);
                let subject = Subject {
                    meeting: Some((meeting.id, meeting.version)),
                    member: Some(member),
                    ..Subject::default()
                };
                work.say_about(link.user_id.chat(), text, subject).await?;
            }
            Phase::Planned | Phase::Closed | Phase::Cancelled => {}
        }
    }
    Ok(())
}

/// Everyone who belongs to the branch on the day of the meeting.
pub async fn belonging(work: &mut Work<'_>, meeting: &Meeting) -> Result<Vec<Belonging>> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    Ok(store::standings::of_meeting(work.db(), meeting.organization_id, day, meeting.id).await?)
}

/// Promises a stage's message to one member; says whether it is new. Someone without a link has no row.
async fn send(
    work: &mut Work<'_>,
    meeting: &Meeting,
    due: &Due,
    (member, audience): (&Belonging, Audience),
    text: &Text,
    not_before: Timestamp,
) -> Result<bool> {
    let Some(chat) = reachable_chat(member) else { return Ok(false) };
    let voice = work.voice(member.language);
    let promise = Promise {
        chat,
        class: Class::Bulk,
        subject: Subject {
            meeting: Some((meeting.id, meeting.version)),
            stage: Some(due.stage.clone()),
            audience: Some(audience),
            member: Some(member.member_id),
            question: None,
        },
        parcel: parcel(text, voice),
        not_before,
        useful_until: Some(due.useful_until),
    };
    Ok(work.promise(promise).await?.is_some())
}

fn reachable_chat(member: &Belonging) -> Option<ChatId> {
    member.user_id.filter(|_| member.reachable == Some(true)).map(|user| user.chat())
}
