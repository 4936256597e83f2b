//! The ways out: `Thôi`, `/thoi`, and any other command.

use anyhow::Result;

use super::turn::{Stranger, Turn};
use crate::domain::ConversationNo;
use crate::domain::exchanges::Conversation;
use crate::messages::people;
use crate::store;
use crate::work::Work;

/// `/thoi`: ends what is awaited, and says so.
pub async fn asked(work: &mut Work<'_>, turn: &Turn) -> Result<()> {
    match turn.awaited {
        Some(_) => leave(work, turn).await,
        None => turn.say(work, people::nothing_awaited()).await,
    }
}

/// The same, from someone who was shown the consent text.
pub async fn asked_by_stranger(work: &mut Work<'_>, stranger: &Stranger) -> Result<()> {
    let chat = stranger.user.chat();
    match stranger.awaited {
        Some(_) => {
            store::conversations::end(work.db(), chat).await?;
            work.say(chat, people::abandoned()).await
        }
        None => work.say(chat, people::not_linked()).await,
    }
}

/// The button `Thôi` of the exchange with this number; of another one it is stale.
pub async fn tapped(work: &mut Work<'_>, turn: &Turn, number: ConversationNo) -> Result<()> {
    match turn.numbered(number) {
        Some(_) => leave(work, turn).await,
        None => turn.say(work, people::button_stale()).await,
    }
}

/// Ends what is awaited.
pub async fn leave(work: &mut Work<'_>, turn: &Turn) -> Result<()> {
    turn.end(work).await?;
    turn.say(work, people::abandoned()).await
}

/// Another command ends what was awaited, and says so if something is lost by it.
pub async fn gives_way(work: &mut Work<'_>, turn: Turn) -> Result<Turn> {
    turn.end(work).await?;
    if turn.conversation().is_some_and(Conversation::holds_something) {
        turn.say(work, people::dropped()).await?;
    }
    Ok(Turn { awaited: None, ..turn })
}
