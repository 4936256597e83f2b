//! A chat and what is in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ids::{ChatId, MessageId, UserId};
use super::messages::Message;

/// What kind of chat it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    Group,
    Supergroup,
}

impl ChatKind {
    /// Telegram's word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

/// How somebody stands in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    Creator,
    Administrator,
    Member,
    Left,
    Kicked,
}

impl MemberStatus {
    /// Whether such a one is in the chat now.
    #[must_use]
    pub fn is_present(self) -> bool {
        match self {
            Self::Creator | Self::Administrator | Self::Member => true,
            Self::Left | Self::Kicked => false,
        }
    }

    /// Whether such a one may pin, and delete what others wrote.
    #[must_use]
    pub fn is_privileged(self) -> bool {
        match self {
            Self::Creator | Self::Administrator => true,
            Self::Member | Self::Left | Self::Kicked => false,
        }
    }
}

/// A chat as people see it in their list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chat {
    pub id: ChatId,
    pub kind: ChatKind,
    pub title: String,
    /// Who is or was in a group. Empty for private chats.
    pub members: BTreeMap<UserId, MemberStatus>,
    /// How the bot stands in a group; `None` when it never was there.
    pub bot: Option<MemberStatus>,
    pub pinned: Option<MessageId>,
    /// The supergroup this group has become.
    pub migrated_to: Option<ChatId>,
    #[serde(skip)]
    pub(super) messages: BTreeMap<MessageId, Message>,
    #[serde(skip)]
    pub(super) last_message: i32,
}

impl Chat {
    pub(super) fn new(id: ChatId, kind: ChatKind, title: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            title: title.into(),
            members: BTreeMap::new(),
            bot: None,
            pinned: None,
            migrated_to: None,
            messages: BTreeMap::new(),
            last_message: 0,
        }
    }

    /// The chat without its messages.
    pub(super) fn card(&self) -> Self {
        Self {
            members: self.members.clone(),
            bot: self.bot,
            pinned: self.pinned,
            migrated_to: self.migrated_to,
            ..Self::new(self.id, self.kind, self.title.clone())
        }
    }
}
