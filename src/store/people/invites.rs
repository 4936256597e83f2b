//! One-time codes, kept as hashes, and the wrong ones people typed.

use crate::domain::{MemberId, Timestamp, UserId};
use crate::store::Db;

/// What is known of a code.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invite {
    /// Whom it was made for.
    pub member_id: MemberId,
    /// Until when it is valid.
    pub expires_at: Timestamp,
    /// When it was used, or used up by another of the same member.
    pub used_at: Option<Timestamp>,
}

/// Keeps a new code's hash.
pub async fn keep(
    db: &mut Db,
    hash: &str,
    member: MemberId,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO invites (hash, member_id, created_at, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(hash)
        .bind(member)
        .bind(now)
        .bind(expires_at)
        .execute(db)
        .await
        .map(drop)
}

/// The invite with this hash.
pub async fn find(db: &mut Db, hash: &str) -> sqlx::Result<Option<Invite>> {
    sqlx::query_as("SELECT member_id, expires_at, used_at FROM invites WHERE hash = $1")
        .bind(hash)
        .fetch_optional(db)
        .await
}

/// Uses up every code of a member.
pub async fn use_up(db: &mut Db, member: MemberId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE invites SET used_at = $2 WHERE member_id = $1 AND used_at IS NULL")
        .bind(member)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// Keeps a wrong try.
pub async fn keep_wrong(db: &mut Db, user: UserId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO wrong_codes (user_id, at) VALUES ($1, $2)")
        .bind(user)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// How many wrong codes an account typed since `since`.
pub async fn wrong_since(db: &mut Db, user: UserId, since: Timestamp) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM wrong_codes WHERE user_id = $1 AND at > $2")
        .bind(user)
        .bind(since)
        .fetch_one(db)
        .await
}
