//! A finished message: everything but where it goes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::event::FileSort;
use crate::domain::words::words;
use crate::domain::{MessageId, OutboxSeq};

/// A finished message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parcel {
    /// A text with buttons.
    Text {
        /// Telegram's HTML.
        html: String,
        /// Rows of buttons.
        keyboard: Keyboard,
        /// The message it answers.
        reply_to: Option<MessageId>,
    },
    /// New words for a message.
    Edit {
        /// Which message.
        target: Target,
        /// Telegram's HTML.
        html: String,
        /// Rows of buttons.
        keyboard: Keyboard,
    },
    /// A file Telegram already keeps.
    File {
        /// Document or photo.
        sort: FileSort,
        /// Telegram's id of it.
        file_id: String,
    },
    /// A file of ours.
    Upload {
        /// Document or photo.
        sort: FileSort,
        /// Its name.
        name: String,
        /// What is in it.
        body: Arc<[u8]>,
        /// Telegram's HTML under it; may be blank.
        caption: String,
    },
}

words! {
    /// What sort of message a parcel is.
    ParcelKind {
        /// A text with buttons.
        Text = "text",
        /// New words for a message.
        Edit = "edit",
        /// A file Telegram already keeps.
        File = "file",
        /// A file of ours.
        Upload = "upload",
    }
}

/// Rows of buttons.
pub type Keyboard = Vec<Vec<Key>>;

impl Parcel {
    /// What sort of message it is.
    pub fn kind(&self) -> ParcelKind {
        match self {
            Self::Text { .. } => ParcelKind::Text,
            Self::Edit { .. } => ParcelKind::Edit,
            Self::File { .. } => ParcelKind::File,
            Self::Upload { .. } => ParcelKind::Upload,
        }
    }

    /// The promise whose message it edits.
    pub fn stands_for(&self) -> Option<OutboxSeq> {
        match self {
            Self::Edit { target: Target::Promise(seq), .. } => Some(*seq),
            Self::Edit { target: Target::Message(_), .. }
            | Self::Text { .. }
            | Self::File { .. }
            | Self::Upload { .. } => None,
        }
    }

    /// Telegram's id of the message it changes.
    pub fn edits(&self) -> Option<MessageId> {
        match self {
            Self::Edit { target: Target::Message(message), .. } => Some(*message),
            Self::Edit { target: Target::Promise(_), .. }
            | Self::Text { .. }
            | Self::File { .. }
            | Self::Upload { .. } => None,
        }
    }
}

/// A message of ours, sent or only promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Telegram's id of it.
    Message(MessageId),
    /// The promise of it; Telegram's id is known once it is sent.
    Promise(OutboxSeq),
}

/// A button: what it says and what it carries (at most 64 bytes).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// What it says.
    pub label: String,
    /// What comes back when it is pressed.
    pub data: String,
}
