//! Members.

use super::Db;
use crate::domain::people::Member;
use crate::domain::{MemberId, Timestamp};

/// The member with this id.
pub async fn fetch(db: &mut Db, id: MemberId) -> sqlx::Result<Member> {
    sqlx::query_as("SELECT id, code, name, language FROM members WHERE id = $1").bind(id).fetch_one(db).await
}

/// Adds a member.
pub async fn add(db: &mut Db, code: &str, name: &str, now: Timestamp) -> sqlx::Result<MemberId> {
    sqlx::query_scalar("INSERT INTO members (code, name, created_at) VALUES ($1, $2, $3) RETURNING id")
        .bind(code)
        .bind(name)
        .bind(now)
        .fetch_one(db)
        .await
}
