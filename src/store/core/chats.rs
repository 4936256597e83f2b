//! When a chat may be written to again, whether it can be written to at all, and under which id.

use crate::domain::{ChatId, Timestamp};
use crate::store::engine::Db;

/// Nothing goes to `chat` before `at`; an earlier promise never shortens a later one.
pub async fn hold(db: &mut Db, chat: ChatId, at: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO chats (bot_id, chat_id, not_before) VALUES ($3, $1, $2)
         ON CONFLICT (bot_id, chat_id) DO UPDATE SET not_before = excluded.not_before
         WHERE chats.not_before < excluded.not_before",
    )
    .bind(chat)
    .bind(at)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// The clock went back: what was put off by the old time is put off no longer.
pub async fn release_all(db: &mut Db, now: Timestamp) -> sqlx::Result<()> {
    for statement in [
        "DELETE FROM chats WHERE not_before > $1",
        "DELETE FROM facts WHERE name = 'paused until' AND CAST(value AS INTEGER) > $1",
        "UPDATE groups SET next_tally_at = $1 WHERE next_tally_at > $1",
        "UPDATE inbox SET not_before = $1 WHERE state = 'open' AND not_before > $1",
        "UPDATE outbox SET not_before = $1
         WHERE state = 'pending' AND not_before > $1 AND (attempts > 0 OR not_before <= created_at)",
    ] {
        sqlx::query(statement).bind(now).execute(&mut *db).await?;
    }
    Ok(())
}

/// Notes whether a chat, private or a group, can be written to.
pub async fn set_reachable(db: &mut Db, chat: ChatId, reachable: bool) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE links SET reachable = $2 WHERE user_id = $1 AND bot_id = $3 AND ended_at IS NULL")
        .bind(chat)
        .bind(reachable)
        .bind(bot)
        .execute(&mut *db)
        .await?;
    if !reachable {
        crate::store::links::uninform(db, chat).await?;
    }
    sqlx::query("UPDATE groups SET present = $2 WHERE chat_id = $1 AND bot_id = $3")
        .bind(chat)
        .bind(reachable)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}

/// A group became a supergroup: everything of it goes to its new id. What is in flight stays in flight.
pub async fn migrate(db: &mut Db, from: ChatId, to: ChatId) -> sqlx::Result<()> {
    let bot = db.bot();
    for statement in [
        "DELETE FROM groups WHERE chat_id = $2 AND bot_id = $3
         AND EXISTS (SELECT 1 FROM groups WHERE chat_id = $1 AND bot_id = $3)",
        "UPDATE groups SET chat_id = $2, present = 1 WHERE chat_id = $1 AND bot_id = $3",
        "DELETE FROM boards WHERE chat_id = $2 AND bot_id = $3
         AND EXISTS (SELECT 1 FROM boards b WHERE b.bot_id = $3 AND b.chat_id = $1 AND b.day = boards.day
                     AND b.sort = boards.sort)",
        "UPDATE boards SET chat_id = $2 WHERE chat_id = $1 AND bot_id = $3",
        "UPDATE outbox SET chat_id = $2
         WHERE bot_id = $3 AND chat_id = $1 AND state IN ('pending', 'in flight')",
    ] {
        sqlx::query(statement).bind(from).bind(to).bind(bot).execute(&mut *db).await?;
    }
    Ok(())
}
