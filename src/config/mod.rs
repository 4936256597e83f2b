//! The configuration: built-in defaults, then the file, then `CHIBO__SECTION__KEY`.

mod file;
mod trouble;

use std::path::Path;

use crate::domain::calendar::QuietHours;
use crate::domain::settings::Settings;
use crate::domain::stages::{Audience, Rules, StageRule};
use crate::loops::pace::Limits;

use file::File;
pub use trouble::Trouble;

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
        File::default().into_config()
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
    ) -> Result<Self, Trouble> {
        let mut table = match path {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|why| Trouble::Unreadable { path: path.to_path_buf(), why })?;
                read(&text).map_err(|error| Trouble::in_file(path, &text, &error))?;
                text.parse::<toml::Table>().map_err(|error| Trouble::in_file(path, &text, &error))?
            }
            None => toml::Table::new(),
        };
        let mut variables: Vec<_> =
            variables.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
        variables.sort();
        for (name, value) in variables {
            overlay(&mut table, &name, &value)?;
        }
        let file: File = table.try_into().map_err(|error| Trouble::in_variables(&error))?;
        Ok(file.into_config())
    }
}

fn read(text: &str) -> Result<File, toml::de::Error> {
    toml::from_str(text)
}

/// Sets the option a variable stands for; what is wrong then is the variable's fault.
fn overlay(table: &mut toml::Table, name: &str, value: &str) -> Result<(), Trouble> {
    let Some((section, key)) = name[PREFIX.len()..].split_once("__") else {
        return Err(Trouble::Variable {
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
    File::try_from_table(table).map(drop).map_err(|error| Trouble::in_variable(name, &error))
}

/// The plan's rules out of their configured form.
fn rules(plan: file::Plan, zone: chrono_tz::Tz) -> Rules {
    Rules {
        ahead: plan.ahead.0,
        deadline: plan.deadline.0,
        quiet: plan.quiet_hours.0,
        stages: plan.stages.0,
        after: plan.after.0,
        zone,
    }
}

/// A default stage.
fn stage(name: &str, hours: u64, to: Audience) -> StageRule {
    StageRule { name: name.to_owned(), distance: std::time::Duration::from_secs(hours * 3600), to }
}

/// 21:30 to 06:30.
fn usual_night() -> Option<QuietHours> {
    QuietHours::parse("21:30-06:30").unwrap_or_default()
}
