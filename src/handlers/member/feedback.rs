//! `/ykien`: an opinion, a wish or a proposal, with or without name.

use anyhow::Result;

use crate::domain::ConversationNo;
use crate::domain::exchanges::Conversation;
use crate::domain::exchanges::feedback::{self as exchange, Feedback, FeedbackNext, FeedbackPart};
use crate::domain::feedback::FeedbackKind;
use crate::handlers::door::actor;
use crate::handlers::door::turn::Turn;
use crate::messages::{feedback, people, pieces, questions};
use crate::store;
use crate::store::feedback::NewFeedback;
use crate::work::Work;

/// So many characters of a feedback fit a message with the words around them.
const PIECE: usize = 1500;

/// `/ykien TEXT` is sent at once, with name; `/ykien` asks step by step.
pub async fn command(work: &mut Work<'_>, turn: &Turn, words: &str) -> Result<()> {
    if !words.is_empty() {
        let kind = FeedbackKind::named_in(words);
        return give(work, turn, Feedback { kind, named: true, words: words.to_owned() }).await;
    }
    ask(work, turn, &Conversation::FeedbackKind).await
}

/// A button of the feedback with this number.
pub async fn tapped(
    work: &mut Work<'_>,
    turn: &Turn,
    number: ConversationNo,
    input: FeedbackPart<'_>,
) -> Result<()> {
    match turn.numbered(number) {
        Some(_) => step(work, turn, input).await,
        None => turn.say(work, people::button_stale()).await,
    }
}

/// What comes while a feedback is awaited. Words before their time are not kept: whether they have a name is not
/// decided yet.
pub async fn step(work: &mut Work<'_>, turn: &Turn, input: FeedbackPart<'_>) -> Result<()> {
    let Some(awaited) = turn.conversation() else {
        return turn.say(work, people::button_stale()).await;
    };
    match exchange::step(awaited, input) {
        FeedbackNext::Ask(state) => ask(work, turn, &state).await,
        FeedbackNext::Again => {
            forget_who_wrote(work).await?;
            let number = work.await_in(turn.chat, awaited).await?;
            turn.say(work, feedback::asked_again(awaited, number)).await
        }
        FeedbackNext::Give(whole) => {
            turn.end(work).await?;
            give(work, turn, whole).await
        }
        FeedbackNext::Stale => turn.say(work, people::button_stale()).await,
    }
}

/// Waits for what comes next of a feedback, and asks for it.
async fn ask(work: &mut Work<'_>, turn: &Turn, state: &Conversation) -> Result<()> {
    let number = work.await_in(turn.chat, state).await?;
    turn.say(work, feedback::ask(state, number)).await
}

/// Keeps a feedback and sends it to the secretary. Without name, nothing kept leads back to the member.
async fn give(work: &mut Work<'_>, turn: &Turn, whole: Feedback) -> Result<()> {
    let (actor, Feedback { kind, named, words }) = (&turn.actor, whole);
    let Some((branch, _)) = actor.branch else {
        return work.say(actor.chat(), feedback::no_branch()).await;
    };
    let new = NewFeedback {
        organization_id: branch,
        member_id: named.then_some(actor.id()),
        kind,
        words: words.clone(),
        day: turn.today,
    };
    store::feedback::keep(work.db(), &new).await?;
    if !named {
        forget_who_wrote(work).await?;
    }

    // A secretary's own feedback without name takes the usual way: where it does not go would tell whose it is.
    let receivers = actor::secretaries_but(work, branch, new.member_id).await?;
    let name = named.then_some(actor.member.name.as_str());
    for link in &receivers {
        for (index, piece) in pieces(&words, PIECE).into_iter().enumerate() {
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
