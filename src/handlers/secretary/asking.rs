//! What a secretary's errand asks, and that it is awaited.

use anyhow::Result;

use crate::domain::ConversationNo;
use crate::domain::exchanges::{Conversation, Errand, Objection, Obstacle};
use crate::handlers::door::turn::Turn;
use crate::messages::{Text, errands};
use crate::work::Work;

/// Waits where an errand stands now, and asks what is open there.
pub async fn ask(
    work: &mut Work<'_>,
    turn: &Turn,
    errand: impl Into<Errand>,
    question: impl FnOnce(ConversationNo) -> Text,
) -> Result<()> {
    let number = work.await_in(turn.chat, &Conversation::from(errand.into())).await?;
    turn.say(work, question(number)).await
}

/// Says why an answer does not fit, and asks again.
pub async fn ask_again(
    work: &mut Work<'_>,
    turn: &Turn,
    errand: impl Into<Errand>,
    objection: Objection,
    question: impl FnOnce(ConversationNo) -> Text,
) -> Result<()> {
    let today = turn.today;
    ask(work, turn, errand, |number| errands::objected(objection, question(number), today, number)).await
}

/// Ends an errand that cannot go on, and says why.
pub async fn refuse(work: &mut Work<'_>, turn: &Turn, refusal: Obstacle) -> Result<()> {
    turn.end(work).await?;
    turn.say(work, errands::refusal(refusal)).await
}
