//! A committee's messages of one day: one before, one after.

use chrono::NaiveDate;

use super::Db;
use crate::domain::{ChatId, OutboxSeq};

/// A message that is edited as the figures change.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Board {
    /// The promise of the message.
    pub outbox_seq: OutboxSeq,
    /// What it says now.
    pub text: String,
}

/// The board of a group, a day and a sort (`before` or `after`).
pub async fn find(db: &mut Db, chat: ChatId, day: NaiveDate, sort: &str) -> sqlx::Result<Option<Board>> {
    sqlx::query_as("SELECT outbox_seq, text FROM boards WHERE chat_id = $1 AND day = $2 AND sort = $3")
        .bind(chat)
        .bind(day.to_string())
        .bind(sort)
        .fetch_optional(db)
        .await
}

/// Sets what a board says and which message shows it.
pub async fn put(
    db: &mut Db,
    (chat, day, sort): (ChatId, NaiveDate, &str),
    board: &Board,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO boards (chat_id, day, sort, outbox_seq, text) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (chat_id, day, sort) DO UPDATE SET outbox_seq = excluded.outbox_seq, text = excluded.text",
    )
    .bind(chat)
    .bind(day.to_string())
    .bind(sort)
    .bind(board.outbox_seq)
    .bind(&board.text)
    .execute(db)
    .await
    .map(drop)
}
