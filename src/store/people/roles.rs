//! Who does what for which organisation.

use chrono::NaiveDate;

use crate::domain::people::{Office, Role};
use crate::domain::{MemberId, OrganizationId};
use crate::store::engine::Db;

/// The roles a member holds now.
pub async fn of(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Office>> {
    sqlx::query_as(
        "SELECT role, organization_id FROM roles WHERE member_id = $1 AND until IS NULL ORDER BY id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Those who hold a role for an organisation now.
pub async fn holders(db: &mut Db, organization: OrganizationId, role: Role) -> sqlx::Result<Vec<MemberId>> {
    sqlx::query_scalar(
        "SELECT member_id FROM roles WHERE organization_id = $1 AND role = $2 AND until IS NULL ORDER BY id",
    )
    .bind(organization)
    .bind(role)
    .fetch_all(db)
    .await
}

/// A member holds a role from `since` on.
pub async fn begin(
    db: &mut Db,
    member: MemberId,
    organization: OrganizationId,
    role: Role,
    since: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO roles (member_id, organization_id, role, since) VALUES ($1, $2, $3, $4)")
        .bind(member)
        .bind(organization)
        .bind(role)
        .bind(since.to_string())
        .execute(db)
        .await
        .map(drop)
}

/// The roles a member holds now, by the organisation's path.
pub async fn current(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<(String, Role)>> {
    sqlx::query_as(
        "SELECT path, role FROM roles JOIN organizations ON organizations.id = organization_id
         WHERE member_id = $1 AND roles.until IS NULL",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// From `until` on a member no longer holds a role.
pub async fn end(
    db: &mut Db,
    member: MemberId,
    organization: OrganizationId,
    role: Role,
    until: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE roles SET until = $4 WHERE member_id = $1 AND organization_id = $2 AND role = $3 AND until IS NULL",
    )
    .bind(member)
    .bind(organization)
    .bind(role)
    .bind(until.to_string())
    .execute(db)
    .await
    .map(drop)
}
