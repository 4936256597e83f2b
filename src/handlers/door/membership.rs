//! Someone blocked or unblocked the bot; a group took it in, put it out, or moved.

use anyhow::Result;

use super::turn::Comer;
use crate::domain::delivery::Class;
use crate::domain::event::Membership;
use crate::domain::{ChatId, UserId};
use crate::handlers::calendar::announce;
use crate::messages::groups;
use crate::store;
use crate::work::Work;

/// Notes whether a chat can be written to; a group that takes the bot in is greeted.
pub async fn handle(work: &mut Work<'_>, membership: Membership) -> Result<()> {
    match membership.chat.user() {
        Some(user) if membership.present => returned(work, user).await,
        Some(_) => Ok(store::chats::set_reachable(work.db(), membership.chat, membership.present).await?),
        None => grouped(work, &membership).await,
    }
}

/// A group took the bot in, which is greeted, or put it out.
async fn grouped(work: &mut Work<'_>, membership: &Membership) -> Result<()> {
    store::chats::set_reachable(work.db(), membership.chat, membership.present).await?;
    if membership.present && !membership.was_present {
        return greet(work, membership.chat).await;
    }
    Ok(())
}

/// Someone writes who could not be written to.
pub async fn greets(work: &mut Work<'_>, comer: &Comer) -> Result<()> {
    match comer.actor() {
        Some(actor) if !actor.link.reachable => returned(work, comer.user()).await,
        Some(_) | None => Ok(()),
    }
}

/// An account can be written to again: it gets the invitations it missed.
async fn returned(work: &mut Work<'_>, user: UserId) -> Result<()> {
    if !store::links::set_reachable(work.db(), user, true).await? {
        return Ok(());
    }
    match store::links::find(work.db(), user).await? {
        Some(link) => announce::catch_up(work, link.member_id, Class::Answer).await,
        None => Ok(()),
    }
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
