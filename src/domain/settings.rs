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
    /// How long the words of settled messages are kept.
    pub keep_words: Duration,
    /// How long it is kept who was told what, and when.
    pub keep_ledger: Duration,
    /// The shortest time between two edits of a group's tally.
    pub tally_interval: Duration,
}

/// The limits of `[telegram]`; 0 lifts one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second in all.
    pub per_second: u32,
    /// Messages a second in one chat.
    pub per_chat_second: u32,
    /// Messages a minute in one group.
    pub per_group_minute: u32,
    /// Messages on their way at once.
    pub in_flight: usize,
}

/// Telegram's published limits, and how many sends pay off (measured with 80 ms to Telegram).
impl Default for Limits {
    fn default() -> Self {
        Self { per_second: 30, per_chat_second: 1, per_group_minute: 20, in_flight: 8 }
    }
}
