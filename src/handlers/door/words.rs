//! A member's own words: whatever has a claim to them gets them, in the order of [`hearing::claim`].

use anyhow::Result;

use super::turn::{Comer, Spoken, Turn};
use super::which::{self, Invited, Meant, Quote};
use super::{consent, stop};
use crate::domain::event::{Content, Said};
use crate::domain::exchanges::choosing::{Choosing, Purpose};
use crate::domain::exchanges::{
    Conversation, Errand, Input, changing::Changing, feedback::FeedbackPart, remainder, which_meeting,
};
use crate::domain::hearing::{self, Awaited, Claimant, Occasion, Quoted, hear_from};
use crate::domain::meeting::Meeting;
use crate::domain::reply::Reply;
use crate::domain::{ConversationNo, MeetingId};
use crate::handlers::member::reply::OwnWords;
use crate::handlers::member::{feedback, question, reply};
use crate::handlers::secretary::{changing, errand};
use crate::messages::{people, replies};
use crate::store;
use crate::work::Work;

/// Hears a text that is not a command.
pub async fn heard(work: &mut Work<'_>, turn: &Turn, spoken: Spoken<'_>) -> Result<()> {
    let Spoken { said, text } = spoken;
    let (question, quoted, meant) = match which::quoted(work, turn, said).await? {
        Some(Quote::Question(question)) => (Some(question), Some(Quoted::Question), Meant::default()),
        Some(Quote::Meeting(meant)) => (None, Some(Quoted::Meeting), meant),
        None => {
            let about = turn.conversation().and_then(Conversation::meeting);
            (None, None, which::meant(work, turn, about).await?)
        }
    };
    let runs_meetings = !turn.actor.runs().is_empty();
    let heard = hear_from(text, meant.asked, runs_meetings);

    let claim = hearing::claim(Occasion {
        text,
        heard: &heard,
        forwarded: said.forwarded,
        quoted,
        awaited: turn.conversation().map(|state| awaited(turn, state, text, &meant)),
        runs_meetings,
    });

    match (claim, question) {
        (Claimant::Answer, Some(question)) => question::answered(work, turn, &question, text).await,
        (claim, _) => follow(work, turn, spoken, meant, claim).await,
    }
}

/// Gives a text to whoever has a claim to it: one line an arm.
async fn follow(
    work: &mut Work<'_>,
    turn: &Turn,
    spoken: Spoken<'_>,
    meant: Meant,
    claim: Claimant,
) -> Result<()> {
    match claim {
        Claimant::Leave => stop::leave(work, turn).await,
        Claimant::Awaited => answer(work, turn, spoken, meant).await,
        Claimant::Agenda => match changing::agenda_offered(work, turn, spoken.said).await? {
            true => Ok(()),
            false => unasked(work, turn, spoken, meant.meetings.first()).await,
        },
        Claimant::Reply(reply) => reply_for(work, turn, spoken, meant, reply).await,
        Claimant::Question => question::asked(work, turn, spoken, meant.meetings.first()).await,
        Claimant::Courtesy(courtesy) => {
            turn.say(work, replies::courtesy(courtesy, turn.actor.member.given_name())).await
        }
        Claimant::Forwarded => turn.say(work, replies::forwarded()).await,
        Claimant::Answer | Claimant::Unasked => unasked(work, turn, spoken, meant.meetings.first()).await,
    }
}

/// A file, a voice message, a sticker: whatever waits for a text goes on waiting.
pub async fn wordless(work: &mut Work<'_>, turn: &Turn, said: &Said) -> Result<()> {
    if let Some(Quote::Question(_)) = which::quoted(work, turn, said).await? {
        return question::answered_without_words(work, turn).await;
    }
    match turn.conversation() {
        Some(Conversation::Errand { errand }) => {
            let input = match &said.content {
                Content::File(file) => Input::File(file),
                Content::Text(_) | Content::Unreadable => Input::Unreadable,
            };
            errand::step(work, turn, errand.clone(), input).await
        }
        Some(
            Conversation::FeedbackKind
            | Conversation::FeedbackName { .. }
            | Conversation::FeedbackWords { .. },
        ) => feedback::step(work, turn, FeedbackPart::Wordless).await,
        Some(Conversation::Consent { .. }) => agree(work, turn, &said.content).await,
        Some(
            Conversation::Reason { .. }
            | Conversation::Delay { .. }
            | Conversation::WhichMeeting { .. }
            | Conversation::PassOn { .. }
            | Conversation::LinkGroup { .. },
        )
        | None => match changing::agenda_offered(work, turn, said).await? {
            true => Ok(()),
            false => turn.say(work, people::unreadable()).await,
        },
    }
}

/// What is awaited, as far as it matters to whom a text belongs.
fn awaited(turn: &Turn, state: &Conversation, text: &str, meant: &Meant) -> Awaited {
    match state {
        Conversation::Errand { errand } => {
            let agenda = match errand {
                Errand::Changing(Changing::Agenda { .. })
                | Errand::Choosing(Choosing::WhichMeeting { deed: Purpose::Agenda { .. } }) => true,
                Errand::Changing(_) | Errand::Choosing(_) | Errand::Calling(_) => false,
            };
            Awaited::Strongly { forwarded: agenda, nameless: false }
        }
        Conversation::Consent { .. } => Awaited::Strongly { forwarded: false, nameless: false },
        Conversation::FeedbackWords { named, .. } => Awaited::Strongly { forwarded: false, nameless: !named },
        Conversation::FeedbackKind | Conversation::FeedbackName { .. } => {
            Awaited::Strongly { forwarded: false, nameless: true }
        }
        Conversation::Reason { meeting } | Conversation::Delay { meeting } => {
            match meant.one().is_some_and(|one| one.id == *meeting) {
                true => Awaited::Remainder,
                false => Awaited::ButtonOnly,
            }
        }
        Conversation::WhichMeeting { .. } => {
            match which_meeting::on_named_day(text, &meant.meetings, turn.today, turn.zone) {
                Some(_) => Awaited::NamedDay,
                None => Awaited::ButtonOnly,
            }
        }
        Conversation::PassOn { .. } | Conversation::LinkGroup { .. } => Awaited::ButtonOnly,
    }
}

/// A text that belongs to what was awaited.
async fn answer(work: &mut Work<'_>, turn: &Turn, spoken: Spoken<'_>, meant: Meant) -> Result<()> {
    let Some(state) = turn.conversation() else {
        return unasked(work, turn, spoken, meant.meetings.first()).await;
    };
    match state {
        Conversation::Errand { errand } => {
            errand::step(work, turn, errand.clone(), Input::Text(spoken.text)).await
        }
        Conversation::FeedbackKind
        | Conversation::FeedbackName { .. }
        | Conversation::FeedbackWords { .. } => {
            feedback::step(work, turn, FeedbackPart::Words(spoken.text)).await
        }
        Conversation::Consent { .. } => agree(work, turn, &spoken.said.content).await,
        Conversation::Reason { .. } | Conversation::Delay { .. } => {
            match remainder::completed(state, spoken.text) {
                Some((_, reply)) => reply_for(work, turn, spoken, meant, reply).await,
                None => unasked(work, turn, spoken, meant.meetings.first()).await,
            }
        }
        Conversation::WhichMeeting { words, said_at } => {
            match which_meeting::on_named_day(spoken.text, &meant.meetings, turn.today, turn.zone) {
                Some(meeting) => {
                    let to = which::on_record(work, turn, meeting.clone(), false).await?;
                    record_for(work, turn, &to, OwnWords { words, said_at: *said_at }).await
                }
                None => unasked(work, turn, spoken, meant.meetings.first()).await,
            }
        }
        Conversation::PassOn { .. } | Conversation::LinkGroup { .. } => {
            unasked(work, turn, spoken, meant.meetings.first()).await
        }
    }
}

/// A member the operator vouched for answers the consent text.
async fn agree(work: &mut Work<'_>, turn: &Turn, content: &Content) -> Result<()> {
    consent::awaited(work, &Comer::Member(Box::new(turn.clone())), content).await
}

/// Records a reply for the meeting it is about; asks, if there are several and it names no day of one.
async fn reply_for(
    work: &mut Work<'_>,
    turn: &Turn,
    spoken: Spoken<'_>,
    meant: Meant,
    reply: Reply,
) -> Result<()> {
    let Spoken { said, text } = spoken;
    let to = match meant.one() {
        Some(meeting) => {
            Some(Invited { meeting: meeting.clone(), earlier: meant.earlier.clone(), moved: meant.moved })
        }
        None => match which_meeting::on_named_day(text, &meant.meetings, turn.today, turn.zone) {
            Some(meeting) => Some(which::on_record(work, turn, meeting.clone(), false).await?),
            None => None,
        },
    };
    if let Some(to) = to {
        let given = reply::in_words(work, turn, &to, reply, OwnWords { words: text, said_at: said.at });
        return reply::record(work, turn, &to, given).await;
    }
    if meant.meetings.is_empty() {
        return no_meeting_open(work, turn, spoken).await;
    }
    let state = Conversation::WhichMeeting { words: text.to_owned(), said_at: said.at };
    let number = work.await_in(turn.chat, &state).await?;
    turn.say(work, replies::which_meeting(&meant.meetings, number)).await
}

/// Says so kindly, with the day of the next meeting if a plan knows it.
async fn no_meeting_open(work: &mut Work<'_>, turn: &Turn, spoken: Spoken<'_>) -> Result<()> {
    let made = match turn.actor.branch {
        Some((branch, _)) => store::plans::next_of(work.db(), branch).await?,
        None => None,
    };
    let ahead = work.settings().rules.ahead;
    let next = made.map(|made| (made + ahead).day(turn.zone));
    let number = question::offer_to_pass_on(work, turn, spoken, None).await?;
    turn.say(work, replies::no_meeting_open(next, number)).await
}

/// The button of one of several meetings: the remembered words are for that one.
pub async fn meeting_chosen(
    work: &mut Work<'_>,
    turn: &Turn,
    number: ConversationNo,
    id: MeetingId,
) -> Result<()> {
    let Some(Conversation::WhichMeeting { words, said_at }) = turn.numbered(number) else {
        return turn.say(work, people::button_stale()).await;
    };
    let Some(to) = which::invited(work, turn, id, None).await? else {
        return turn.say(work, people::not_yours()).await;
    };
    record_for(work, turn, &to, OwnWords { words, said_at: *said_at }).await
}

/// Records words said earlier for the meeting they turned out to mean.
async fn record_for(work: &mut Work<'_>, turn: &Turn, to: &Invited, own: OwnWords<'_>) -> Result<()> {
    let given = reply::in_words(work, turn, to, which_meeting::reply_in(own.words), own);
    reply::record(work, turn, to, given).await
}

/// Words nobody asked for: the bot says politely that it does not understand, and offers to pass them on.
async fn unasked(
    work: &mut Work<'_>,
    turn: &Turn,
    spoken: Spoken<'_>,
    meeting: Option<&Meeting>,
) -> Result<()> {
    let number = question::offer_to_pass_on(work, turn, spoken, meeting).await?;
    turn.say(work, replies::not_understood(meeting, number)).await
}
