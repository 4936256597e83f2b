//! `/lienket`: which of several organisations a group shows; only the one who was asked chooses.

use super::Conversation;
use crate::domain::{MemberId, OrganizationId};

/// Whether a choice counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It does.
    Counts,
    /// Someone else was asked, or may not show this organisation.
    NotTheirs,
    /// Nothing was asked.
    Stale,
}

/// Weighs the choice of an organisation by someone who may show those of `sees`.
pub fn choose(
    awaited: Option<&Conversation>,
    by: MemberId,
    sees: &[OrganizationId],
    choice: OrganizationId,
) -> Choice {
    match awaited {
        Some(Conversation::LinkGroup { by: asked }) if *asked == by && sees.contains(&choice) => {
            Choice::Counts
        }
        Some(Conversation::LinkGroup { .. }) => Choice::NotTheirs,
        Some(_) | None => Choice::Stale,
    }
}
