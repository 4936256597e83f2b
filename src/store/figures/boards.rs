//! A group's messages of one day: one before, one after.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::board::BoardSort;
use crate::domain::{ChatId, OutboxSeq};
use crate::store::engine::Db;

/// A message that is edited as the figures change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The last promise of it: the message, or an edit.
    pub outbox_seq: OutboxSeq,
    /// What it says now, without the roll-up.
    pub text: String,
}

/// The boards of a group.
pub async fn of(db: &mut Db, chat: ChatId) -> sqlx::Result<BTreeMap<(NaiveDate, BoardSort), Shown>> {
    let bot = db.bot();
    let rows: Vec<(String, BoardSort, OutboxSeq, String)> =
        sqlx::query_as("SELECT day, sort, outbox_seq, text FROM boards WHERE chat_id = $1 AND bot_id = $2")
            .bind(chat)
            .bind(bot)
            .fetch_all(db)
            .await?;
    let boards = rows.into_iter().filter_map(|(day, sort, outbox_seq, text)| {
        Some(((day.parse().ok()?, sort), Shown { outbox_seq, text }))
    });
    Ok(boards.collect())
}

/// Sets what a board says and which message shows it.
pub async fn put(
    db: &mut Db,
    chat: ChatId,
    day: NaiveDate,
    sort: BoardSort,
    shown: &Shown,
) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query(
        "INSERT INTO boards (bot_id, chat_id, day, sort, outbox_seq, text) VALUES ($6, $1, $2, $3, $4, $5)
         ON CONFLICT (bot_id, chat_id, day, sort) DO UPDATE SET outbox_seq = excluded.outbox_seq, text = excluded.text",
    )
    .bind(chat)
    .bind(day.to_string())
    .bind(sort)
    .bind(shown.outbox_seq)
    .bind(&shown.text)
    .bind(bot)
    .execute(db)
    .await
    .map(drop)
}

/// The group shows another organisation from now on: its messages stay as they are.
pub async fn forget(db: &mut Db, chat: ChatId) -> sqlx::Result<()> {
    let bot = db.bot();
    sqlx::query("DELETE FROM boards WHERE chat_id = $1 AND bot_id = $2")
        .bind(chat)
        .bind(bot)
        .execute(db)
        .await
        .map(drop)
}
