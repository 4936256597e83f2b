//! Keeping files, and finding them again.

use rand::Rng;

use crate::sandbox::world::files::{Attachment, AttachmentKind, StoredFile};
use crate::sandbox::world::state::State;

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
