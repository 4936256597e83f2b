//! `/ngonngu`: the language a member is spoken to.

use anyhow::Result;

use crate::domain::Language;
use crate::domain::event::Tapped;
use crate::handlers::door::actor::Actor;
use crate::handlers::door::turn::Turn;
use crate::messages::record;
use crate::store;
use crate::work::Work;

/// Offers the languages.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    work.say(actor.chat(), record::which_language()).await
}

/// A language was chosen: from now on everything is said in it.
pub async fn chosen(work: &mut Work<'_>, turn: &Turn, tapped: &Tapped, language: Language) -> Result<()> {
    let actor = &turn.actor;
    store::members::set_language(work.db(), actor.id(), language).await?;
    store::menus::mark_due(work.db(), actor.id()).await?;
    turn.face(work, Some(language));
    work.replace(tapped, record::language_chosen()).await
}
