//! What the bot does about each thing that happens: load, decide, apply. A room for each of those who are served.

pub mod calendar;
pub mod committee;
mod door;
mod member;
pub mod operator;
pub mod secretary;

use anyhow::Result;

use crate::domain::event::Event;
use crate::work::Work;

/// Handles one event.
pub async fn handle(work: &mut Work<'_>, event: Event) -> Result<()> {
    match event {
        Event::Said(said) if said.chat.user().is_some() => door::private::handle(work, said).await,
        Event::Said(said) => door::group::handle(work, said).await,
        Event::Tapped(tapped) => door::tap::handle(work, tapped).await,
        Event::Membership(membership) => door::membership::handle(work, membership).await,
        Event::Migrated { from, to } => door::membership::migrate(work, from, to).await,
        Event::Due(due) => calendar::due::handle(work, due).await,
        Event::Nothing => Ok(()),
    }
}
