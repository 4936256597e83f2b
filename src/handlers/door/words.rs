//! A member's own words: a reply, a question, what was awaited, a courtesy, or something for the secretary.

use anyhow::Result;

use super::actor::Actor;
use super::which::{self, Meant};
use crate::domain::conversation::Conversation;
use crate::domain::event::Said;
use crate::domain::hearing::{Heard, hear, hear_amid_feedback, hear_beside_agenda};
use crate::domain::meeting::Meeting;
use crate::domain::reading::{Asked, categorise, named_day};
use crate::domain::reply::{Answer, Reply};
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::member::{feedback, question, reply};
use crate::handlers::secretary::{agenda, errand};
use crate::messages::{people, replies};
use crate::store;
use crate::work::Work;

/// A text, and the message it came in.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'s> {
    /// The message.
    pub said: &'s Said,
    /// Its text.
    pub text: &'s str,
}

/// Hears a text that is not a command.
pub async fn heard(work: &mut Work<'_>, actor: &Actor, spoken: Spoken<'_>) -> Result<()> {
    let Spoken { said, text } = spoken;
    if said.forwarded {
        return match is_long(text) && agenda::offer(work, actor, said).await? {
            true => Ok(()),
            false => work.say(said.chat, replies::forwarded()).await,
        };
    }
    if let Some(question) = question::quoted(work, actor, said).await? {
        return question::answered(work, actor, &question, text).await;
    }
    if errand::heard(work, actor, text).await? {
        return Ok(());
    }
    let now = work.now();
    let awaited = store::conversations::find(work.db(), said.chat, now).await?.map(|(state, _)| state);
    if is_document(text) && is_free(awaited.as_ref()) && agenda::offer(work, actor, said).await? {
        return Ok(());
    }
    let meant = which::meant(work, actor, said, awaited.as_ref().and_then(about)).await?;

    let amid_feedback = match awaited {
        Some(Conversation::FeedbackWords { kind, named }) => Some((kind, named)),
        Some(_) | None => None,
    };
    let heard = match amid_feedback {
        Some(_) => hear_amid_feedback(text),
        None if is_long(text) && !actor.runs().is_empty() => hear_beside_agenda(text, meant.asked),
        None => hear(text, meant.asked),
    };
    match heard {
        Heard::Reply(reply) => reply_for(work, actor, spoken, &meant, reply).await,
        Heard::Question => match amid_feedback {
            Some((kind, false)) => feedback::written_as_question(work, actor, kind, spoken).await,
            Some((_, true)) | None => question::asked(work, actor, spoken, meant.meetings.first()).await,
        },
        Heard::Courtesy(courtesy) => {
            work.say(said.chat, replies::courtesy(courtesy, actor.member.given_name())).await
        }
        Heard::Rest => rest(work, actor, spoken, &meant, awaited).await,
    }
}

/// The meeting something is awaited about.
fn about(awaited: &Conversation) -> Option<MeetingId> {
    match awaited {
        Conversation::Reason { meeting } | Conversation::Delay { meeting } => Some(*meeting),
        Conversation::Consent { .. }
        | Conversation::Errand { .. }
        | Conversation::LinkGroup { .. }
        | Conversation::WhichMeeting { .. }
        | Conversation::PassOn { .. }
        | Conversation::FeedbackKind
        | Conversation::FeedbackName { .. }
        | Conversation::FeedbackWords { .. }
        | Conversation::FeedbackOrQuestion { .. } => None,
    }
}

/// Records a reply for the meeting it is about; asks, if there are several and it names no day of one.
async fn reply_for(
    work: &mut Work<'_>,
    actor: &Actor,
    Spoken { said, text }: Spoken<'_>,
    meant: &Meant,
    reply: Reply,
) -> Result<()> {
    if let Some(meeting) = meant.one().or_else(|| on_named_day(work, &meant.meetings, text)) {
        let given = reply::in_words(work, actor, meeting, reply, (text, said.at));
        return reply::record(work, actor, (meeting, meant.moved), given).await;
    }
    if meant.meetings.is_empty() {
        return no_meeting_open(work, actor, Spoken { said, text }).await;
    }
    let state = Conversation::WhichMeeting { words: text.to_owned(), said_at: said.at };
    let number = work.await_in(actor.chat(), &state).await?;
    work.say(actor.chat(), replies::which_meeting(&meant.meetings, number)).await
}

/// The only meeting on a day the words name.
fn on_named_day<'m>(work: &Work<'_>, meetings: &'m [Meeting], words: &str) -> Option<&'m Meeting> {
    let zone = work.settings().rules.zone;
    let day = named_day(words, work.now().day(zone))?;
    let mut there = meetings.iter().filter(|meeting| meeting.starts_at.day(zone) == day);
    there.next().filter(|_| there.next().is_none())
}

/// Says so kindly, with the day of the next meeting if a plan knows it.
async fn no_meeting_open(work: &mut Work<'_>, actor: &Actor, spoken: Spoken<'_>) -> Result<()> {
    let made = match actor.branch {
        Some((branch, _)) => store::plans::next_of(work.db(), branch).await?,
        None => None,
    };
    let rules = &work.settings().rules;
    let next = made.map(|made| (made + rules.ahead).day(rules.zone));
    let number = question::offer_to_pass_on(work, spoken, None).await?;
    work.say(actor.chat(), replies::no_meeting_open(next, number)).await
}

/// The button of one of several meetings: the remembered words are for that one.
pub async fn meeting_chosen(work: &mut Work<'_>, actor: &Actor, number: i64, id: MeetingId) -> Result<()> {
    let now = work.now();
    let found = store::conversations::find(work.db(), actor.chat(), now).await?;
    let Some((Conversation::WhichMeeting { words, said_at }, _)) =
        found.filter(|(_, current)| *current == number)
    else {
        return work.say(actor.chat(), people::button_stale()).await;
    };
    let Some(meeting) = which::invited_to(work, actor, id).await? else {
        return work.say(actor.chat(), people::not_yours()).await;
    };
    apply(work, actor, &meeting, (&words, said_at)).await
}

/// Applies remembered words to the meeting they turned out to be for.
async fn apply(
    work: &mut Work<'_>,
    actor: &Actor,
    meeting: &Meeting,
    (words, said_at): (&str, Timestamp),
) -> Result<()> {
    let reply = match hear(words, Some(Asked::Attendance)) {
        Heard::Reply(reply) => reply,
        Heard::Question | Heard::Courtesy(_) | Heard::Rest => Reply::plain(Answer::Unsure),
    };
    let given = reply::in_words(work, actor, meeting, reply, (words, said_at));
    reply::record(work, actor, (meeting, false), given).await
}

/// Words that are neither reply nor question: they answer what was awaited, or nobody asked for them.
async fn rest(
    work: &mut Work<'_>,
    actor: &Actor,
    spoken: Spoken<'_>,
    meant: &Meant,
    awaited: Option<Conversation>,
) -> Result<()> {
    let words = spoken.text.trim().to_owned();
    let is_about = |id: MeetingId| meant.one().filter(|meeting| meeting.id == id);
    match awaited {
        Some(Conversation::Reason { meeting }) if is_about(meeting).is_some() => {
            let category = Some(categorise(&words));
            let reply = Reply { reason: Some(words), category, ..Reply::plain(Answer::Absent) };
            reply_for(work, actor, spoken, meant, reply).await
        }
        Some(Conversation::Delay { meeting }) if is_about(meeting).is_some() => {
            let reply = Reply { delay: Some(words), ..Reply::plain(Answer::Late) };
            reply_for(work, actor, spoken, meant, reply).await
        }
        Some(Conversation::FeedbackWords { kind, named }) => {
            feedback::written(work, actor, (kind, named), &words).await
        }
        Some(
            Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackOrQuestion { .. },
        ) => feedback::written_too_early(work, actor).await,
        Some(Conversation::WhichMeeting { words: remembered, said_at }) => {
            match on_named_day(work, &meant.meetings, &words) {
                Some(meeting) => apply(work, actor, meeting, (&remembered, said_at)).await,
                None => unasked(work, actor, spoken, meant.meetings.first()).await,
            }
        }
        Some(Conversation::Errand { errand }) => {
            if is_long(&words) || !errand::asked_again(work, actor, &errand).await? {
                return unasked(work, actor, spoken, meant.meetings.first()).await;
            }
            Ok(())
        }
        Some(
            Conversation::Reason { .. }
            | Conversation::Delay { .. }
            | Conversation::PassOn { .. }
            | Conversation::Consent { .. }
            | Conversation::LinkGroup { .. },
        )
        | None => unasked(work, actor, spoken, meant.meetings.first()).await,
    }
}

/// Words nobody asked for: a secretary's long text may be an agenda; of any other the bot says politely that it
/// does not understand, and offers to pass it on.
async fn unasked(
    work: &mut Work<'_>,
    actor: &Actor,
    spoken: Spoken<'_>,
    meeting: Option<&Meeting>,
) -> Result<()> {
    if is_long(spoken.text.trim()) && agenda::offer(work, actor, spoken.said).await? {
        return Ok(());
    }
    let number = question::offer_to_pass_on(work, spoken, meeting).await?;
    work.say(actor.chat(), replies::not_understood(meeting, number)).await
}

/// Nobody replies, or asks, in so many lines or letters: from a secretary it is offered as an agenda whatever it
/// reads as.
fn is_document(words: &str) -> bool {
    words.lines().filter(|line| !line.trim().is_empty()).count() >= 4 || words.chars().count() > 300
}

/// Nothing is awaited that a text of any length may answer.
fn is_free(awaited: Option<&Conversation>) -> bool {
    match awaited {
        None
        | Some(
            Conversation::Errand { .. } | Conversation::WhichMeeting { .. } | Conversation::PassOn { .. },
        ) => true,
        Some(
            Conversation::Consent { .. }
            | Conversation::LinkGroup { .. }
            | Conversation::Reason { .. }
            | Conversation::Delay { .. }
            | Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackWords { .. }
            | Conversation::FeedbackOrQuestion { .. },
        ) => false,
    }
}

/// A secretary's text of this length, neither reply nor question, is offered as an agenda.
fn is_long(words: &str) -> bool {
    words.chars().count() > 40
}
