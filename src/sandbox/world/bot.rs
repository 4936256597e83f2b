//! The bot's own account.

use serde::Serialize;

use super::ids::UserId;

/// The bot as BotFather made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BotAccount {
    pub id: UserId,
    pub first_name: String,
    pub username: String,
    /// What the bot shows with every call. Never part of what people see.
    #[serde(skip)]
    pub token: String,
    /// Privacy mode: from groups the bot hears only what is meant for it.
    pub privacy_mode: bool,
}

impl Default for BotAccount {
    fn default() -> Self {
        Self {
            id: 4_200_000_000,
            first_name: "Chi bộ".to_owned(),
            username: "chibo_sandbox_bot".to_owned(),
            token: "4200000000:AAF0sandbox-0nly-not-a-real-token-aaaa".to_owned(),
            privacy_mode: true,
        }
    }
}
