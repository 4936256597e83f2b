//! The file behind `DATABASE_URL`: its path, who may read it, who holds it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;

use super::trouble::OpenError;

/// Held while a bot runs on the database; the kernel frees it.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, never read")] File);

/// The file a URL names.
pub(super) fn path_of(url: &str) -> Result<PathBuf, OpenError> {
    let address = |why: String| OpenError::Address { url: url.to_owned(), why };
    if !url.starts_with("sqlite:") {
        return Err(address("only SQLite is supported".to_owned()));
    }
    let options = SqliteConnectOptions::from_str(url).map_err(|error| address(error.to_string()))?;
    let path = options.get_filename().to_path_buf();
    if path.as_os_str().is_empty() || path.to_string_lossy().contains(":memory:") {
        return Err(address("a file is needed, nothing may be lost with the process".to_owned()));
    }
    Ok(path)
}

/// Makes the file readable by its owner alone before SQLite first writes to it.
pub(super) fn create_private(path: &Path) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
    if let Some(folder) = folder {
        let why = format!("the folder {} does not exist; make it first", folder.display());
        let why = sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::NotFound, why));
        return Err(OpenError::Sqlite { path: path.to_path_buf(), why });
    }
    let mut create = OpenOptions::new();
    create.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    match create.open(path) {
        Ok(_) => Ok(()),
        Err(why) => Err(OpenError::Sqlite { path: path.to_path_buf(), why: sqlx::Error::Io(why) }),
    }
}

/// Takes the lock beside the database; nothing if someone holds it.
pub(super) fn lock(path: &Path) -> Result<Option<Lock>, OpenError> {
    let beside = PathBuf::from(format!("{}.lock", path.display()));
    let failed = |why| OpenError::Lock { path: beside.clone(), why };
    let mut open = OpenOptions::new();
    open.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    let file = open.open(&beside).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(failed(why)),
    }
}
