//! The ids Telegram gives to people, chats, messages and taps.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A person or the bot. Positive.
pub type UserId = i64;

/// A chat: the person's own id for a private chat, negative for a group.
pub type ChatId = i64;

/// A message within its chat. Private chats and small groups share one sequence; each supergroup has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub i32);

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One tap on one button.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CallbackId(pub String);
