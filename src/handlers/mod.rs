//! What the bot does about each thing that happens: load, decide, apply.

mod actor;
mod agenda;
pub mod announce;
mod attendance;
mod away;
mod cancel;
mod consent;
mod due;
mod errand;
mod feedback;
pub mod figures;
mod group;
mod help;
pub mod invites;
mod language;
mod link_group;
mod meeting;
mod membership;
pub mod plan;
mod private;
mod question;
mod readers;
mod record;
mod remind;
mod reply;
mod reschedule;
mod roll_call;
pub mod roster;
mod schedule;
mod start;
mod summary;
mod tally;
mod tap;
mod unlink;
mod which;
mod words;

use anyhow::Result;

use crate::domain::event::Event;
use crate::work::Work;

pub use agenda::LONGEST as LONGEST_AGENDA;
pub use cancel::call_off;
pub use meeting::{Call, call_meeting};

/// Handles one event.
pub async fn handle(work: &mut Work<'_>, event: Event) -> Result<()> {
    match event {
        Event::Said(said) if said.chat.user().is_some() => private::handle(work, said).await,
        Event::Said(said) => group::handle(work, said).await,
        Event::Tapped(tapped) => tap::handle(work, tapped).await,
        Event::Membership(membership) => membership::handle(work, membership).await,
        Event::Migrated { from, to } => membership::migrate(work, from, to).await,
        Event::Due(due) => due::handle(work, due).await,
        Event::Nothing => Ok(()),
    }
}
