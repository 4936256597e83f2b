//! For whom something is said.

use chrono_tz::Tz;

use crate::domain::Language;

/// In which language, and by which clock, something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// The reader's language.
    pub language: Language,
    /// The reader's zone.
    pub zone: Tz,
}
