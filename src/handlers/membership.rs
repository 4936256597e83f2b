//! Someone blocked or unblocked the bot; a group took it in, put it out, or moved.

use anyhow::Result;

use crate::domain::ChatId;
use crate::domain::event::Membership;
use crate::messages::groups;
use crate::store;
use crate::work::Work;

/// Notes whether a chat can be written to; a group that takes the bot in is greeted.
pub async fn handle(work: &mut Work<'_>, membership: Membership) -> Result<()> {
    store::chats::set_reachable(work.db(), membership.chat, membership.present).await?;
    let joined = membership.present && !membership.was_present;
    if joined && membership.chat.user().is_none() {
        return greet(work, membership.chat).await;
    }
    Ok(())
}

/// A group became a supergroup.
pub async fn migrate(work: &mut Work<'_>, from: ChatId, to: ChatId) -> Result<()> {
    Ok(store::chats::migrate(work.db(), from, to).await?)
}

async fn greet(work: &mut Work<'_>, chat: ChatId) -> Result<()> {
    let Some(group) = store::groups::find(work.db(), chat).await? else {
        return work.say(chat, groups::greeting()).await;
    };
    let organization = store::organizations::fetch(work.db(), group.organization_id).await?;
    store::groups::mark_chat_dirty(work.db(), chat).await?;
    work.say(chat, groups::back(&organization.name)).await
}
