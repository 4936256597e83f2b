//! The tree of committees and branches.

use super::Db;
use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::{OrganizationId, Timestamp};

/// The organisation with this id.
pub async fn fetch(db: &mut Db, id: OrganizationId) -> sqlx::Result<Organization> {
    sqlx::query_as("SELECT * FROM organizations WHERE id = $1").bind(id).fetch_one(db).await
}

/// The organisation at a path, spelt as the roster spells it.
pub async fn find_by_path(db: &mut Db, path: &str) -> sqlx::Result<Option<Organization>> {
    sqlx::query_as("SELECT * FROM organizations WHERE path = $1").bind(path).fetch_optional(db).await
}

/// Every branch at or below an organisation, in the order of their paths.
pub async fn branches_below(db: &mut Db, id: OrganizationId) -> sqlx::Result<Vec<Organization>> {
    sqlx::query_as(
        "WITH RECURSIVE below(id) AS (
             SELECT $1 UNION SELECT organizations.id FROM organizations JOIN below ON parent_id = below.id
         )
         SELECT * FROM organizations WHERE id IN (SELECT id FROM below) AND sort = 'branch' AND until IS NULL
         ORDER BY path",
    )
    .bind(id)
    .fetch_all(db)
    .await
}

/// Adds an organisation.
pub async fn add(
    db: &mut Db,
    (path, name): (&str, &str),
    parent: Option<OrganizationId>,
    sort: OrganizationSort,
    now: Timestamp,
) -> sqlx::Result<OrganizationId> {
    sqlx::query_scalar(
        "INSERT INTO organizations (parent_id, path, name, sort, since) VALUES ($1, $2, $3, $4, $5) RETURNING id",
    )
    .bind(parent)
    .bind(path)
    .bind(name)
    .bind(sort)
    .bind(now)
    .fetch_one(db)
    .await
}
