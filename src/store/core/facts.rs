//! Single facts that outlive a run.

use crate::domain::Timestamp;
use crate::store::engine::Db;

/// The bot's own username, without `@`, as the last run learned it.
pub const USERNAME: &str = "username";
/// The commands whose menus Telegram shows.
pub const MENUS: &str = "menus";
/// Until when Telegram asked the whole bot to wait, in milliseconds UTC.
pub const PAUSED_UNTIL: &str = "paused until";
/// When the bot last heard from Telegram, in milliseconds UTC.
pub const AWAKE_AT: &str = "awake at";

/// What is known under `name`.
pub async fn find(db: &mut Db, name: &str) -> sqlx::Result<Option<String>> {
    let bot = db.bot();
    sqlx::query_scalar("SELECT value FROM facts WHERE name = $1 AND bot_id = $2")
        .bind(name)
        .bind(bot)
        .fetch_optional(db)
        .await
}

/// The moment known under `name`.
pub async fn moment(db: &mut Db, name: &str) -> sqlx::Result<Option<Timestamp>> {
    Ok(find(db, name).await?.and_then(|value| value.parse().ok()).map(Timestamp::from_millis))
}

/// Remembers `value` under `name`.
pub async fn put(db: &mut Db, name: &str, value: &str) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO facts (bot_id, name, value) VALUES ($3, $1, $2)
         ON CONFLICT (bot_id, name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}
