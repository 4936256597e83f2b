//! Who did what to what. No message bodies.

use crate::domain::{DeedId, Timestamp};
use crate::store::engine::Db;

/// The last deed on record.
pub async fn last(db: &mut Db) -> sqlx::Result<Option<DeedId>> {
    sqlx::query_scalar("SELECT max(id) FROM audit").fetch_one(db).await
}

/// Keeps a deed.
pub async fn keep(db: &mut Db, at: Timestamp, actor: &str, deed: &str, object: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO audit (at, actor, deed, object) VALUES ($1, $2, $3, $4)")
        .bind(at)
        .bind(actor)
        .bind(deed)
        .bind(object)
        .execute(db)
        .await
        .map(drop)
}
