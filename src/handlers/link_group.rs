//! `/lienket`: an officer or a secretary links a group to an organisation.

use anyhow::Result;

use super::actor::Actor;
use crate::domain::ChatId;
use crate::messages::{people, tally};
use crate::store;
use crate::work::Work;

/// Links the group to the organisation of the one who asks.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, chat: ChatId) -> Result<()> {
    let Some(organization) = actor.sees().first().copied() else {
        return work.say(chat, people::not_entitled()).await;
    };
    let organization = store::organizations::fetch(work.db(), organization).await?;
    let now = work.now();
    store::groups::put(work.db(), chat, organization.id, actor.id(), now).await?;
    work.note_deed(actor.id(), "linked group", &format!("chat:{chat}")).await?;
    work.say(chat, tally::group_linked(&organization.name)).await
}
