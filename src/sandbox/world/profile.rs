//! How the bot presents itself: its commands and its descriptions, by language.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// The commands for one kind of chat in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommandList {
    /// As the bot passed it; `{"type":"default"}` if it did not.
    pub scope: Value,
    /// Empty for every language without a list of its own.
    pub language: String,
    /// Command and description, in order.
    pub commands: Vec<(String, String)>,
}

/// What the bot shows of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Profile {
    pub commands: Vec<CommandList>,
    /// By language; empty for every other language.
    pub descriptions: BTreeMap<String, String>,
    pub short_descriptions: BTreeMap<String, String>,
}
