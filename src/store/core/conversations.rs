//! Where an exchange of several messages stands.

use sqlx::types::Json;

use crate::domain::exchanges::Conversation;
use crate::domain::{ChatId, ConversationNo, Timestamp};
use crate::store::engine::Db;

/// Sets where the conversation in a chat stands; gives back its new number.
pub async fn put(
    db: &mut Db,
    chat: ChatId,
    state: &Conversation,
    expires_at: Timestamp,
) -> sqlx::Result<ConversationNo> {
    let bot = db.bot();
    sqlx::query_scalar(
        "INSERT INTO conversations (bot_id, chat_id, state, number, expires_at) VALUES ($4, $1, $2, 1, $3)
         ON CONFLICT (bot_id, chat_id) DO UPDATE
         SET state = excluded.state, number = number + 1, expires_at = excluded.expires_at
         RETURNING number",
    )
    .bind(chat)
    .bind(Json(state))
    .bind(expires_at)
    .bind(bot)
    .fetch_one(db)
    .await
}

/// Ends the conversation in a chat and forgets what it held. Its number stays, so that its buttons are stale.
pub async fn end(db: &mut Db, chat: ChatId) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("UPDATE conversations SET state = '{}', expires_at = 0 WHERE chat_id = $1 AND bot_id = $2")
        .bind(chat)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}
