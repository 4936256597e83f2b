//! A folder of its own that goes when the demo ends.

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A private folder among the temporary ones, removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes a new one.
    pub fn create() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("chibo-demo-{:016x}", rand::random::<u64>()));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
        Ok(Self(path))
    }

    /// The folder, gone with the demo.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("chibo: cannot remove {}: {error}", self.0.display());
        }
    }
}
