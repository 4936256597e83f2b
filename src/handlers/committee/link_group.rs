//! `/lienket`: an officer or a secretary links a group to an organisation.

use anyhow::Result;

use crate::domain::event::Tapped;
use crate::domain::exchanges::Conversation;
use crate::domain::exchanges::link_group::{Choice, choose};
use crate::domain::organization::Organization;
use crate::domain::{ChatId, ConversationNo, OrganizationId};
use crate::handlers::door::actor::Actor;
use crate::handlers::door::turn::Turn;
use crate::messages::{Text, groups, people};
use crate::store;
use crate::work::Work;

/// Links the group to the organisation of the one who asks; someone of several is asked which.
pub async fn asked(work: &mut Work<'_>, turn: &Turn) -> Result<()> {
    let (actor, chat) = (&turn.actor, turn.chat);
    let mut organizations: Vec<Organization> = Vec::new();
    for id in actor.sees() {
        if !organizations.iter().any(|known| known.id == id) {
            organizations.push(store::organizations::fetch(work.db(), id).await?);
        }
    }

    match &organizations[..] {
        [] => work.say(chat, people::not_entitled()).await,
        [one] => {
            let text = link(work, actor, chat, one).await?;
            work.say(chat, text).await
        }
        [_, _, ..] => {
            let number = work.await_in(chat, &Conversation::LinkGroup { by: actor.id() }).await?;
            work.say(chat, groups::which(&organizations, number)).await
        }
    }
}

/// One of the organisations is chosen; only by the one who was asked.
pub async fn chosen(
    work: &mut Work<'_>,
    turn: &Turn,
    tapped: &Tapped,
    organization: OrganizationId,
    number: ConversationNo,
) -> Result<()> {
    let actor = &turn.actor;
    match choose(turn.numbered(number), actor.id(), &actor.sees(), organization) {
        Choice::Counts => {}
        Choice::NotTheirs => {
            work.toast(groups::not_your_question());
            return Ok(());
        }
        Choice::Stale => {
            work.toast(people::button_stale());
            return Ok(());
        }
    }

    turn.end(work).await?;
    let organization = store::organizations::fetch(work.db(), organization).await?;
    let text = link(work, actor, turn.chat, &organization).await?;
    work.replace(tapped, text).await
}

/// The group is spoken to as the one who links it is. A group that shows an organisation changes hands only through someone of that organisation or above it: every
/// secretary sits in the committee's group.
async fn link(work: &mut Work<'_>, actor: &Actor, chat: ChatId, organization: &Organization) -> Result<Text> {
    let linked = store::groups::find(work.db(), chat).await?.map(|group| group.organization_id);
    if let Some(present) = linked.filter(|present| *present != organization.id) {
        let above = store::organizations::above(work.db(), present).await?;
        if !actor.sees().iter().any(|own| above.contains(own)) {
            let present = store::organizations::fetch(work.db(), present).await?;
            return Ok(groups::taken(&present.name));
        }
        store::boards::forget(work.db(), chat).await?;
    }

    let now = work.now();
    store::groups::put(work.db(), chat, organization.id, actor.id(), now).await?;
    if let Some(language) = actor.member.language {
        store::groups::set_language(work.db(), chat, language).await?;
    }
    store::groups::mark_chat_dirty(work.db(), chat).await?;
    let deed = format!("chat:{chat} organization:{}", organization.id);
    work.note_deed(actor.id(), "linked group", &deed).await?;
    Ok(groups::linked(&organization.name))
}
