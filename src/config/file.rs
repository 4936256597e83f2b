//! The file's form. Every option has its default here; `config/chibo.toml` shows them all.

use std::collections::HashSet;
use std::time::Duration;

use chrono_tz::Tz;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::{Config, rules, stage, usual_night};
use crate::domain::Language;
use crate::domain::calendar::QuietHours;
use crate::domain::settings::Settings;
use crate::domain::stages::{Audience, StageRule};
use crate::loops::pace::Limits;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    telegram: Telegram,
    database: Database,
    locale: Locale,
    plan: Distinct,
    tally: Tally,
    privacy: Privacy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Telegram {
    mode: Mode,
    per_second: u32,
    per_chat_second: u32,
    per_group_minute: u32,
    in_flight: InFlight,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
enum Mode {
    #[default]
    Polling,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Database {
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Locale {
    language: Language,
    zone: Zone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Plan {
    pub ahead: Span,
    pub deadline: Span,
    pub quiet_hours: Night,
    pub stages: Before,
    pub after: After,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Tally {
    interval: Span,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Privacy {
    consent_version: String,
    invite_life: Span,
}

impl Default for Telegram {
    fn default() -> Self {
        let Limits { per_second, per_chat_second, per_group_minute, in_flight } = Limits::default();
        Self {
            mode: Mode::Polling,
            per_second,
            per_chat_second,
            per_group_minute,
            in_flight: InFlight(in_flight),
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite://chibo.db".to_owned() }
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self { language: Language::Vietnamese, zone: Zone(Tz::Asia__Ho_Chi_Minh) }
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            ahead: Span::days(7),
            deadline: Span::hours(12),
            quiet_hours: Night(usual_night()),
            stages: Before(vec![
                stage("announce", 5 * 24, Audience::Everyone),
                stage("nudge", 3 * 24, Audience::Silent),
                stage("confirm", 32, Audience::Attending),
                stage("last call", 30, Audience::Silent),
            ]),
            after: After(vec![
                stage("roll call", 2, Audience::Secretary),
                stage("roll call again", 24, Audience::Secretary),
                stage("feedback", 3, Audience::Present),
            ]),
        }
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self { interval: Span(Duration::from_secs(5)) }
    }
}

impl Default for Privacy {
    fn default() -> Self {
        Self { consent_version: "2026-01".to_owned(), invite_life: Span::days(30) }
    }
}

impl File {
    pub(super) fn try_from_table(table: &toml::Table) -> Result<Self, toml::de::Error> {
        table.clone().try_into()
    }

    pub(super) fn into_config(self) -> Config {
        let Mode::Polling = self.telegram.mode;
        Config {
            database_url: self.database.url,
            limits: Limits {
                per_second: self.telegram.per_second,
                per_chat_second: self.telegram.per_chat_second,
                per_group_minute: self.telegram.per_group_minute,
                in_flight: self.telegram.in_flight.0,
            },
            settings: Settings {
                rules: rules(self.plan.0, self.locale.zone.0),
                language: self.locale.language,
                consent_version: self.privacy.consent_version,
                invite_life: self.privacy.invite_life.0,
                tally_interval: self.tally.interval.0,
            },
        }
    }
}

/// A length of time: `7d`, `32h`, `1h 30m`, `5s`.
pub(super) struct Span(pub Duration);

impl Span {
    fn hours(hours: u64) -> Self {
        Self(Duration::from_secs(hours * 3600))
    }

    fn days(days: u64) -> Self {
        Self::hours(24 * days)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        humantime::parse_duration(text.trim()).map(Self).map_err(|_| {
            D::Error::custom(format!("`{text}` is not a length of time like \"7d\", \"32h\" or \"90s\""))
        })
    }
}

/// A zone of the tz database.
struct Zone(Tz);

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let nearest = || {
            let like = |zone: &&Tz| strsim::jaro_winkler(&zone.name().to_lowercase(), &text.to_lowercase());
            chrono_tz::TZ_VARIANTS
                .iter()
                .max_by(|a, b| like(a).total_cmp(&like(b)))
                .map_or("", |zone| zone.name())
        };
        text.parse().map(Self).map_err(|_| {
            D::Error::custom(format!(
                "`{text}` is not a zone of the tz database; did you mean `{}`?",
                nearest()
            ))
        })
    }
}

/// Quiet hours, or none.
pub(super) struct Night(pub Option<QuietHours>);

impl<'de> Deserialize<'de> for Night {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        QuietHours::parse(&text).map(Self).map_err(D::Error::custom)
    }
}

/// How many messages may be on their way; at least one.
struct InFlight(usize);

impl<'de> Deserialize<'de> for InFlight {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match u16::deserialize(from)? {
            0 => Err(D::Error::custom("0 would send nothing; 1 or more is needed")),
            most => Ok(Self(most.into())),
        }
    }
}

/// A plan that gives each stage a name of its own.
#[derive(Deserialize, Default)]
#[serde(try_from = "Plan")]
struct Distinct(Plan);

impl TryFrom<Plan> for Distinct {
    type Error = String;

    fn try_from(plan: Plan) -> Result<Self, String> {
        let mut seen = HashSet::new();
        match plan.stages.0.iter().chain(&plan.after.0).find(|stage| !seen.insert(stage.name.as_str())) {
            Some(stage) => Err(format!("the name `{}` is taken; give each stage its own", stage.name)),
            None => Ok(Self(plan)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageBefore {
    name: String,
    before: Span,
    to: Audience,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageAfter {
    name: String,
    after: Span,
    to: Audience,
}

/// `stages`: the first one to everyone is the announcement.
pub(super) struct Before(pub Vec<StageRule>);

impl<'de> Deserialize<'de> for Before {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let stages = Vec::<StageBefore>::deserialize(from)?;
        let stage = |it: StageBefore| StageRule { name: it.name, distance: it.before.0, to: it.to };
        possible(stages.into_iter().map(stage).collect(), &[Audience::Present])
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// `after`: the secretary's reminders, and thanks to those who were there.
pub(super) struct After(pub Vec<StageRule>);

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let stages = Vec::<StageAfter>::deserialize(from)?;
        let stage = |it: StageAfter| StageRule { name: it.name, distance: it.after.0, to: it.to };
        let before_only = [Audience::Everyone, Audience::Silent, Audience::Attending];
        possible(stages.into_iter().map(stage).collect(), &before_only).map(Self).map_err(D::Error::custom)
    }
}

/// Not every audience exists on both sides of the start.
fn possible(stages: Vec<StageRule>, impossible: &[Audience]) -> Result<Vec<StageRule>, String> {
    match stages.iter().find(|stage| impossible.contains(&stage.to)) {
        Some(StageRule { name, to, .. }) => {
            Err(format!("stage `{name}` cannot be to `{to}` on this side of the start"))
        }
        None => Ok(stages),
    }
}
