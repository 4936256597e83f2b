//! Meetings a plan makes: never one too many, and taken back with the plan.

use crate::domain::calendar::Stretch;
use crate::domain::meeting::MeetingKind;
use crate::domain::{OrganizationId, PlanId, Timestamp};
use crate::store::engine::Db;

/// A meeting a plan is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// The branch that meets.
    pub branch: OrganizationId,
    /// What for.
    pub kind: MeetingKind,
    /// The plan.
    pub plan: PlanId,
    /// The local day it falls on.
    pub day: Stretch,
    /// The local month.
    pub month: Stretch,
}

/// Whether a plan's meeting would be one too many: the branch has one of this kind on that day, or another plan made
/// one in that month.
pub async fn clashes(db: &mut Db, planned: &PlannedMeeting) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM meetings
         WHERE organization_id = $1 AND kind = $2 AND phase <> 'cancelled' AND plan_id IS NOT $3
           AND ((starts_at >= $4 AND starts_at < $5)
                OR (plan_id IS NOT NULL AND planned_for >= $6 AND planned_for < $7)))",
    )
    .bind(planned.branch)
    .bind(planned.kind)
    .bind(planned.plan)
    .bind(planned.day.from)
    .bind(planned.day.until)
    .bind(planned.month.from)
    .bind(planned.month.until)
    .fetch_one(db)
    .await
}

/// Takes back the planned meetings of a kind nobody has been told of.
pub async fn withdraw(
    db: &mut Db,
    branch: OrganizationId,
    kind: MeetingKind,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE meetings SET phase = 'cancelled', next_at = NULL
         WHERE organization_id = $1 AND kind = $2 AND plan_id IS NOT NULL AND phase = 'planned' AND starts_at > $3",
    )
    .bind(branch)
    .bind(kind)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}
