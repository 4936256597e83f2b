//! What is on its way: claimed and settled many at a time, for each statement is a trip.

use sqlx::QueryBuilder;

use crate::domain::{ChatId, MessageId, OutboxSeq, Timestamp};
use crate::store::engine::Db;

/// A statement for so many or fewer is kept ready; one for more is put together anew.
const FEW: usize = 8;

/// A message Telegram has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Its row.
    pub seq: OutboxSeq,
    /// Telegram's id of it, if it told.
    pub message: Option<MessageId>,
}

/// A chat that rests after a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Which.
    pub chat: ChatId,
    /// Until when nothing goes there.
    pub until: Timestamp,
}

/// These messages are on their way.
pub async fn claim(db: &mut Db, seqs: &[OutboxSeq]) -> sqlx::Result<()> {
    if seqs.is_empty() {
        return Ok(());
    }
    let mut update =
        QueryBuilder::new("UPDATE outbox SET state = 'in flight', attempts = attempts + 1 WHERE seq IN (");
    let mut list = update.separated(", ");
    for seq in seqs {
        list.push_bind(*seq);
    }
    update.push(")");
    update.build().persistent(seqs.len() <= FEW).execute(db).await.map(drop)
}

/// Telegram has these messages.
pub async fn settle_sent(db: &mut Db, arrivals: &[Arrival], now: Timestamp) -> sqlx::Result<()> {
    if arrivals.is_empty() {
        return Ok(());
    }
    let mut update = QueryBuilder::new("WITH arrived(seq, message_id) AS (");
    update.push_values(arrivals, |mut row, arrival| {
        row.push_bind(arrival.seq).push_bind(arrival.message);
    });
    update.push(
        ") UPDATE outbox SET state = 'sent', why = NULL, message_id = arrived.message_id, settled_at = ",
    );
    update.push_bind(now);
    update.push(" FROM arrived WHERE outbox.seq = arrived.seq");
    update.build().persistent(arrivals.len() <= FEW).execute(db).await.map(drop)
}

/// Nothing goes to these chats for a while; an earlier promise never shortens a later one.
pub async fn let_rest(db: &mut Db, rests: &[Rest]) -> sqlx::Result<()> {
    if rests.is_empty() {
        return Ok(());
    }
    let bot = db.bot();
    let mut insert = QueryBuilder::new("INSERT INTO chats (bot_id, chat_id, not_before) ");
    insert.push_values(rests, |mut row, rest| {
        row.push_bind(bot).push_bind(rest.chat).push_bind(rest.until);
    });
    insert.push(
        " ON CONFLICT (bot_id, chat_id) DO UPDATE SET not_before = excluded.not_before
           WHERE chats.not_before < excluded.not_before",
    );
    insert.build().persistent(rests.len() <= FEW).execute(db).await.map(drop)
}
