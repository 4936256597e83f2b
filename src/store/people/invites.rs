//! One-time codes, kept as hashes, and the wrong ones people typed.

use crate::domain::{MemberId, Timestamp, UserId};
use sqlx::QueryBuilder;

use crate::store::engine::Db;

/// So many rows go into one statement.
const CHUNK: usize = 500;

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

/// A code's hash, and whom it is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvite {
    /// SHA-256 of the code, lower case hex.
    pub hash: String,
    /// Whom it is made for.
    pub member: MemberId,
}

/// Keeps the hashes of new codes, which live until `expires_at`.
pub async fn keep(db: &mut Db, new: &[NewInvite], now: Timestamp, expires_at: Timestamp) -> sqlx::Result<()> {
    for chunk in new.chunks(CHUNK) {
        let mut insert = QueryBuilder::new("INSERT INTO invites (hash, member_id, created_at, expires_at) ");
        insert.push_values(chunk, |mut row, new| {
            row.push_bind(&new.hash).push_bind(new.member).push_bind(now).push_bind(expires_at);
        });
        insert.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
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
