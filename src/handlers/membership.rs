//! Someone blocked or unblocked the bot; a group took it in, put it out, or moved.

use anyhow::Result;

use crate::domain::ChatId;
use crate::domain::event::Membership;
use crate::store;
use crate::work::Work;

/// Notes whether a chat can be written to.
pub async fn handle(work: &mut Work<'_>, membership: Membership) -> Result<()> {
    Ok(store::chats::set_reachable(work.db(), membership.chat, membership.present).await?)
}

/// A group became a supergroup.
pub async fn migrate(work: &mut Work<'_>, from: ChatId, to: ChatId) -> Result<()> {
    Ok(store::chats::migrate(work.db(), from, to).await?)
}
