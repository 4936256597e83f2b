//! Members.

use crate::domain::people::Member;
use crate::domain::{Language, MemberId, OrganizationId, Timestamp};
use crate::store::engine::Db;

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

/// The member with this code.
pub async fn find_by_code(db: &mut Db, code: &str) -> sqlx::Result<Option<Member>> {
    sqlx::query_as("SELECT id, code, name, language FROM members WHERE code = $1")
        .bind(code)
        .fetch_optional(db)
        .await
}

/// A member has another name.
pub async fn rename(db: &mut Db, id: MemberId, name: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE members SET name = $2 WHERE id = $1").bind(id).bind(name).execute(db).await.map(drop)
}

/// Whether a member's link was ended, and not made again since.
pub async fn is_unlinked(db: &mut Db, id: MemberId) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT unlinked_at IS NOT NULL FROM members WHERE id = $1")
        .bind(id)
        .fetch_one(db)
        .await
}

/// Notes since when a member's link is ended; nothing once they link again.
pub async fn set_unlinked(db: &mut Db, id: MemberId, at: Option<Timestamp>) -> sqlx::Result<()> {
    sqlx::query("UPDATE members SET unlinked_at = $2 WHERE id = $1")
        .bind(id)
        .bind(at)
        .execute(db)
        .await
        .map(drop)
}

/// A member chose a language.
pub async fn set_language(db: &mut Db, id: MemberId, language: Language) -> sqlx::Result<()> {
    sqlx::query("UPDATE members SET language = $2 WHERE id = $1")
        .bind(id)
        .bind(language)
        .execute(db)
        .await
        .map(drop)
}

/// Those who belong to a branch now, by code.
pub async fn of_branch(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Vec<Member>> {
    sqlx::query_as(
        "SELECT members.id, code, name, language FROM members JOIN standings ON member_id = members.id
         WHERE organization_id = $1 AND until IS NULL ORDER BY code",
    )
    .bind(branch)
    .fetch_all(db)
    .await
}

/// Those without an account who belong to a branch now, or only have a role there.
pub async fn not_linked(db: &mut Db, organization: OrganizationId) -> sqlx::Result<Vec<Member>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT members.id, code, name, language FROM standings JOIN members ON members.id = standings.member_id
         WHERE standings.organization_id = $1 AND standings.until IS NULL
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.member_id = members.id AND links.bot_id = $2 AND ended_at IS NULL)
         UNION
         SELECT members.id, code, name, language FROM roles JOIN members ON members.id = roles.member_id
         WHERE roles.organization_id = $1 AND roles.until IS NULL
           AND NOT EXISTS (SELECT 1 FROM standings s WHERE s.member_id = members.id AND s.until IS NULL)
           AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.member_id = members.id AND r.until IS NULL
                           AND r.organization_id < $1)
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.member_id = members.id AND links.bot_id = $2 AND ended_at IS NULL)
         ORDER BY code",
    )
    .bind(organization)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// Those with an account who belong to a branch now and cannot be written to.
pub async fn unreachable(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Vec<Member>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT members.id, code, name, language FROM members
         JOIN standings ON standings.member_id = members.id AND until IS NULL
         JOIN links ON links.member_id = members.id AND links.bot_id = $2 AND ended_at IS NULL AND reachable = 0
         WHERE organization_id = $1 ORDER BY code",
    )
    .bind(branch)
    .bind(bot)
    .fetch_all(db)
    .await
}
