//! The file's form. Every option has its default here; `config/chibo.toml` shows them all.

use std::collections::HashSet;
use std::time::Duration;

use chrono_tz::Tz;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::domain::Language;
use crate::domain::calendar::QuietHours;
use crate::domain::settings::Limits;
use crate::domain::stages::{Audience, StageRule};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ConfigFile {
    pub telegram: TelegramSection,
    pub database: DatabaseSection,
    pub locale: LocaleSection,
    pub plan: DistinctStages,
    pub tally: TallySection,
    pub privacy: PrivacySection,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TelegramSection {
    pub mode: Mode,
    pub per_second: u32,
    pub per_chat_second: u32,
    pub per_group_minute: u32,
    pub in_flight: InFlight,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mode {
    #[default]
    Polling,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DatabaseSection {
    pub url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LocaleSection {
    pub language: Language,
    pub zone: Zone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlanSection {
    pub ahead: Span,
    pub deadline: Span,
    pub quiet_hours: Night,
    pub stages: StagesBefore,
    pub after: StagesAfter,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TallySection {
    pub interval: Span,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PrivacySection {
    pub consent_version: String,
    pub invite_life: Span,
    pub keep_words: Span,
    pub keep_ledger: Span,
}

impl Default for TelegramSection {
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

impl Default for DatabaseSection {
    fn default() -> Self {
        Self { url: "sqlite://chibo.db".to_owned() }
    }
}

impl Default for LocaleSection {
    fn default() -> Self {
        Self { language: Language::Vietnamese, zone: Zone(Tz::Asia__Ho_Chi_Minh) }
    }
}

impl Default for PlanSection {
    fn default() -> Self {
        Self {
            ahead: Span::days(7),
            deadline: Span::hours(12),
            quiet_hours: Night(usual_night()),
            stages: StagesBefore(vec![
                stage("announce", 5 * 24, Audience::Everyone),
                stage("nudge", 3 * 24, Audience::Silent),
                stage("confirm", 32, Audience::Attending),
                stage("last call", 30, Audience::Silent),
            ]),
            after: StagesAfter(vec![
                stage("roll call", 2, Audience::Secretary),
                stage("roll call again", 24, Audience::Secretary),
                stage("feedback", 3, Audience::Present),
            ]),
        }
    }
}

impl Default for TallySection {
    fn default() -> Self {
        Self { interval: Span(Duration::from_secs(5)) }
    }
}

impl Default for PrivacySection {
    fn default() -> Self {
        Self {
            consent_version: "2026-01".to_owned(),
            invite_life: Span::days(30),
            keep_words: Span::days(30),
            keep_ledger: Span::days(400),
        }
    }
}

impl ConfigFile {
    pub(super) fn try_from_table(table: &toml::Table) -> Result<Self, toml::de::Error> {
        table.clone().try_into()
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
pub(super) struct Zone(pub Tz);

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
pub(super) struct InFlight(pub usize);

impl<'de> Deserialize<'de> for InFlight {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match u16::deserialize(from)? {
            0 => Err(D::Error::custom("0 would send nothing; 1 or more is needed")),
            most => Ok(Self(most.into())),
        }
    }
}

/// A default stage.
fn stage(name: &str, hours: u64, to: Audience) -> StageRule {
    StageRule { name: name.to_owned(), distance: Span::hours(hours).0, to }
}

/// 21:30 to 06:30.
fn usual_night() -> Option<QuietHours> {
    QuietHours::parse("21:30-06:30").unwrap_or_default()
}

/// A plan that gives each stage a name of its own.
#[derive(Deserialize, Default)]
#[serde(try_from = "PlanSection")]
pub(super) struct DistinctStages(pub PlanSection);

impl TryFrom<PlanSection> for DistinctStages {
    type Error = String;

    fn try_from(plan: PlanSection) -> Result<Self, String> {
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
pub(super) struct StagesBefore(pub Vec<StageRule>);

impl<'de> Deserialize<'de> for StagesBefore {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let stages = Vec::<StageBefore>::deserialize(from)?;
        let stage = |it: StageBefore| StageRule { name: it.name, distance: it.before.0, to: it.to };
        possible(stages.into_iter().map(stage).collect(), &[Audience::Present])
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// `after`: the secretary's reminders, and thanks to those who were there.
pub(super) struct StagesAfter(pub Vec<StageRule>);

impl<'de> Deserialize<'de> for StagesAfter {
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
