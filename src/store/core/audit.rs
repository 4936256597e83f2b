//! Who did what to what. No message bodies.

use crate::domain::Timestamp;
use crate::store::Db;

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
