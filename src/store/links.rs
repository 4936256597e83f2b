//! Member and Telegram account.

use super::Db;
use crate::domain::{Language, MemberId, Timestamp, UserId};

/// A link that holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Link {
    /// Who.
    pub member_id: MemberId,
    /// Their account.
    pub user_id: UserId,
    /// The consent they gave; nothing while only the operator vouches.
    pub consent_version: Option<String>,
    /// When the consent text was promised to someone the operator vouches for.
    pub informed_at: Option<Timestamp>,
    /// Whether they can be written to.
    pub reachable: bool,
}

/// The link of an account.
pub async fn find(db: &mut Db, user: UserId) -> sqlx::Result<Option<Link>> {
    sqlx::query_as(
        "SELECT member_id, user_id, consent_version, informed_at, reachable FROM links
         WHERE user_id = $1 AND ended_at IS NULL",
    )
    .bind(user)
    .fetch_optional(db)
    .await
}

/// The link of a member.
pub async fn of(db: &mut Db, member: MemberId) -> sqlx::Result<Option<Link>> {
    sqlx::query_as(
        "SELECT member_id, user_id, consent_version, informed_at, reachable FROM links
         WHERE member_id = $1 AND ended_at IS NULL",
    )
    .bind(member)
    .fetch_optional(db)
    .await
}

/// Links a member who agreed to the consent text of `version`.
pub async fn keep_consented(
    db: &mut Db,
    member: MemberId,
    user: UserId,
    version: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO links (member_id, user_id, source, consent_version, consented_at, informed_at, linked_at)
         VALUES ($1, $2, 'code', $3, $4, $4, $4)",
    )
    .bind(member)
    .bind(user)
    .bind(version)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// Ends the link of a member.
pub async fn end(db: &mut Db, member: MemberId, now: Timestamp) -> sqlx::Result<bool> {
    sqlx::query("UPDATE links SET ended_at = $2 WHERE member_id = $1 AND ended_at IS NULL")
        .bind(member)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// Notes whether an account can be written to; tells whether that changed.
pub async fn set_reachable(db: &mut Db, user: UserId, reachable: bool) -> sqlx::Result<bool> {
    sqlx::query("UPDATE links SET reachable = $2 WHERE user_id = $1 AND ended_at IS NULL AND reachable <> $2")
        .bind(user)
        .bind(reachable)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// The language the member behind an account chose.
pub async fn language(db: &mut Db, user: UserId) -> sqlx::Result<Option<Language>> {
    let found: Option<Option<Language>> = sqlx::query_scalar(
        "SELECT language FROM members JOIN links ON member_id = members.id
         WHERE user_id = $1 AND ended_at IS NULL",
    )
    .bind(user)
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}

/// Links a member whose account the operator vouches for.
pub async fn keep_vouched(db: &mut Db, member: MemberId, user: UserId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO links (member_id, user_id, source, linked_at) VALUES ($1, $2, 'roster', $3)")
        .bind(member)
        .bind(user)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}
