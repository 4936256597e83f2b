//! The commands, as help lists them.

use super::Text;
use crate::domain::Language;
use crate::domain::command::{CommandNames, ENTRIES, Menu};

/// The commands of some menus, and how to answer without any.
pub fn commands(menus: &[Menu], language: Language) -> Text {
    let shown = ENTRIES.iter().filter(|entry| entry.menus.iter().any(|menu| menus.contains(menu)));
    let lines: Vec<Text> = shown
        .map(|entry| {
            Text::new("help-line").with("command", entry.name_in(language)).with("what", description(entry))
        })
        .collect();
    Text::new("help").with("lines", lines)
}

/// What a command does, in a few words.
pub fn description(entry: &CommandNames) -> Text {
    Text::of("command", entry.name)
}
