//! Promises of the outbox whose words change: fast changes are one edit, and what cannot be edited is said anew.

use super::outbox::parcel::buttons;
use crate::domain::delivery::{Class, Delivery, Keyboard};
use crate::domain::{ChatId, MessageId, OutboxSeq, Timestamp};
use crate::store::engine::Db;

/// Puts new words and buttons into an edit of `message` that still waits; says whether there was one.
pub async fn replace_edit(
    db: &mut Db,
    chat: ChatId,
    message: MessageId,
    html: &str,
    keyboard: &Keyboard,
) -> sqlx::Result<bool> {
    let bot = db.bot();
    sqlx::query(
        "UPDATE outbox SET html = $3, keyboard = $4
         WHERE bot_id = $5 AND chat_id = $1 AND state IN ('pending', 'in flight') AND state = 'pending'
           AND kind = 'edit' AND target_message = $2",
    )
    .bind(chat)
    .bind(message)
    .bind(html)
    .bind(buttons(keyboard))
    .bind(bot)
    .execute(db)
    .await
    .map(|done| done.rows_affected() > 0)
}

/// Puts new words into a promise that still waits; says whether it did.
pub async fn replace_words(db: &mut Db, seq: OutboxSeq, html: &str) -> sqlx::Result<bool> {
    sqlx::query("UPDATE outbox SET html = $2 WHERE seq = $1 AND state = 'pending'")
        .bind(seq)
        .bind(html)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// What became of a promise, its class, and Telegram's id of the message it became or changed.
pub async fn standing(
    db: &mut Db,
    seq: OutboxSeq,
) -> sqlx::Result<Option<(Delivery, Class, Option<MessageId>)>> {
    sqlx::query_as("SELECT state, class, message_id FROM outbox WHERE seq = $1")
        .bind(seq)
        .fetch_optional(db)
        .await
}

/// The message to edit is gone: its words go as a new message.
pub async fn say_anew(db: &mut Db, seq: OutboxSeq, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE outbox SET state = 'pending', not_before = $2, why = 'the message to edit was gone',
                           kind = 'text', target_message = NULL, target_promise = NULL
         WHERE seq = $1",
    )
    .bind(seq)
    .bind(at)
    .execute(db)
    .await
    .map(drop)
}

/// Telegram's id of a promised message, once it is sent.
pub async fn message_id(db: &mut Db, seq: OutboxSeq) -> sqlx::Result<Option<MessageId>> {
    let found: Option<Option<MessageId>> = sqlx::query_scalar("SELECT message_id FROM outbox WHERE seq = $1")
        .bind(seq)
        .fetch_optional(db)
        .await?;
    Ok(found.flatten())
}

/// A new message shows what a promise said, in place of the one that is gone or never came to be.
pub async fn adopt_message(db: &mut Db, promise: OutboxSeq, id: MessageId) -> sqlx::Result<()> {
    sqlx::query("UPDATE outbox SET message_id = $2 WHERE seq = $1 AND message_id IS NULL")
        .bind(promise)
        .bind(id)
        .execute(db)
        .await
        .map(drop)
}

/// The message of a promise is gone from its chat.
pub async fn forget_message(db: &mut Db, promise: OutboxSeq) -> sqlx::Result<()> {
    sqlx::query("UPDATE outbox SET message_id = NULL WHERE seq = $1")
        .bind(promise)
        .execute(db)
        .await
        .map(drop)
}
