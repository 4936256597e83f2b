//! Questions: passed to the secretary, answered by replying to the bot's message.

use anyhow::Result;

use crate::domain::delivery::{Parcel, Subject};
use crate::domain::exchanges::Conversation;
use crate::domain::meeting::Meeting;
use crate::domain::{ConversationNo, MeetingId, MessageId, QuestionId};
use crate::handlers::door::actor;
use crate::handlers::door::turn::{Spoken, Turn};
use crate::messages::{Text, people, pieces, questions};
use crate::store;
use crate::store::links::Link;
use crate::store::questions::{NewQuestion, Question};
use crate::work::Work;

/// So many characters of someone's words fit a message with the words around them.
const PIECE: usize = 1500;

/// A text that reads as a question goes to the secretary.
pub async fn asked(
    work: &mut Work<'_>,
    turn: &Turn,
    Spoken { said, text }: Spoken<'_>,
    meeting: Option<&Meeting>,
) -> Result<()> {
    let words = Words { text, message: said.message, meeting: meeting.map(|meeting| meeting.id) };
    if pass(work, turn, words, questions::passed).await? {
        turn.say(work, questions::is_with_secretary(meeting)).await?;
    }
    Ok(())
}

/// `Chuyển bí thư` under words that were not understood.
pub async fn passed_on(work: &mut Work<'_>, turn: &Turn, number: ConversationNo) -> Result<()> {
    let Some(Conversation::PassOn { words, message, meeting }) = turn.numbered(number) else {
        return turn.say(work, people::button_stale()).await;
    };
    turn.end(work).await?;
    let words = Words { text: words, message: *message, meeting: *meeting };
    if pass(work, turn, words, questions::passed_on).await? {
        turn.say(work, questions::is_with_secretary(None)).await?;
    }
    Ok(())
}

/// Remembers words nobody asked for, so that a button can pass them on; nothing if the member is in the middle of
/// something else.
pub async fn offer_to_pass_on(
    work: &mut Work<'_>,
    turn: &Turn,
    Spoken { said, text }: Spoken<'_>,
    meeting: Option<&Meeting>,
) -> Result<Option<ConversationNo>> {
    if turn.is_held() {
        return Ok(None);
    }
    let meeting = meeting.map(|meeting| meeting.id);
    let state = Conversation::PassOn { words: text.to_owned(), message: said.message, meeting };
    work.await_in(turn.chat, &state).await.map(Some)
}

/// Words on their way to the secretary.
struct Words<'t> {
    text: &'t str,
    message: MessageId,
    meeting: Option<MeetingId>,
}

/// Keeps the words and promises them to whoever can answer; says whether there is someone.
async fn pass(
    work: &mut Work<'_>,
    turn: &Turn,
    words: Words<'_>,
    text: impl Fn(&str, &str) -> Text,
) -> Result<bool> {
    let receivers = match turn.actor.branch {
        Some((branch, _)) => actor::secretaries_but(work, branch, Some(turn.actor.id())).await?,
        None => Vec::new(),
    };
    let (Some((branch, _)), false) = (turn.actor.branch, receivers.is_empty()) else {
        work.say(turn.actor.chat(), questions::no_secretary()).await?;
        return Ok(false);
    };
    let new = NewQuestion {
        organization_id: branch,
        meeting_id: words.meeting,
        member_id: turn.actor.id(),
        chat_id: turn.actor.chat(),
        message_id: words.message,
        words: words.text.to_owned(),
    };
    let now = work.now();
    let question = store::questions::keep(work.db(), &new, now).await?;
    for link in receivers {
        for (index, piece) in pieces(words.text, PIECE).into_iter().enumerate() {
            let text = if index == 0 { text(&turn.actor.member.name, piece) } else { questions::more(piece) };
            work.say_about(link.user_id.chat(), text, subject(&link, question)).await?;
        }
    }
    Ok(true)
}

fn subject(link: &Link, question: QuestionId) -> Subject {
    Subject { member: Some(link.member_id), question: Some(question), ..Subject::default() }
}

/// Passes the secretary's answer to the asker, under the question. A second answer is passed as well.
pub async fn answered(work: &mut Work<'_>, turn: &Turn, question: &Question, text: &str) -> Result<()> {
    let asker = store::members::fetch(work.db(), question.member_id).await?;
    let link = store::links::of(work.db(), question.member_id).await?.filter(|link| link.reachable);
    let Some(link) = link else {
        return work.say(turn.actor.chat(), questions::asker_unreachable(&asker.name)).await;
    };
    let now = work.now();
    store::questions::note_answer(work.db(), question.id, turn.actor.id(), now).await?;
    work.note_deed(turn.actor.id(), "answered", &format!("question:{}", question.id)).await?;
    for (index, piece) in pieces(text, PIECE).into_iter().enumerate() {
        let text = match index {
            0 => questions::answer(&turn.actor.member.name, piece, &question.words),
            _ => questions::more(piece),
        };
        reply_to_asker(work, &link, question, text).await?;
    }
    work.say(turn.actor.chat(), questions::answer_sent(&asker.name)).await
}

/// Promises a message that quotes the question, where it was asked from the account the asker still has.
async fn reply_to_asker(work: &mut Work<'_>, link: &Link, question: &Question, text: Text) -> Result<()> {
    let chat = link.user_id.chat();
    let rendered = text.render(work.voice_in(chat).await?);
    let reply_to = (chat == question.chat_id).then_some(question.message_id);
    let parcel = Parcel::Text { html: rendered.html, keyboard: rendered.keyboard, reply_to };
    work.promise_now(chat, subject(link, question.id), parcel).await
}

/// A file or a voice in answer to a question cannot be passed on.
pub async fn answered_without_words(work: &mut Work<'_>, turn: &Turn) -> Result<()> {
    work.say(turn.actor.chat(), questions::answer_in_text()).await
}
