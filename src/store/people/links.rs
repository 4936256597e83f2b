//! Member and Telegram account.

use sqlx::QueryBuilder;

use crate::domain::{ChatId, Language, LinkId, MemberId, Timestamp, UserId};
use crate::store::engine::Db;

/// So many accounts are looked at in one statement.
const ROWS: usize = 500;

/// A link that holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Link {
    /// The id by which this link is undone, and no later one.
    pub id: LinkId,
    /// The member the account belongs to.
    pub member_id: MemberId,
    /// Their account.
    pub user_id: UserId,
    /// The consent they gave; nothing while only the operator vouches.
    pub consent_version: Option<String>,
    /// When they gave it.
    pub consented_at: Option<Timestamp>,
    /// When the consent text was promised to someone the operator vouches for.
    pub informed_at: Option<Timestamp>,
    /// Whether they can be written to.
    pub reachable: bool,
}

/// The link of an account.
pub async fn find(db: &mut Db, user: UserId) -> sqlx::Result<Option<Link>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT id, member_id, user_id, consent_version, consented_at, informed_at, reachable FROM links
         WHERE user_id = $1 AND bot_id = $2 AND ended_at IS NULL",
    )
    .bind(user)
    .bind(bot)
    .fetch_optional(db)
    .await
}

/// The link of a member.
pub async fn of(db: &mut Db, member: MemberId) -> sqlx::Result<Option<Link>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT id, member_id, user_id, consent_version, consented_at, informed_at, reachable FROM links
         WHERE member_id = $1 AND bot_id = $2 AND ended_at IS NULL",
    )
    .bind(member)
    .bind(bot)
    .fetch_optional(db)
    .await
}

/// The link with this id, if it still holds.
pub async fn current(db: &mut Db, id: LinkId) -> sqlx::Result<Option<Link>> {
    sqlx::query_as(
        "SELECT id, member_id, user_id, consent_version, consented_at, informed_at, reachable FROM links
         WHERE id = $1 AND ended_at IS NULL",
    )
    .bind(id)
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
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO links (bot_id, member_id, user_id, source, consent_version, consented_at, informed_at, linked_at)
         VALUES ($5, $1, $2, 'code', $3, $4, $4, $4)",
    )
    .bind(member)
    .bind(user)
    .bind(version)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// Someone the operator vouched for agrees to the consent text of `version`.
pub async fn consent(db: &mut Db, member: MemberId, version: &str, now: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "UPDATE links SET consent_version = $2, consented_at = $3 WHERE member_id = $1 AND bot_id = $4 AND ended_at IS NULL",
    )
    .bind(member)
    .bind(version)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// Someone who is to be told that the operator vouches for them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Informed {
    /// Their account.
    pub user_id: UserId,
    /// Who.
    pub member_id: MemberId,
    /// Full name.
    pub name: String,
    /// The language they chose.
    pub language: Option<Language>,
}

/// Whoever the operator vouches for is told so before the first message; gives back those of the
/// accounts for which that is now.
pub async fn inform(db: &mut Db, users: &[UserId], now: Timestamp) -> sqlx::Result<Vec<Informed>> {
    let bot = db.bot();
    let mut informed = Vec::new();
    for users in users.chunks(ROWS) {
        let mut update = QueryBuilder::new("UPDATE links SET informed_at = ");
        update
            .push_bind(now)
            .push(" WHERE bot_id = ")
            .push_bind(bot)
            .push(" AND ended_at IS NULL AND consented_at IS NULL AND informed_at IS NULL AND user_id IN (");
        let mut list = update.separated(", ");
        for user in users {
            list.push_bind(*user);
        }
        update.push(
            ") RETURNING user_id, member_id,
                         (SELECT name FROM members WHERE members.id = member_id) AS name,
                         (SELECT language FROM members WHERE members.id = member_id) AS language",
        );
        let alone = users.len() == 1;
        informed.extend(update.build_query_as::<Informed>().persistent(alone).fetch_all(&mut *db).await?);
    }
    Ok(informed)
}

/// A chat cannot be written to: whoever was to be told of the operator's word must be told on their return.
pub async fn uninform(db: &mut Db, chat: ChatId) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "UPDATE links SET informed_at = NULL WHERE user_id = $1 AND bot_id = $2 AND ended_at IS NULL AND consented_at IS NULL",
    )
    .bind(chat)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// Ends the link of a member.
pub async fn end(db: &mut Db, member: MemberId, now: Timestamp) -> sqlx::Result<bool> {
    let bot = db.bot();
    sqlx::query("UPDATE links SET ended_at = $2, menu_due = 1 WHERE member_id = $1 AND bot_id = $3 AND ended_at IS NULL")
        .bind(member)
        .bind(now)
    .bind(bot)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// Notes whether an account can be written to; tells whether that changed.
pub async fn set_reachable(db: &mut Db, user: UserId, reachable: bool) -> sqlx::Result<bool> {
    let bot = db.bot();
    sqlx::query("UPDATE links SET reachable = $2 WHERE user_id = $1 AND bot_id = $3 AND ended_at IS NULL AND reachable <> $2")
        .bind(user)
        .bind(reachable)
    .bind(bot)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// The language the member behind an account chose.
pub async fn language(db: &mut Db, user: UserId) -> sqlx::Result<Option<Language>> {
    let bot = db.bot();
    let found: Option<Option<Language>> = sqlx::query_scalar(
        "SELECT language FROM members JOIN links ON member_id = members.id
         WHERE user_id = $1 AND bot_id = $2 AND ended_at IS NULL",
    )
    .bind(user)
    .bind(bot)
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}

/// Links a member whose account the operator vouches for.
pub async fn keep_vouched(db: &mut Db, member: MemberId, user: UserId, now: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO links (bot_id, member_id, user_id, source, linked_at) VALUES ($4, $1, $2, 'roster', $3)",
    )
    .bind(member)
    .bind(user)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}
