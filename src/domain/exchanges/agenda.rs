//! An agenda in the making: text, documents and photos.

use serde::{Deserialize, Serialize};

use crate::domain::event::File;

/// The longest agenda that is kept, in letters.
pub const LONGEST: usize = 12_000;

/// An agenda in the making.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// Its text.
    pub text: String,
    /// Its documents and photos.
    pub files: Vec<File>,
}

impl Agenda {
    /// Nothing came yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.files.is_empty()
    }

    /// Adds a text below what came before.
    pub fn add_text(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim());
    }

    /// Adds a file, and the words under it.
    pub fn add_file(&mut self, mut file: File) {
        if let Some(caption) = file.caption.take() {
            self.add_text(&caption);
        }
        if !self.files.iter().any(|known| known.file_id == file.file_id) {
            self.files.push(file);
        }
    }
}
