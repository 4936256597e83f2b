//! The inbox: everything that happens to the bot, once.

use crate::domain::{InboxSeq, Timestamp, UserId};
use sqlx::QueryBuilder;

use crate::store::engine::Db;

/// A statement for so many or fewer is kept ready; one for more is put together anew.
const FEW: usize = 8;

/// An event waiting to be handled.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Arrived {
    /// Its place in the order of arrival.
    pub seq: InboxSeq,
    /// `telegram:…` or `due:…`.
    pub key: String,
    /// The raw JSON.
    pub body: Option<String>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// How often it failed.
    pub attempts: i64,
}

/// Something that happened, about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// `telegram:…` or `due:…`.
    pub key: String,
    /// Whose deed it is; nothing for the calendar's.
    pub user: Option<UserId>,
    /// The raw JSON; nothing if nothing in it concerns us.
    pub body: Option<String>,
}

/// Keeps a batch of events as [`keep`] does each, in their order.
pub async fn keep_all(db: &mut Db, events: &[NewEvent], now: Timestamp) -> sqlx::Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let bot = db.bot();
    let mut insert =
        QueryBuilder::new("INSERT INTO inbox (bot_id, key, user_id, body, received_at, state, handled_at) ");
    insert.push_values(events, |mut row, event| {
        let handled = event.body.is_none();
        row.push_bind(bot).push_bind(&event.key).push_bind(event.user).push_bind(&event.body).push_bind(now);
        row.push_bind(if handled { "done" } else { "open" }).push_bind(handled.then_some(now));
    });
    insert.push(" ON CONFLICT (bot_id, key) DO NOTHING");
    insert.build().persistent(events.len() <= FEW).execute(db).await.map(drop)
}

/// Keeps an event under its key; a duplicate changes nothing. Without a body it counts as handled.
pub async fn keep(db: &mut Db, key: &str, body: Option<&str>, now: Timestamp) -> sqlx::Result<bool> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO inbox (bot_id, key, body, received_at, state, handled_at)
         VALUES ($4, $1, $2, $3, CASE WHEN $2 IS NULL THEN 'done' ELSE 'open' END,
                 CASE WHEN $2 IS NULL THEN $3 END)
         ON CONFLICT (bot_id, key) DO NOTHING",
    )
    .bind(key)
    .bind(body)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(|done| done.rows_affected() > 0)
}

/// The next events, in order of arrival.
pub async fn open(db: &mut Db, now: Timestamp, most: i64) -> sqlx::Result<Vec<Arrived>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT seq, key, body, received_at, attempts FROM inbox INDEXED BY inbox_open
         WHERE state = 'open' AND bot_id = $3 AND not_before <= $1 ORDER BY seq LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// These events took effect.
pub async fn done(db: &mut Db, handled: &[InboxSeq], now: Timestamp) -> sqlx::Result<()> {
    let mut update = QueryBuilder::new("UPDATE inbox SET state = 'done', error = NULL, handled_at = ");
    update.push_bind(now).push(" WHERE seq IN (");
    let mut seqs = update.separated(", ");
    for seq in handled {
        seqs.push_bind(*seq);
    }
    update.push(")");
    update.build().persistent(handled.len() <= FEW).execute(db).await.map(drop)
}

/// Forgets what an event said, whatever becomes of it.
pub async fn blank(db: &mut Db, seq: InboxSeq) -> sqlx::Result<()> {
    sqlx::query("UPDATE inbox SET body = NULL WHERE seq = $1").bind(seq).execute(db).await.map(drop)
}

/// The event failed: again at `not_before`.
pub async fn put_back(db: &mut Db, seq: InboxSeq, error: &str, not_before: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE inbox SET attempts = attempts + 1, error = $2, not_before = $3 WHERE seq = $1")
        .bind(seq)
        .bind(error)
        .bind(not_before)
        .execute(db)
        .await
        .map(drop)
}

/// The event failed for good: the operator sees it.
pub async fn set_aside(db: &mut Db, seq: InboxSeq, error: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE inbox SET state = 'aside', attempts = attempts + 1, error = $2, handled_at = $3 WHERE seq = $1",
    )
    .bind(seq)
    .bind(error)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// When the next event that failed is tried again.
pub async fn next_at(db: &mut Db) -> sqlx::Result<Option<Timestamp>> {
    let bot = db.bot();
    sqlx::query_scalar(
        "SELECT min(not_before) FROM inbox INDEXED BY inbox_open WHERE state = 'open' AND bot_id = $1",
    )
    .bind(bot)
    .fetch_one(db)
    .await
}

/// How many events wait.
pub async fn waiting(db: &mut Db) -> sqlx::Result<i64> {
    let bot = db.bot();
    sqlx::query_scalar("SELECT COUNT(*) FROM inbox WHERE state = 'open' AND bot_id = $1")
        .bind(bot)
        .fetch_one(db)
        .await
}

/// An event nobody could handle.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Aside {
    /// Its place in the order of arrival.
    pub seq: InboxSeq,
    /// `telegram:…` or `due:…`.
    pub key: String,
    /// How often it was tried.
    pub attempts: i64,
    /// What went wrong the last time.
    pub error: Option<String>,
}

/// The events that were set aside.
pub async fn aside(db: &mut Db) -> sqlx::Result<Vec<Aside>> {
    sqlx::query_as("SELECT seq, key, attempts, error FROM inbox WHERE state = 'aside' ORDER BY seq")
        .fetch_all(db)
        .await
}
