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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_who_was_asked_chooses_among_their_own() {
        let (asked, other) = (MemberId(1), MemberId(2));
        let (own, foreign) = (OrganizationId(10), OrganizationId(20));
        let state = Conversation::LinkGroup { by: asked };
        for (awaited, by, choice, expected) in [
            (Some(&state), asked, own, Choice::Counts),
            (Some(&state), asked, foreign, Choice::NotTheirs),
            (Some(&state), other, own, Choice::NotTheirs),
            (Some(&Conversation::FeedbackKind), asked, own, Choice::Stale),
            (None, asked, own, Choice::Stale),
        ] {
            assert_eq!(choose(awaited, by, &[own], choice), expected, "{awaited:?} {by} {choice}");
        }
    }
}
