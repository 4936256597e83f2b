//! The one way to write: a transaction that is committed as a whole or leaves no trace.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use anyhow::{Result, anyhow};
use futures::FutureExt;
use sqlx::Executor;

use super::database::Database;
use super::db::Db;
use super::trouble::is_storage_trouble;

/// What became of a deed that may fail alone.
#[derive(Debug)]
pub enum Attempt<T> {
    /// It is done.
    Done(T),
    /// It failed, a panic included, and left no trace.
    Failed(anyhow::Error),
}

impl Database {
    /// Runs a deed in a transaction of its own. Where it fails, a panic included, nothing has happened. After storage
    /// trouble the connection is opened anew at the next write.
    ///
    /// # Errors
    /// Whatever the deed says, and trouble with the storage: `is_storage_trouble` tells them apart.
    pub async fn write<T>(&self, deed: impl AsyncFnOnce(&mut Db) -> Result<T>) -> Result<T> {
        let mut writer = self.writer.lock().await;
        let trusted = writer.db.take();
        let mut db = match trusted {
            Some(db) => db,
            None => self.connect().await?,
        };
        // Until it is put back it is in use: a dropped future leaves none, and the next write opens another.
        let outcome = transact(&mut db, deed).await;
        if !outcome.as_ref().is_err_and(is_storage_trouble) {
            writer.db = Some(db);
        }
        outcome
    }
}

async fn transact<T>(db: &mut Db, deed: impl AsyncFnOnce(&mut Db) -> Result<T>) -> Result<T> {
    db.execute("BEGIN IMMEDIATE").await?;
    let outcome = match caught(deed(db)).await {
        Ok(done) => db.execute("COMMIT").await.map(|_| done).map_err(anyhow::Error::from),
        Err(fault) => Err(fault),
    };
    if outcome.is_err() {
        // SQLite may have rolled back by itself already; then there is nothing to end.
        let _ = db.execute("ROLLBACK").await;
    }
    outcome
}

/// Runs a deed inside a transaction so that it may fail alone.
///
/// # Errors
/// Trouble with the storage, which is everyone's.
pub async fn attempt<T>(db: &mut Db, deed: impl AsyncFnOnce(&mut Db) -> Result<T>) -> Result<Attempt<T>> {
    db.execute("SAVEPOINT attempt").await?;
    let outcome = caught(deed(db)).await;
    match outcome {
        Ok(done) => {
            db.execute("RELEASE attempt").await?;
            Ok(Attempt::Done(done))
        }
        Err(fault) if is_storage_trouble(&fault) => Err(fault),
        Err(fault) => {
            db.execute("ROLLBACK TO attempt").await?;
            db.execute("RELEASE attempt").await?;
            Ok(Attempt::Failed(fault))
        }
    }
}

/// A panic is a fault like any other.
async fn caught<T>(deed: impl Future<Output = Result<T>>) -> Result<T> {
    let outcome = AssertUnwindSafe(deed).catch_unwind().await;
    outcome.unwrap_or_else(|panic| Err(anyhow!("panicked: {}", panic_words(&*panic))))
}

fn panic_words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(ToString::to_string);
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without words".to_owned())
}
