//! `/ykien`: an opinion, a wish or a proposal, with or without name.

use anyhow::Result;

use super::question;
use crate::domain::conversation::Conversation;
use crate::domain::feedback::FeedbackKind;
use crate::handlers::door::actor::{self, Actor};
use crate::handlers::door::words::Spoken;
use crate::messages::{feedback, people, pieces, questions};
use crate::store;
use crate::store::feedback::NewFeedback;
use crate::work::Work;

/// So many characters of a feedback fit a message with the words around them.
const PIECE: usize = 1500;

/// `/ykien TEXT` is sent at once, with name; `/ykien` asks step by step.
pub async fn command(work: &mut Work<'_>, actor: &Actor, words: &str) -> Result<()> {
    if !words.is_empty() {
        return give(work, actor, FeedbackKind::named_in(words), true, words).await;
    }
    let number = work.await_in(actor.chat(), &Conversation::FeedbackKind).await?;
    work.say(actor.chat(), feedback::ask_kind(number)).await
}

/// What it is; now, with or without name.
pub async fn kind_chosen(work: &mut Work<'_>, actor: &Actor, number: i64, kind: FeedbackKind) -> Result<()> {
    let Some(Conversation::FeedbackKind) = awaited(work, actor, number).await? else {
        return work.say(actor.chat(), people::button_stale()).await;
    };
    let number = work.await_in(actor.chat(), &Conversation::FeedbackName { kind }).await?;
    work.say(actor.chat(), feedback::ask_name(kind, number)).await
}

/// With or without name; now the words.
pub async fn name_chosen(work: &mut Work<'_>, actor: &Actor, number: i64, named: bool) -> Result<()> {
    let Some(Conversation::FeedbackName { kind }) = awaited(work, actor, number).await? else {
        return work.say(actor.chat(), people::button_stale()).await;
    };
    let number = work.await_in(actor.chat(), &Conversation::FeedbackWords { kind, named }).await?;
    work.say(actor.chat(), feedback::ask_words(kind, named, number)).await
}

/// The words.
pub async fn written(
    work: &mut Work<'_>,
    actor: &Actor,
    (kind, named): (FeedbackKind, bool),
    words: &str,
) -> Result<()> {
    store::conversations::end(work.db(), actor.chat()).await?;
    give(work, actor, kind, named, words).await
}

/// Words before their time: what they are, and whether they have a name, is not decided yet.
pub async fn written_too_early(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    forget_who_wrote(work).await?;
    work.say(actor.chat(), feedback::choose_first()).await
}

/// A question written as a feedback without name is not passed on under a name before that is asked.
pub async fn written_as_question(
    work: &mut Work<'_>,
    actor: &Actor,
    kind: FeedbackKind,
    Spoken { said, text }: Spoken<'_>,
) -> Result<()> {
    forget_who_wrote(work).await?;
    let state = Conversation::FeedbackOrQuestion { kind, words: text.to_owned(), message: said.message };
    let number = work.await_in(actor.chat(), &state).await?;
    work.say(actor.chat(), feedback::ask_whether_question(kind, number)).await
}

/// It is a feedback without name.
pub async fn feedback_after_all(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<()> {
    let Some(Conversation::FeedbackOrQuestion { kind, words, .. }) = awaited(work, actor, number).await?
    else {
        return work.say(actor.chat(), people::button_stale()).await;
    };
    written(work, actor, (kind, false), &words).await
}

/// It is a question, which has a name.
pub async fn question_after_all(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<()> {
    let Some(Conversation::FeedbackOrQuestion { words, message, .. }) = awaited(work, actor, number).await?
    else {
        return work.say(actor.chat(), people::button_stale()).await;
    };
    store::conversations::end(work.db(), actor.chat()).await?;
    question::asked_in(work, actor, (&words, message), None).await
}

async fn awaited(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<Option<Conversation>> {
    let now = work.now();
    let found = store::conversations::find(work.db(), actor.chat(), now).await?;
    Ok(found.filter(|(_, current)| *current == number).map(|(state, _)| state))
}

/// Keeps a feedback and sends it to the secretary. Without name, nothing kept leads back to the member.
async fn give(
    work: &mut Work<'_>,
    actor: &Actor,
    kind: FeedbackKind,
    named: bool,
    words: &str,
) -> Result<()> {
    let Some((branch, _)) = actor.branch else {
        return work.say(actor.chat(), feedback::no_branch()).await;
    };
    let new = NewFeedback {
        organization_id: branch,
        member_id: named.then_some(actor.id()),
        kind,
        words: words.trim().to_owned(),
        day: work.now().day(work.settings().rules.zone),
    };
    store::feedback::keep(work.db(), &new).await?;
    if !named {
        forget_who_wrote(work).await?;
    }

    // A secretary's own feedback without name takes the usual way: where it does not go would tell whose it is.
    let receivers = actor::secretaries_but(work, branch, new.member_id).await?;
    let name = named.then_some(actor.member.name.as_str());
    for link in &receivers {
        for (index, piece) in pieces(words, PIECE).into_iter().enumerate() {
            let text =
                if index == 0 { feedback::received(kind, name, piece) } else { questions::more(piece) };
            work.say(link.user_id.chat(), text).await?;
        }
    }
    work.say(actor.chat(), feedback::kept(kind, named, !receivers.is_empty())).await
}

/// The raw message names its author: its row forgets it in the same transaction.
async fn forget_who_wrote(work: &mut Work<'_>) -> Result<()> {
    let seq = work.seq();
    Ok(store::inbox::blank(work.db(), seq).await?)
}
