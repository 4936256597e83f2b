//! The database: opened, read, watched.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Executor};
use tokio::sync::Mutex;

use crate::domain::BotId;

use super::db::Db;
use super::file::{self, Lock};
use super::schema;
use super::trouble::OpenError;
use super::writer::Writer;

/// The database: one connection that writes, and some that only read.
#[derive(Clone, Debug)]
pub struct Database {
    pub(super) writer: Arc<Mutex<Writer>>,
    readers: SqlitePool,
    path: PathBuf,
    bot: BotId,
    statements: Arc<AtomicU64>,
}

impl Database {
    /// Opens (creating it if missing) for a command that works beside a running bot.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_with(url, None).await
    }

    /// Opens for a bot, which alone may run on it until the lock is dropped.
    pub async fn open_alone(url: &str) -> Result<(Self, Lock), OpenError> {
        let path = file::path_of(url)?;
        file::create_private(&path)?;
        let lock = file::lock(&path)?.ok_or_else(|| OpenError::InUse(path.clone()))?;
        Ok((Self::open_with(url, Some(&lock)).await?, lock))
    }

    async fn open_with(url: &str, held: Option<&Lock>) -> Result<Self, OpenError> {
        let path = file::path_of(url)?;
        file::create_private(&path)?;
        let sqlite = |why| OpenError::Sqlite { path: path.clone(), why };
        let mut connection = options(&path).connect().await.map_err(sqlite)?;
        schema::assert_version(&mut connection, &path).await?;
        schema::migrate(&mut connection, &path, held).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(2).connect_lazy_with(options(&path).read_only(true));
        let (bot, statements) = (BotId::FIRST, Arc::<AtomicU64>::default());
        let db = Db::writer(connection, bot, statements.clone());
        let writer = Arc::new(Mutex::new(Writer::of(db)));
        Ok(Self { writer, readers, path, bot, statements })
    }

    /// A connection that only reads, beside whoever writes.
    pub async fn reader(&self) -> sqlx::Result<Db> {
        Ok(Db::reader(self.readers.acquire().await?, self.bot, self.statements.clone()))
    }

    /// Reads several things as they stood at one moment.
    pub async fn glance<T, E: From<sqlx::Error>>(
        &self,
        look: impl AsyncFnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut db = self.reader().await?;
        db.execute("BEGIN").await?;
        let seen = look(&mut db).await;
        db.execute("ROLLBACK").await?;
        seen
    }

    /// Another connection that writes, each statement by itself: for whoever arranges a database by hand.
    pub async fn connect(&self) -> sqlx::Result<Db> {
        Ok(Db::writer(options(&self.path).connect().await?, self.bot, self.statements.clone()))
    }

    /// Whether another process changed the database since this was last asked. While someone writes here, nothing is
    /// said; the next time tells.
    pub async fn changed_elsewhere(&self) -> sqlx::Result<bool> {
        match self.writer.try_lock() {
            Ok(mut writer) => writer.changed_elsewhere().await,
            Err(_) => Ok(false),
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many statements were run on this database by this process.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
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
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging()
}
