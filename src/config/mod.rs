//! The configuration: built-in defaults, then the file, then `CHIBO__SECTION__KEY`.

mod file;
mod trouble;

use std::path::Path;

use crate::domain::settings::{Limits, Settings};
use crate::domain::stages::Rules;

use file::{ConfigFile, Mode};
pub use trouble::ConfigTrouble;

/// What begins the name of a variable that stands for an option: `CHIBO__PLAN__DEADLINE`.
const PREFIX: &str = "CHIBO__";

/// Everything an operator can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The database's address.
    pub database_url: String,
    /// How fast the bot may speak.
    pub limits: Limits,
    /// What decisions depend on.
    pub settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        ConfigFile::default().into()
    }
}

impl Config {
    /// Reads the file, if there is one, and the variables of the environment over it.
    ///
    /// # Errors
    /// The first thing that is wrong: where, what, and how to mend it.
    pub fn load(
        path: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigTrouble> {
        let mut table = match path {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|why| ConfigTrouble::Unreadable { path: path.to_path_buf(), why })?;
                read(&text).map_err(|error| ConfigTrouble::in_file(path, &text, &error))?;
                text.parse::<toml::Table>().map_err(|error| ConfigTrouble::in_file(path, &text, &error))?
            }
            None => toml::Table::new(),
        };
        let mut variables: Vec<_> =
            variables.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
        variables.sort();
        for (name, value) in variables {
            overlay(&mut table, &name, &value)?;
        }
        let file: ConfigFile = table.try_into().map_err(|error| ConfigTrouble::in_variables(&error))?;
        Ok(file.into())
    }
}

impl From<ConfigFile> for Config {
    fn from(file: ConfigFile) -> Self {
        let Mode::Polling = file.telegram.mode;
        let plan = file.plan.0;
        Self {
            database_url: file.database.url,
            limits: Limits {
                per_second: file.telegram.per_second,
                per_chat_second: file.telegram.per_chat_second,
                per_group_minute: file.telegram.per_group_minute,
                in_flight: file.telegram.in_flight.0,
            },
            settings: Settings {
                rules: Rules {
                    ahead: plan.ahead.0,
                    deadline: plan.deadline.0,
                    quiet: plan.quiet_hours.0,
                    stages: plan.stages.0,
                    after: plan.after.0,
                    zone: file.locale.zone.0,
                },
                language: file.locale.language,
                consent_version: file.privacy.consent_version,
                invite_life: file.privacy.invite_life.0,
                keep_words: file.privacy.keep_words.0,
                keep_ledger: file.privacy.keep_ledger.0,
                tally_interval: file.tally.interval.0,
            },
        }
    }
}

fn read(text: &str) -> Result<ConfigFile, toml::de::Error> {
    toml::from_str(text)
}

/// Sets the option a variable stands for; what is wrong then is the variable's fault.
fn overlay(table: &mut toml::Table, name: &str, value: &str) -> Result<(), ConfigTrouble> {
    let Some((section, key)) = name[PREFIX.len()..].split_once("__") else {
        return Err(ConfigTrouble::Variable {
            name: name.to_owned(),
            what: "is not of the form CHIBO__SECTION__KEY".to_owned(),
        });
    };
    let (section, key) = (section.to_lowercase(), key.to_lowercase());
    let parsed = format!("it = {value}").parse::<toml::Table>().ok().and_then(|mut table| table.remove("it"));
    let value = parsed.unwrap_or_else(|| toml::Value::String(value.to_owned()));
    let place = table.entry(section).or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let toml::Value::Table(options) = place {
        options.insert(key, value);
    }
    ConfigFile::try_from_table(table).map(drop).map_err(|error| ConfigTrouble::in_variable(name, &error))
}
