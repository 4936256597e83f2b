//! The end of a link: undone by the secretary, or by the member's own wish.

use anyhow::Result;

use crate::domain::{LinkId, MemberId};
use crate::handlers::door::actor::Actor;
use crate::messages::{people, secretary};
use crate::store;
use crate::store::links::Link;
use crate::work::Work;

/// The secretary undoes a link: the account was not that member's.
pub async fn pressed(work: &mut Work<'_>, actor: &Actor, id: LinkId) -> Result<()> {
    let chat = actor.chat();
    let Some(link) = store::links::current(work.db(), id).await? else {
        return work.say(chat, people::button_stale()).await;
    };
    let today = work.now().day(work.settings().rules.zone);
    let belongs = store::standings::find(work.db(), link.member_id, today).await?;
    if !belongs.is_some_and(|(branch, _)| actor.runs_branch(branch)) {
        return work.say(chat, secretary::only_secretaries()).await;
    }

    let member = store::members::fetch(work.db(), link.member_id).await?;
    end(work, &link, "unlinked by the secretary").await?;
    work.note_deed(actor.id(), "unlinked", &format!("member:{}", member.id)).await?;
    work.say(link.user_id.chat(), people::unlinked_by_secretary()).await?;
    work.say(chat, people::unlinked(&member.name)).await
}

/// Ends a link: nothing more goes to that account in the member's name, and no roster brings it back.
pub async fn end(work: &mut Work<'_>, link: &Link, why: &str) -> Result<()> {
    let now = work.now();
    let chat = link.user_id.chat();
    store::links::end(work.db(), link.member_id, now).await?;
    store::members::set_unlinked(work.db(), link.member_id, Some(now)).await?;
    store::conversations::end(work.db(), chat).await?;
    store::outbox::skip_pending(work.db(), chat, why, now).await?;
    mark_dirty(work, link.member_id).await
}

async fn mark_dirty(work: &mut Work<'_>, member: MemberId) -> Result<()> {
    let today = work.now().day(work.settings().rules.zone);
    if let Some((branch, _)) = store::standings::find(work.db(), member, today).await? {
        work.figures_changed(branch);
    }
    Ok(())
}
