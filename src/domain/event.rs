//! Everything that can happen to the bot.

use serde::{Deserialize, Serialize};

use super::{ChatId, MeetingId, MessageId, PlanId, Timestamp, UserId};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Someone wrote, or edited what they wrote (an edited text counts as said again).
    Said(Said),
    /// Someone pressed a button.
    Tapped(Tapped),
    /// Someone blocked or unblocked the bot, or put it into or out of a group.
    Membership(Membership),
    /// A group became a supergroup.
    Migrated {
        /// Its id until now.
        from: ChatId,
        /// Its id from now on.
        to: ChatId,
    },
    /// The calendar says so.
    Due(Due),
    /// Nothing that concerns us.
    Nothing,
}

/// A message from a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The chat: private, or a group.
    pub chat: ChatId,
    /// Who; nothing for an anonymous administrator or a channel, who have no rights.
    pub from: Option<Person>,
    /// The message.
    pub message: MessageId,
    /// When, by Telegram's date.
    pub at: Timestamp,
    /// The message of ours it replies to.
    pub quotes: Option<MessageId>,
    /// The words are someone else's.
    pub forwarded: bool,
    /// What it holds.
    pub content: Content,
}

/// A Telegram account, as it presents itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: UserId,
    /// The language of its Telegram, if known.
    pub language_code: Option<String>,
}

/// What a message holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(String),
    /// A document or a photo.
    File(File),
    /// A voice message, a sticker, a place, a contact …
    Unreadable,
}

/// A file kept by Telegram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Document or photo.
    pub sort: FileSort,
    /// Telegram's id, by which it can be sent again.
    pub file_id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The words under it.
    pub caption: Option<String>,
}

super::words::words! {
    /// How Telegram sends a file.
    FileSort {
        /// A document.
        Document = "document",
        /// A photo.
        Photo = "photo",
    }
}

/// A pressed button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tapped {
    /// Who pressed it.
    pub from: Person,
    /// The chat: private, or a group.
    pub chat: ChatId,
    /// The message it is under; nothing when that is too old for Telegram to say.
    pub message: Option<MessageId>,
    /// What Telegram wants answered.
    pub callback: String,
    /// What the button carries: untrusted.
    pub data: String,
}

/// The bot's own place in a chat changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Which chat.
    pub chat: ChatId,
    /// Who changed it.
    pub by: Person,
    /// Whether the bot can write there now.
    pub present: bool,
    /// Whether it could before.
    pub was_present: bool,
}

/// Something the calendar brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "due", rename_all = "snake_case")]
pub enum Due {
    /// A plan's next meeting is to be made.
    Plan {
        /// Which plan.
        plan: PlanId,
    },
    /// A stage of a meeting.
    Meeting {
        /// Which meeting.
        meeting: MeetingId,
    },
    /// A group's figures changed.
    Tally {
        /// Which group.
        group: ChatId,
    },
    /// The bot was away longer than Telegram keeps updates.
    Absence {
        /// Since when.
        since: Timestamp,
    },
}
