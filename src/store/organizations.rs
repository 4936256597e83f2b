//! The tree of committees and branches.

use super::Db;
use crate::domain::OrganizationId;
use crate::domain::organization::Organization;

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
