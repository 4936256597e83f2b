//! What goes wrong with a database, told apart: why it cannot be opened, and whether the disk or a deed is at fault.

use std::path::PathBuf;

/// Why the database could not be opened, in one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// `DATABASE_URL` is not one we understand.
    #[error("DATABASE_URL `{url}` is not of the form sqlite://chibo.db: {why}")]
    Address {
        /// As given.
        url: String,
        /// What SQLx says.
        why: String,
    },
    /// Another bot runs on this database.
    #[error("another chibo is running on {0}; stop it first (one bot a database)")]
    InUse(PathBuf),
    /// A running bot holds the lock, and the schema is not this program's.
    #[error("{0} needs its tables changed, but a running chibo holds it; stop that first")]
    Held(PathBuf),
    /// The file was written by a later version.
    #[error(
        "{path} was written by a newer chibo (schema {version}); install that version or restore a backup"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        version: i64,
    },
    /// The lock file cannot be made.
    #[error("cannot lock {path}: {why}")]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The SQLite inside is too old to be safe.
    #[error("SQLite {0} has a known WAL corruption bug; 3.51.3 or later is needed")]
    OldSqlite(String),
    /// Anything else SQLite says.
    #[error("cannot open {path}: {why}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        why: sqlx::Error,
    },
    /// A migration failed; the file is as it was.
    #[error("cannot bring {path} up to date: {why}")]
    Migration {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        why: sqlx::migrate::MigrateError,
    },
}

/// The disk or another process is at fault, not what was being done: everything waits, and the connection is renewed.
pub fn is_storage_trouble(fault: &anyhow::Error) -> bool {
    /// Busy, locked, out of memory, read-only, input/output, full, cannot open.
    const STORAGE: [i32; 7] = [5, 6, 7, 8, 10, 13, 14];
    match fault.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed) => true,
        Some(sqlx::Error::Database(error)) => {
            let code = error.code().and_then(|code| code.parse::<i32>().ok());
            code.is_some_and(|extended| STORAGE.contains(&(extended & 0xff)))
        }
        Some(_) | None => false,
    }
}
