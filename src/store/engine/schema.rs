//! Brings the tables up to date.

use std::path::{Path, PathBuf};

use sqlx::migrate::{Migrate, Migrator};
use sqlx::sqlite::SqliteConnection;

use super::file::{Lock, create_private, lock};
use super::trouble::OpenError;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Refuses a SQLite that is not safe in WAL mode.
pub(super) async fn assert_version(db: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(db)
        .await
        .map_err(|why| OpenError::Sqlite { path: path.to_path_buf(), why })?;
    let number = version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    if number < vec![3, 51, 3] { Err(OpenError::OldSqlite(version)) } else { Ok(()) }
}

/// Brings the tables up to date, after a backup beside the file; only while holding the lock.
pub(super) async fn migrate(
    db: &mut SqliteConnection,
    path: &Path,
    held: Option<&Lock>,
) -> Result<(), OpenError> {
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
