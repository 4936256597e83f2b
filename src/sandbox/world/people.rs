//! People, and how each of them stands with the bot.

use serde::{Deserialize, Serialize};

use super::ids::UserId;

/// A person with a Telegram account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    pub id: UserId,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
}

impl User {
    /// A person with nothing but a first name, whose phone speaks Vietnamese.
    #[must_use]
    pub fn new(id: UserId, first_name: impl Into<String>) -> Self {
        let language_code = Some("vi".to_owned());
        Self { id, first_name: first_name.into(), last_name: None, username: None, language_code }
    }

    /// The name as chats show it.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// How a person stands with the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum BotContact {
    NeverStarted,
    Open,
    Blocked,
}

pub(super) struct Resident {
    pub person: User,
    pub contact: BotContact,
}
