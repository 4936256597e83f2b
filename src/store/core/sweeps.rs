//! What has had its day goes, a few rows at a time, so that nobody waits for the writer.

use crate::domain::Timestamp;
use crate::store::engine::Db;

/// So many rows go at a time.
pub const FEW: u64 = 500;

/// Forgets what messages settled before `before` said; who was told what, and when, stays.
pub async fn words(db: &mut Db, before: Timestamp) -> sqlx::Result<u64> {
    sqlx::query(
        "UPDATE outbox SET html = NULL, keyboard = NULL, file_name = NULL WHERE seq IN (
             SELECT seq FROM outbox WHERE html IS NOT NULL AND settled_at IS NOT NULL AND settled_at < $1
             ORDER BY settled_at LIMIT 500)",
    )
    .bind(before)
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// Forgets messages settled before `before` altogether.
pub async fn messages(db: &mut Db, before: Timestamp) -> sqlx::Result<u64> {
    sqlx::query(
        "DELETE FROM outbox WHERE seq IN (
             SELECT seq FROM outbox WHERE settled_at IS NOT NULL AND settled_at < $1 ORDER BY settled_at LIMIT 500)",
    )
    .bind(before)
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// Forgets handled events older than `before`.
pub async fn events(db: &mut Db, before: Timestamp) -> sqlx::Result<u64> {
    sqlx::query(
        "DELETE FROM inbox WHERE seq IN (
             SELECT seq FROM inbox WHERE state = 'done' AND handled_at < $1 LIMIT 500)",
    )
    .bind(before)
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// Forgets what was awaited and never came; the number stays, so that its buttons are stale.
pub async fn conversations(db: &mut Db, now: Timestamp) -> sqlx::Result<u64> {
    sqlx::query("UPDATE conversations SET state = '{}' WHERE state <> '{}' AND expires_at < $1")
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
}

/// Forgets codes that expired before `before`.
pub async fn invites(db: &mut Db, before: Timestamp) -> sqlx::Result<u64> {
    sqlx::query("DELETE FROM invites WHERE expires_at < $1")
        .bind(before)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
}

/// Forgets wrong codes typed before `before`.
pub async fn wrong_codes(db: &mut Db, before: Timestamp) -> sqlx::Result<u64> {
    sqlx::query("DELETE FROM wrong_codes WHERE at < $1")
        .bind(before)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
}

/// Forgets the rests of chats that may be written to.
pub async fn rests(db: &mut Db, now: Timestamp) -> sqlx::Result<u64> {
    sqlx::query("DELETE FROM chats WHERE not_before <= $1")
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
}
