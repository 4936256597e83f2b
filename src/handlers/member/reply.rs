//! A member's reply to an invitation: recorded, mirrored, and what is still to be asked about it.

use anyhow::Result;

use crate::domain::conversation::Conversation;
use crate::domain::event::Tapped;
use crate::domain::meeting::Meeting;
use crate::domain::reading::ReasonCategory;
use crate::domain::reply::{Answer, Missing, Reply, Source, Verdict, alarms, weigh};
use crate::domain::{MeetingId, Timestamp, delivery::Subject};
use crate::handlers::door::actor::{self, Actor};
use crate::handlers::door::which;
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
    let Some(meeting) = which::invited_to(work, actor, id).await? else {
        work.toast(people::not_yours());
        return Ok(());
    };
    let moved = which::is_outdated(work, actor.chat(), tapped.message, &meeting).await?;
    let given = by_tap(work, actor, &meeting, Reply::plain(answer));
    record(work, actor, (&meeting, moved), given).await
}

/// A reason from the list, or `Không nêu`.
pub async fn reason_tapped(
    work: &mut Work<'_>,
    actor: &Actor,
    id: MeetingId,
    category: Option<ReasonCategory>,
) -> Result<()> {
    let Some(meeting) = standing_as(work, actor, id, Answer::Absent).await? else { return Ok(()) };
    let Some(category) = category else {
        end_what_gives_way(work, actor).await?;
        return say_about(work, actor, &meeting, replies::without_reason(&meeting)).await;
    };
    let reply = Reply { category: Some(category), ..Reply::plain(Answer::Absent) };
    let given = by_tap(work, actor, &meeting, reply);
    record(work, actor, (&meeting, false), given).await
}

/// How late, from the list.
pub async fn delay_tapped(work: &mut Work<'_>, actor: &Actor, id: MeetingId, minutes: u32) -> Result<()> {
    let Some(meeting) = standing_as(work, actor, id, Answer::Late).await? else { return Ok(()) };
    let delay = replies::minutes(minutes).plain(work.voice_in(actor.chat()).await?);
    let reply = Reply { delay: Some(delay), ..Reply::plain(Answer::Late) };
    let given = by_tap(work, actor, &meeting, reply);
    record(work, actor, (&meeting, false), given).await
}

/// A reply in the member's own words, which count from when they were said.
pub fn in_words(
    work: &Work<'_>,
    actor: &Actor,
    meeting: &Meeting,
    reply: Reply,
    (words, said_at): (&str, Timestamp),
) -> Given {
    Given {
        meeting: meeting.id,
        member: actor.id(),
        reply,
        source: Source::Text,
        words: Some(words.to_owned()),
        said_at,
        seq: work.seq(),
    }
}

fn by_tap(work: &Work<'_>, actor: &Actor, meeting: &Meeting, reply: Reply) -> Given {
    Given {
        meeting: meeting.id,
        member: actor.id(),
        reply,
        source: Source::Tap,
        words: None,
        said_at: work.now(),
        seq: work.seq(),
    }
}

/// Records the reply and mirrors it, or explains why it does not count. `moved`: the message answered spoke of an
/// earlier start time.
pub async fn record(
    work: &mut Work<'_>,
    actor: &Actor,
    (meeting, moved): (&Meeting, bool),
    mut given: Given,
) -> Result<()> {
    let earlier = store::replies::find(work.db(), given.meeting, given.member).await?;
    if let Some(earlier) = &earlier {
        given.reply = given.reply.completed_by(&earlier.reply);
    }

    let verdict = weigh(meeting, earlier.as_ref(), &given.reply, given.seq, given.said_at);

    store::replies::keep_history(work.db(), &given, verdict).await?;
    if verdict.counts() {
        store::replies::put(work.db(), &given, meeting.deadline <= given.said_at).await?;
        work.figures_changed(meeting.organization_id);
    }
    if alarms(verdict, earlier.as_ref(), &given.reply) {
        alarm(work, actor, meeting, &given.reply).await?;
    }
    await_what_lacks(work, actor, meeting, verdict, &given.reply).await?;
    let answer = replies::verdict(verdict, &given.reply, meeting);
    let answer = if moved { replies::after_move(answer, meeting) } else { answer };
    say_about(work, actor, meeting, answer).await
}

/// The secretary hears at once of what changes after the deadline.
async fn alarm(work: &mut Work<'_>, actor: &Actor, meeting: &Meeting, reply: &Reply) -> Result<()> {
    let text = replies::after_deadline_alarm(&actor.member.name, reply, meeting);
    for link in actor::secretaries_but(work, meeting.organization_id, Some(actor.id())).await? {
        work.tell(link.member_id, text.clone()).await?;
    }
    Ok(())
}

/// Waits for the reason or the delay a reply leaves open, unless the member is in the middle of something else.
async fn await_what_lacks(
    work: &mut Work<'_>,
    actor: &Actor,
    meeting: &Meeting,
    verdict: Verdict,
    reply: &Reply,
) -> Result<()> {
    let stands = match verdict {
        Verdict::Noted | Verdict::AfterDeadline | Verdict::Unchanged => true,
        Verdict::Overtaken | Verdict::RollClosed | Verdict::CalledOff => false,
    };
    if !end_what_gives_way(work, actor).await? {
        return Ok(());
    }
    let awaited = match reply.lacks().filter(|_| stands) {
        Some(Missing::Reason) => Conversation::Reason { meeting: meeting.id },
        Some(Missing::Delay) => Conversation::Delay { meeting: meeting.id },
        None => return Ok(()),
    };
    work.await_in(actor.chat(), &awaited).await.map(drop)
}

/// Ends what the bot was waiting for, if a reply may end it; says whether nothing is awaited now.
async fn end_what_gives_way(work: &mut Work<'_>, actor: &Actor) -> Result<bool> {
    let now = work.now();
    match store::conversations::find(work.db(), actor.chat(), now).await? {
        Some((state, _)) if state.gives_way() => store::conversations::end(work.db(), actor.chat()).await?,
        Some(_) => return Ok(false),
        None => {}
    }
    Ok(true)
}

/// The meeting, if the member's reply on record still is `answer`; else they are told what it is.
async fn standing_as(
    work: &mut Work<'_>,
    actor: &Actor,
    id: MeetingId,
    answer: Answer,
) -> Result<Option<Meeting>> {
    let Some(meeting) = which::invited_to(work, actor, id).await? else {
        work.toast(people::not_yours());
        return Ok(None);
    };
    let recorded = store::replies::find(work.db(), id, actor.id()).await?;
    if recorded.as_ref().is_some_and(|recorded| recorded.reply.answer == answer) || !meeting.phase.is_live() {
        return Ok(Some(meeting));
    }
    let reply = recorded.map(|recorded| recorded.reply);
    say_about(work, actor, &meeting, replies::no_longer(reply.as_ref(), &meeting)).await?;
    Ok(None)
}

async fn say_about(
    work: &mut Work<'_>,
    actor: &Actor,
    meeting: &Meeting,
    text: crate::messages::Text,
) -> Result<()> {
    let subject = Subject {
        meeting: Some((meeting.id, meeting.version)),
        member: Some(actor.id()),
        ..Subject::default()
    };
    work.say_about(actor.chat(), text, subject).await
}
