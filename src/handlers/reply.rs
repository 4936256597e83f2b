//! A member's reply to an invitation, by button or in their own words.

use anyhow::Result;

use super::actor::Actor;
use crate::domain::event::{Said, Tapped};
use crate::domain::meeting::Meeting;
use crate::domain::reply::{Answer, Reply, Source, weigh};
use crate::domain::{MeetingId, delivery::Subject};
use crate::messages::{people, replies};
use crate::store;
use crate::store::replies::Given;
use crate::work::Work;

/// One of the three buttons.
pub async fn tapped(
    work: &mut Work<'_>,
    actor: &Actor,
    tapped: &Tapped,
    id: MeetingId,
    answer: Answer,
) -> Result<()> {
    let Some(meeting) = invited_to(work, actor, id).await? else {
        work.toast(people::not_yours());
        return Ok(());
    };
    let given = Given {
        meeting: id,
        member: actor.id(),
        reply: Reply::plain(answer),
        source: Source::Tap,
        words: None,
        said_at: work.now(),
        seq: work.seq(),
    };
    debug_assert_eq!(tapped.from.id, actor.link.user_id, "the actor is who pressed");
    record(work, actor, &meeting, given).await
}

/// A text: not yet read.
pub async fn said(work: &mut Work<'_>, _actor: &Actor, said: &Said, _text: &str) -> Result<()> {
    work.say(said.chat, people::unreadable()).await
}

/// Records the reply and thanks the member, or explains why it does not count.
pub async fn record(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, given: Given) -> Result<()> {
    let earlier = store::replies::find(work.db(), given.meeting, given.member).await?;

    let verdict = weigh(meeting, earlier.as_ref(), &given.reply, given.seq, given.said_at);

    store::replies::keep_history(work.db(), &given, verdict).await?;
    if verdict.counts() {
        store::replies::put(work.db(), &given, meeting.deadline <= given.said_at).await?;
        store::groups::mark_dirty(work.db(), meeting.organization_id).await?;
    }
    let subject = Subject {
        meeting: Some((meeting.id, meeting.version)),
        member: Some(given.member),
        ..Subject::default()
    };
    work.say_about(actor.chat(), replies::verdict(verdict, &given.reply, meeting), subject).await
}

/// The meeting, if the member is invited to it.
async fn invited_to(work: &mut Work<'_>, actor: &Actor, id: MeetingId) -> Result<Option<Meeting>> {
    let Some(meeting) = store::meetings::find(work.db(), id).await? else { return Ok(None) };
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let standing = store::standings::find(work.db(), actor.id(), day).await?;
    let invited =
        standing.is_some_and(|(branch, standing)| branch == meeting.organization_id && standing.invited());
    Ok(invited.then_some(meeting))
}
