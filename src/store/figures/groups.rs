//! Which chat shows which organisation's figures.

use crate::domain::{ChatId, Language, MemberId, OrganizationId, Timestamp};
use crate::store::engine::Db;

/// A linked group.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Group {
    /// Its chat; another one once it becomes a supergroup.
    pub chat_id: ChatId,
    /// Whose figures it gets.
    pub organization_id: OrganizationId,
    /// Its language, if one was chosen.
    pub language: Option<Language>,
    /// Since when it is linked.
    pub linked_at: Timestamp,
}

/// Links a group, or links it anew.
pub async fn put(
    db: &mut Db,
    chat: ChatId,
    organization: OrganizationId,
    by: MemberId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO groups (bot_id, chat_id, organization_id, linked_by, linked_at) VALUES ($5, $1, $2, $3, $4)
         ON CONFLICT (bot_id, chat_id) DO UPDATE SET organization_id = excluded.organization_id,
            linked_by = excluded.linked_by, linked_at = excluded.linked_at, present = 1",
    )
    .bind(chat)
    .bind(organization)
    .bind(by)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// A group is spoken to in a language.
pub async fn set_language(db: &mut Db, chat: ChatId, language: Language) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE groups SET language = $2 WHERE chat_id = $1 AND bot_id = $3")
        .bind(chat)
        .bind(language)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}

/// The group of a chat.
pub async fn find(db: &mut Db, chat: ChatId) -> sqlx::Result<Option<Group>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT chat_id, organization_id, language, linked_at FROM groups WHERE chat_id = $1 AND bot_id = $2 AND present = 1",
    )
    .bind(chat)
    .bind(bot)
    .fetch_optional(db)
    .await
}

/// Marks the groups of a branch and of every committee above it: their figures changed.
pub async fn mark_dirty(db: &mut Db, branch: OrganizationId) -> sqlx::Result<()> {
    sqlx::query(
        "WITH RECURSIVE above(id) AS (
             SELECT $1 UNION SELECT parent_id FROM organizations JOIN above USING (id) WHERE parent_id IS NOT NULL
         )
         UPDATE groups SET dirty = 1 WHERE organization_id IN (SELECT id FROM above)",
    )
    .bind(branch)
    .execute(db)
    .await
    .map(drop)
}

/// Marks one group: there is more to show.
pub async fn mark_chat_dirty(db: &mut Db, chat: ChatId) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE groups SET dirty = 1 WHERE chat_id = $1 AND bot_id = $2")
        .bind(chat)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}

/// The groups whose figures changed and may be shown again at `now`.
pub async fn dirty(db: &mut Db, now: Timestamp) -> sqlx::Result<Vec<ChatId>> {
    let bot = db.bot();
    sqlx::query_scalar(
        "SELECT chat_id FROM groups WHERE bot_id = $2 AND dirty = 1 AND present = 1 AND next_tally_at <= $1",
    )
    .bind(now)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// When the next group whose figures changed may be shown them.
pub async fn next_at(db: &mut Db, now: Timestamp) -> sqlx::Result<Option<Timestamp>> {
    let bot = db.bot();
    sqlx::query_scalar(
        "SELECT min(next_tally_at) FROM groups WHERE bot_id = $2 AND dirty = 1 AND present = 1 AND next_tally_at > $1",
    )
    .bind(now)
    .bind(bot)
    .fetch_one(db)
    .await
}

/// The figures of a group are about to be shown; not again before `next`.
pub async fn put_off(db: &mut Db, chat: ChatId, next: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE groups SET next_tally_at = $2 WHERE chat_id = $1 AND bot_id = $3")
        .bind(chat)
        .bind(next)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}

/// The figures of a group are shown as they are; not again before `next`.
pub async fn mark_clean(db: &mut Db, chat: ChatId, next: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE groups SET dirty = 0, next_tally_at = $2 WHERE chat_id = $1 AND bot_id = $3")
        .bind(chat)
        .bind(next)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}
