//! What is uploaded: bodies by their hash, for as long as something that waits needs them.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::domain::Timestamp;
use crate::store::engine::Db;

/// Keeps a body; gives back its hash. The same body is kept once.
pub async fn keep(db: &mut Db, body: &[u8], now: Timestamp) -> sqlx::Result<String> {
    let hash = hash(body);
    sqlx::query("INSERT INTO files (hash, body, added_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING")
        .bind(&hash)
        .bind(body)
        .bind(now)
        .execute(db)
        .await?;
    Ok(hash)
}

/// Forgets the bodies nothing that waits or is on its way needs.
pub async fn sweep(db: &mut Db) -> sqlx::Result<u64> {
    sqlx::query(
        "DELETE FROM files WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE file_hash = hash
                                             AND state IN ('pending', 'in flight'))",
    )
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// SHA-256, in lower case hex.
fn hash(body: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(body) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
