//! Recurring meetings.

use crate::domain::meeting::MeetingKind;
use crate::domain::{OrganizationId, PlanId, Timestamp};
use crate::store::engine::Db;

/// A plan that holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Plan {
    /// The id its meetings refer to.
    pub id: PlanId,
    /// The branch that meets.
    pub organization_id: OrganizationId,
    /// When: a cron expression in the branch's zone.
    pub cron: String,
    /// What the meetings are for.
    pub kind: MeetingKind,
    /// Where; empty if nobody has said so.
    pub place: String,
}

/// A plan about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// The branch that will meet.
    pub organization_id: OrganizationId,
    /// When: second minute hour day month weekday, by the clock of the configured zone.
    pub cron: String,
    /// What for.
    pub kind: MeetingKind,
    /// Where each meeting is; empty if nobody has said so.
    pub place: String,
}

/// Makes a plan; its first meetings are due at once.
pub async fn make(db: &mut Db, new: &NewPlan, now: Timestamp) -> sqlx::Result<PlanId> {
    sqlx::query_scalar(
        "INSERT INTO plans (organization_id, cron, kind, place, created_at, next_at)
         VALUES ($1, $2, $3, $4, $5, $5) RETURNING id",
    )
    .bind(new.organization_id)
    .bind(&new.cron)
    .bind(new.kind)
    .bind(&new.place)
    .bind(now)
    .fetch_one(db)
    .await
}

/// The plan with this id, if it still holds.
pub async fn find(db: &mut Db, id: PlanId) -> sqlx::Result<Option<Plan>> {
    sqlx::query_as(
        "SELECT id, organization_id, cron, kind, place FROM plans WHERE id = $1 AND ended_at IS NULL",
    )
    .bind(id)
    .fetch_optional(db)
    .await
}

/// The plans of a branch that hold, one a kind.
pub async fn of_branch(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Vec<Plan>> {
    sqlx::query_as(
        "SELECT id, organization_id, cron, kind, place FROM plans
         WHERE organization_id = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(branch)
    .fetch_all(db)
    .await
}

/// Every plan that holds.
pub async fn all(db: &mut Db) -> sqlx::Result<Vec<Plan>> {
    sqlx::query_as(
        "SELECT id, organization_id, cron, kind, place FROM plans WHERE ended_at IS NULL
         ORDER BY organization_id, id",
    )
    .fetch_all(db)
    .await
}

/// Ends a plan; says whether it still held.
pub async fn end(db: &mut Db, id: PlanId, now: Timestamp) -> sqlx::Result<bool> {
    sqlx::query("UPDATE plans SET ended_at = $2, next_at = NULL WHERE id = $1 AND ended_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected() > 0)
}

/// Ends the plan of a branch and kind that holds.
pub async fn end_of_kind(
    db: &mut Db,
    branch: OrganizationId,
    kind: MeetingKind,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE plans SET ended_at = $3, next_at = NULL
         WHERE organization_id = $1 AND kind = $2 AND ended_at IS NULL",
    )
    .bind(branch)
    .bind(kind)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// Sets when a plan next makes a meeting; never again if there is no such moment.
pub async fn set_next(db: &mut Db, id: PlanId, next_at: Option<Timestamp>) -> sqlx::Result<()> {
    sqlx::query("UPDATE plans SET next_at = $2 WHERE id = $1")
        .bind(id)
        .bind(next_at)
        .execute(db)
        .await
        .map(drop)
}

/// The plans whose next meeting is to be made and not yet in the inbox, with its moment.
pub async fn due(db: &mut Db, now: Timestamp, most: i64) -> sqlx::Result<Vec<(PlanId, Timestamp)>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT id, next_at FROM plans WHERE ended_at IS NULL AND next_at <= $1
         AND NOT EXISTS (SELECT 1 FROM inbox WHERE bot_id = $3 AND key = 'due:plan:' || id || ':' || next_at)
         ORDER BY next_at LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .bind(bot)
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
