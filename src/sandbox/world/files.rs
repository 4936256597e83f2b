//! Files that people and the bot have sent.

use std::sync::Arc;

use rand::Rng;
use serde::Serialize;

use super::state::State;

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

    fn folder(self) -> &'static str {
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

impl State {
    /// Keeps a file and gives it its id.
    pub(in crate::sandbox) fn keep_file(
        &mut self,
        kind: AttachmentKind,
        file_name: Option<String>,
        mime: Option<String>,
        bytes: &[u8],
    ) -> Attachment {
        let number = self.files.len() + 1;
        let extension = file_name.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, end)| end);
        let extension = extension.unwrap_or(match kind {
            AttachmentKind::Document => "bin",
            AttachmentKind::Photo => "jpg",
            AttachmentKind::Voice => "oga",
            AttachmentKind::Sticker => "webp",
        });
        let file = StoredFile {
            kind,
            file_id: format!("BQAC{:016x}{number:08x}AgAD", self.dice.random::<u64>()),
            unique_id: format!("AgAD{number:08x}"),
            path: format!("{}/file_{number}.{extension}", kind.folder()),
            file_name,
            mime,
            bytes: bytes.into(),
        };
        let attachment = file.attachment();
        self.files.insert(file.file_id.clone(), file);
        attachment
    }

    /// The file with this id.
    pub(in crate::sandbox) fn find_file(&self, file_id: &str) -> Option<&StoredFile> {
        self.files.get(file_id)
    }

    /// The file the bot downloads from this path.
    pub(in crate::sandbox) fn file_at(&self, path: &str) -> Option<&StoredFile> {
        self.files.values().find(|file| file.path == path)
    }
}
