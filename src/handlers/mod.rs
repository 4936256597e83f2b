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

/// Handles one event, on the heap: what all the handlers together may hold would weigh on everyone who waits for one.
pub async fn handle(work: &mut Work<'_>, event: Event) -> Result<()> {
    Box::pin(dispatch(work, event)).await
}

/// One line an arm.
async fn dispatch(work: &mut Work<'_>, event: Event) -> Result<()> {
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
