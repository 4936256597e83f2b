//! Opens the one SQLite file: lock, pragmas, migrations, backups.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::migrate::{Migrate, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use tokio::sync::{Mutex, OwnedMutexGuard};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The database: one writer, and readers that cannot write.
#[derive(Clone, Debug)]
pub struct Database {
    writer: Arc<Mutex<SqliteConnection>>,
    readers: SqlitePool,
    path: PathBuf,
}

/// Held while a bot runs on the database; the kernel frees it.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, never read")] File);

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

impl Database {
    /// Opens (creating it if missing) for a command that works beside a running bot.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_with(url, None).await
    }

    /// Opens for a bot, which alone may run on it until the lock is dropped.
    pub async fn open_alone(url: &str) -> Result<(Self, Lock), OpenError> {
        let path = path_of(url)?;
        create_private(&path)?;
        let lock = lock(&path)?.ok_or_else(|| OpenError::InUse(path.clone()))?;
        Ok((Self::open_with(url, Some(&lock)).await?, lock))
    }

    async fn open_with(url: &str, held: Option<&Lock>) -> Result<Self, OpenError> {
        let path = path_of(url)?;
        create_private(&path)?;
        let sqlite = |why| OpenError::Sqlite { path: path.clone(), why };
        let mut writer = options(&path).connect().await.map_err(sqlite)?;
        assert_version(&mut writer, &path).await?;
        migrate(&mut writer, &path, held).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options(&path).read_only(true));
        Ok(Self { writer: Arc::new(Mutex::new(writer)), readers, path })
    }

    /// The one connection that writes.
    pub async fn writer(&self) -> OwnedMutexGuard<SqliteConnection> {
        self.writer.clone().lock_owned().await
    }

    /// Connections that only read.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(200)
        .disable_statement_logging()
}

fn path_of(url: &str) -> Result<PathBuf, OpenError> {
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
fn create_private(path: &Path) -> Result<(), OpenError> {
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
fn lock(path: &Path) -> Result<Option<Lock>, OpenError> {
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

async fn assert_version(db: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(db)
        .await
        .map_err(|why| OpenError::Sqlite { path: path.to_path_buf(), why })?;
    let number = version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    if number < vec![3, 51, 3] { Err(OpenError::OldSqlite(version)) } else { Ok(()) }
}

/// Brings the tables up to date, after a backup beside the file; only while holding the lock.
async fn migrate(db: &mut SqliteConnection, path: &Path, held: Option<&Lock>) -> Result<(), OpenError> {
    let failed = |why| OpenError::Migration { path: path.to_path_buf(), why };
    let at = schema(db).await.map_err(failed)?;
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
    if at > newest {
        return Err(OpenError::Newer { path: path.to_path_buf(), version: at });
    }
    if at == newest {
        return MIGRATIONS.run(db).await.map_err(failed);
    }
    let _lock = match held {
        Some(_) => None,
        None => Some(lock(path)?.ok_or_else(|| OpenError::Held(path.to_path_buf()))?),
    };
    if at > 0 {
        let copy = PathBuf::from(format!("{}.before-{newest}", path.display()));
        let sqlite = |why| OpenError::Sqlite { path: copy.clone(), why };
        create_private(&copy)?;
        sqlx::query("VACUUM INTO $1")
            .bind(copy.to_string_lossy().into_owned())
            .execute(&mut *db)
            .await
            .map_err(sqlite)?;
    }
    MIGRATIONS.run(db).await.map_err(failed)
}

/// The newest migration the file has seen; 0 for an empty one.
async fn schema(db: &mut SqliteConnection) -> Result<i64, sqlx::migrate::MigrateError> {
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut *db)
        .await?;
    if known == 0 {
        return Ok(0);
    }
    let applied = db.list_applied_migrations("_sqlx_migrations").await?;
    Ok(applied.iter().map(|migration| migration.version).max().unwrap_or(0))
}
