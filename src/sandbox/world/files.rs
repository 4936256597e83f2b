//! Files that people and the bot have sent.

use std::sync::Arc;

use serde::Serialize;

/// What kind of file a message carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    Document,
    Photo,
    Voice,
    Sticker,
}

impl AttachmentKind {
    /// Telegram's word for it, which is also its field in a message.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Photo => "photo",
            Self::Voice => "voice",
            Self::Sticker => "sticker",
        }
    }

    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Document => "documents",
            Self::Photo => "photos",
            Self::Voice => "voice",
            Self::Sticker => "stickers",
        }
    }
}

/// The file a message carries, as the chat shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    pub kind: AttachmentKind,
    pub file_id: String,
    pub file_name: Option<String>,
    pub mime: Option<String>,
    pub size: usize,
}

/// A file as Telegram keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    pub kind: AttachmentKind,
    pub file_id: String,
    pub unique_id: String,
    /// Where the bot downloads it.
    pub path: String,
    pub file_name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Arc<[u8]>,
}

impl StoredFile {
    /// The file as a message carries it.
    #[must_use]
    pub fn attachment(&self) -> Attachment {
        Attachment {
            kind: self.kind,
            file_id: self.file_id.clone(),
            file_name: self.file_name.clone(),
            mime: self.mime.clone(),
            size: self.bytes.len(),
        }
    }
}
