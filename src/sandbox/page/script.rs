//! What the page is given to play: who is who, the steps of the guide, and the deeds behind each of them.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::sandbox::world::{ChatId, UserId};

/// The same words in both languages of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// A language of the page, and of the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tongue {
    /// Tiếng Việt.
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Who is who, and what there is to do.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Script {
    /// Everyone, in the order of the list of chats.
    pub cast: Vec<Part>,
    /// The guide, step by step.
    pub steps: Vec<GuideStep>,
    /// What else can be tried, at any time.
    pub extras: Vec<GuideStep>,
}

/// A person's part: where they belong, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Their account.
    pub person: UserId,
    /// The heading they stand under in the list.
    pub branch: String,
    /// What they are there.
    pub role: Bilingual,
    /// Whether the role is more than that of an ordinary member.
    pub leads: bool,
}

/// Something ready to be done, with the words that offer it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// What the page calls it.
    pub id: String,
    /// Its heading.
    pub title: Bilingual,
    /// What happens, and why it matters.
    pub text: Bilingual,
    /// The chat in which to watch it.
    pub open: ChatId,
    /// What somebody who prefers to do it by hand would write there.
    #[serde(default)]
    pub write: Option<String>,
    /// How to see that it has happened.
    #[serde(default)]
    pub done: Option<Cue>,
    /// What is done.
    #[serde(skip_serializing)]
    pub deeds: Vec<Act>,
}

/// Words in a chat by which one sees that something has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Where they are to be read: a private chat or a group.
    pub chat: ChatId,
    /// Any of these, in a message of the bot.
    pub words: Vec<String>,
}

/// One thing that somebody does, or that the clock does.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Act {
    /// Writes a message, in the private chat unless another is named.
    Says {
        /// Who does it.
        by: UserId,
        /// A group; the private chat with the bot unless it is named.
        chat: Option<ChatId>,
        /// The words, as typed.
        says: String,
    },
    /// Presses a button; it is waited for.
    Taps {
        /// Who does it.
        by: UserId,
        /// A group; the private chat with the bot unless it is named.
        chat: Option<ChatId>,
        /// Its label, or any of several.
        taps: Vec<String>,
        /// Whether it is passed over where there is no such button.
        #[serde(default)]
        maybe: bool,
    },
    /// Sends a document.
    Sends {
        /// Who does it.
        by: UserId,
        /// A group; the private chat with the bot unless it is named.
        chat: Option<ChatId>,
        /// The name of the file.
        sends: String,
        /// Its text.
        content: String,
        /// What is written under it.
        caption: Option<String>,
    },
    /// Blocks the bot.
    Blocks {
        /// Who blocks it.
        blocks: UserId,
    },
    /// The clock goes forward, unless it is past that moment.
    Forward {
        /// To when.
        forward: DateTime<FixedOffset>,
    },
}

impl Script {
    /// The step with this id, of the guide or beside it.
    pub fn step(&self, id: &str) -> Option<&GuideStep> {
        self.steps.iter().chain(&self.extras).find(|step| step.id == id)
    }
}

/// What the clock is about to bring.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Outlook {
    /// The next moment at which something happens by itself.
    pub next: Option<Moment>,
    /// Whether the clock is being moved.
    pub moving: bool,
}

/// A moment at which something happens by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What happens, and in which branch or in how many.
    pub what: Bilingual,
}
