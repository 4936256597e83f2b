//! Recurring meetings.

use super::Db;
use crate::domain::{OrganizationId, PlanId, Timestamp};

/// The plans whose next meeting is to be made and not yet in the inbox, with its moment.
pub async fn due(db: &mut Db, now: Timestamp, most: i64) -> sqlx::Result<Vec<(PlanId, Timestamp)>> {
    sqlx::query_as(
        "SELECT id, next_at FROM plans WHERE ended_at IS NULL AND next_at <= $1
         AND NOT EXISTS (SELECT 1 FROM inbox WHERE key = 'due:plan:' || id || ':' || next_at)
         ORDER BY next_at LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(db)
    .await
}

/// The earliest moment after `now` at which a plan makes a meeting.
pub async fn next_at(db: &mut Db, now: Timestamp) -> sqlx::Result<Option<Timestamp>> {
    sqlx::query_scalar("SELECT min(next_at) FROM plans WHERE ended_at IS NULL AND next_at > $1")
        .bind(now)
        .fetch_one(db)
        .await
}

/// When a branch's next meeting is to be made by a plan of its own.
pub async fn next_of(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Option<Timestamp>> {
    sqlx::query_scalar("SELECT min(next_at) FROM plans WHERE ended_at IS NULL AND organization_id = $1")
        .bind(branch)
        .fetch_one(db)
        .await
}
