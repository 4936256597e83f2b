//! The outbox as the ledger of deliveries: what became of everything the bot promised to say.

use crate::domain::delivery::Delivery;
use crate::domain::stages::Stage;
use crate::domain::{ChatId, MeetingId, MemberId, OutboxSeq, Timestamp};
use crate::store::engine::Db;

/// How many messages stand in which state.
pub async fn counts(db: &mut Db) -> sqlx::Result<Vec<(Delivery, i64)>> {
    sqlx::query_as("SELECT state, COUNT(*) FROM outbox GROUP BY state").fetch_all(db).await
}

/// The books: `due` is the sum of the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct Ledger {
    /// Everything promised.
    pub due: i64,
    /// Telegram has it.
    pub sent: i64,
    /// No longer wanted, or too late to be useful.
    pub skipped: i64,
    /// The person cannot be written to.
    pub unreachable: i64,
    /// Telegram refused it.
    pub failed: i64,
    /// Waiting, or on its way.
    pub pending: i64,
}

/// Adds up the outbox.
pub async fn ledger(db: &mut Db) -> sqlx::Result<Ledger> {
    sqlx::query_as(
        "SELECT COUNT(*) AS due,
                COUNT(*) FILTER (WHERE state = 'sent') AS sent,
                COUNT(*) FILTER (WHERE state = 'skipped') AS skipped,
                COUNT(*) FILTER (WHERE state = 'unreachable') AS unreachable,
                COUNT(*) FILTER (WHERE state = 'failed') AS failed,
                COUNT(*) FILTER (WHERE state IN ('pending', 'in flight')) AS pending
         FROM outbox",
    )
    .fetch_one(db)
    .await
}

/// One promised message, without its words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct Entry {
    /// Its row.
    pub seq: OutboxSeq,
    /// Where it goes.
    pub chat_id: ChatId,
    /// What became of it.
    pub state: Delivery,
    /// The meeting it is about.
    pub meeting_id: Option<MeetingId>,
    /// The stage.
    pub stage: Option<Stage>,
    /// For whom.
    pub member_id: Option<MemberId>,
    /// How often it was tried.
    pub attempts: i64,
    /// Whether it may have been said twice.
    pub doubtful: bool,
    /// Why it is not simply sent.
    pub why: Option<String>,
    /// When it was promised, in milliseconds UTC.
    pub created_at: Timestamp,
    /// When it came to an end, in milliseconds UTC.
    pub settled_at: Option<Timestamp>,
}

/// Every promised message, or only those that did not simply arrive, in the order of their promise.
pub async fn entries(db: &mut Db, failed_only: bool) -> sqlx::Result<Vec<Entry>> {
    sqlx::query_as(
        "SELECT seq, chat_id, state, meeting_id, stage, member_id, attempts, doubtful, why, created_at, settled_at
         FROM outbox WHERE NOT $1 OR state IN ('skipped', 'unreachable', 'failed') OR doubtful = 1 ORDER BY seq",
    )
    .bind(failed_only)
    .fetch_all(db)
    .await
}
