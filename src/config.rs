//! The configuration: built-in defaults, then the file, then `CHIBO__SECTION__KEY`.

use std::time::Duration;

use chrono_tz::Tz;

use crate::domain::Language;
use crate::domain::calendar::QuietHours;
use crate::domain::plan::{Audience, Rules, Stage};
use crate::domain::settings::Settings;
use crate::loops::pace::Limits;

/// Everything an operator can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// How fast the bot may speak.
    pub limits: Limits,
    /// What decisions depend on.
    pub settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        Self { limits: Limits::default(), settings: default_settings() }
    }
}

fn default_settings() -> Settings {
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    let stage = |name: &str, before: u64, to| Stage { name: name.to_owned(), distance: hours(before), to };
    Settings {
        rules: Rules {
            ahead: hours(7 * 24),
            deadline: hours(12),
            quiet: QuietHours::parse("21:30-06:30").unwrap_or_default(),
            stages: vec![
                stage("announce", 5 * 24, Audience::Everyone),
                stage("nudge", 3 * 24, Audience::Silent),
                stage("confirm", 32, Audience::Attending),
                stage("last call", 30, Audience::Silent),
            ],
            after: vec![
                stage("roll call", 2, Audience::Secretary),
                stage("roll call again", 24, Audience::Secretary),
                stage("feedback", 3, Audience::Present),
            ],
            zone: Tz::Asia__Ho_Chi_Minh,
        },
        language: Language::Vietnamese,
        consent_version: "2026-01".to_owned(),
        invite_life: hours(30 * 24),
        tally_interval: Duration::from_secs(5),
    }
}
