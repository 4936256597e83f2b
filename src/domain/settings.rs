//! What the operator decided, as far as decisions depend on it.

use std::time::Duration;

use super::Language;
use super::stages::Rules;

/// The settings a unit of work may look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Stages, deadline, quiet hours and zone.
    pub rules: Rules,
    /// The language of those who chose none.
    pub language: Language,
    /// The version of the consent text a member agrees to.
    pub consent_version: String,
    /// How long an invite code lives.
    pub invite_life: Duration,
    /// The shortest time between two edits of a group's tally.
    pub tally_interval: Duration,
}
