//! The one connection that writes, kept as long as it can be trusted.

use super::db::Db;

/// The writing connection; nothing while it is in use, or once it can no longer be trusted.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) db: Option<Db>,
    /// SQLite's count of what other connections committed, when it was last looked at.
    seen: i64,
}

impl Writer {
    pub(super) fn of(db: Db) -> Self {
        Self { db: Some(db), seen: 0 }
    }

    /// Whether another connection committed something since the last look.
    pub(super) async fn changed_elsewhere(&mut self) -> sqlx::Result<bool> {
        let Some(db) = self.db.as_mut() else { return Ok(true) };
        let version: i64 = sqlx::query_scalar("PRAGMA data_version").fetch_one(db).await?;
        Ok(std::mem::replace(&mut self.seen, version) != version)
    }
}
