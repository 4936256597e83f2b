//! A member's reply to an invitation: recorded, mirrored, and what is still to be asked about it.

use anyhow::Result;

use crate::domain::event::Tapped;
use crate::domain::exchanges::remainder;
use crate::domain::meeting::Meeting;
use crate::domain::reading::ReasonCategory;
use crate::domain::reply::{Answer, Reply, Source, Verdict, alarms, weigh};
use crate::domain::{MeetingId, Timestamp, delivery::Subject};
use crate::handlers::door::actor;
use crate::handlers::door::turn::Turn;
use crate::handlers::door::which::{self, Invited};
use crate::messages::{people, replies};
use crate::store;
use crate::store::replies::Given;
use crate::work::Work;

/// What a member says in their own words, and when.
#[derive(Debug, Clone, Copy)]
pub struct OwnWords<'w> {
    /// The words.
    pub words: &'w str,
    /// When they were said.
    pub said_at: Timestamp,
}

/// One of the three buttons.
pub async fn tapped(
    work: &mut Work<'_>,
    turn: &Turn,
    tapped: &Tapped,
    id: MeetingId,
    answer: Answer,
) -> Result<()> {
    let Some(to) = which::invited(work, turn, id, tapped.message).await? else {
        work.toast(people::not_yours());
        return Ok(());
    };
    let given = by_tap(work, turn, &to, Reply::plain(answer));
    record(work, turn, &to, given).await
}

/// A reason from the list, or `Không nêu`.
pub async fn reason_tapped(
    work: &mut Work<'_>,
    turn: &Turn,
    id: MeetingId,
    category: Option<ReasonCategory>,
) -> Result<()> {
    let Some(to) = standing_as(work, turn, id, Answer::Absent).await? else { return Ok(()) };
    let Some(category) = category else {
        end_what_gives_way(work, turn).await?;
        return say_about(work, turn, &to.meeting, replies::without_reason(&to.meeting)).await;
    };
    let reply = Reply { category: Some(category), ..Reply::plain(Answer::Absent) };
    let given = by_tap(work, turn, &to, reply);
    record(work, turn, &to, given).await
}

/// How late, from the list.
pub async fn delay_tapped(work: &mut Work<'_>, turn: &Turn, id: MeetingId, minutes: u32) -> Result<()> {
    let Some(to) = standing_as(work, turn, id, Answer::Late).await? else { return Ok(()) };
    let delay = replies::minutes(minutes).plain(work.voice(turn.actor.member.language));
    let reply = Reply { delay: Some(delay), ..Reply::plain(Answer::Late) };
    let given = by_tap(work, turn, &to, reply);
    record(work, turn, &to, given).await
}

/// A reply in the member's own words, which count from when they were said.
pub fn in_words(work: &Work<'_>, turn: &Turn, to: &Invited, reply: Reply, own: OwnWords<'_>) -> Given {
    Given {
        meeting: to.meeting.id,
        member: turn.actor.id(),
        reply,
        source: Source::Text,
        words: Some(own.words.to_owned()),
        said_at: own.said_at,
        seq: work.seq(),
    }
}

fn by_tap(work: &Work<'_>, turn: &Turn, to: &Invited, reply: Reply) -> Given {
    Given {
        meeting: to.meeting.id,
        member: turn.actor.id(),
        reply,
        source: Source::Tap,
        words: None,
        said_at: work.now(),
        seq: work.seq(),
    }
}

/// Records the reply and mirrors it, or explains why it does not count.
pub async fn record(work: &mut Work<'_>, turn: &Turn, to: &Invited, mut given: Given) -> Result<()> {
    let Invited { meeting, earlier, moved } = to;
    if let Some(earlier) = earlier {
        given.reply = given.reply.completed_by(&earlier.reply);
    }

    let verdict = weigh(meeting, earlier.as_ref(), &given.reply, given.seq, given.said_at);

    if verdict.counts() {
        let after_deadline = meeting.deadline <= given.said_at;
        store::replies::put(work.db(), &given, verdict, after_deadline).await?;
        work.figures_changed(meeting.organization_id);
    } else {
        store::replies::keep_history(work.db(), &given, verdict).await?;
    }
    if alarms(verdict, earlier.as_ref(), &given.reply) {
        alarm(work, turn, meeting, &given.reply).await?;
    }
    await_what_lacks(work, turn, meeting, verdict, &given.reply).await?;
    let answer = replies::verdict(verdict, &given.reply, meeting);
    let answer = if *moved { replies::after_move(answer, meeting) } else { answer };
    say_about(work, turn, meeting, answer).await
}

/// The secretary hears at once of what changes after the deadline.
async fn alarm(work: &mut Work<'_>, turn: &Turn, meeting: &Meeting, reply: &Reply) -> Result<()> {
    let text = replies::after_deadline_alarm(&turn.actor.member.name, reply, meeting);
    for link in actor::secretaries_but(work, meeting.organization_id, Some(turn.actor.id())).await? {
        work.tell(link.member_id, text.clone()).await?;
    }
    Ok(())
}

/// Waits for the reason or the delay a reply leaves open, unless the member is in the middle of something else.
async fn await_what_lacks(
    work: &mut Work<'_>,
    turn: &Turn,
    meeting: &Meeting,
    verdict: Verdict,
    reply: &Reply,
) -> Result<()> {
    let stands = match verdict {
        Verdict::Noted | Verdict::AfterDeadline | Verdict::Unchanged => true,
        Verdict::Overtaken | Verdict::RollClosed | Verdict::CalledOff => false,
    };
    let lacks = reply.lacks().filter(|_| stands);
    match lacks {
        _ if turn.is_held() => Ok(()),
        Some(missing) => work.await_in(turn.chat, &remainder::awaited(missing, meeting.id)).await.map(drop),
        None => turn.end(work).await,
    }
}

/// Ends what the bot was waiting for, if a reply may end it.
async fn end_what_gives_way(work: &mut Work<'_>, turn: &Turn) -> Result<()> {
    if turn.is_held() { Ok(()) } else { turn.end(work).await }
}

/// The meeting, if the member's reply on record still is `answer`; else they are told what it is.
async fn standing_as(
    work: &mut Work<'_>,
    turn: &Turn,
    id: MeetingId,
    answer: Answer,
) -> Result<Option<Invited>> {
    let Some(to) = which::invited(work, turn, id, None).await? else {
        work.toast(people::not_yours());
        return Ok(None);
    };
    let stands = to.earlier.as_ref().is_some_and(|recorded| recorded.reply.answer == answer);
    if stands || !to.meeting.phase.is_live() {
        return Ok(Some(to));
    }
    let reply = to.earlier.as_ref().map(|recorded| &recorded.reply);
    say_about(work, turn, &to.meeting, replies::no_longer(reply, &to.meeting)).await?;
    Ok(None)
}

async fn say_about(
    work: &mut Work<'_>,
    turn: &Turn,
    meeting: &Meeting,
    text: crate::messages::Text,
) -> Result<()> {
    let subject = Subject {
        meeting: Some((meeting.id, meeting.version)),
        member: Some(turn.actor.id()),
        ..Subject::default()
    };
    work.say_about(turn.actor.chat(), text, subject).await
}
