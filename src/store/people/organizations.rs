//! The tree of committees and branches.

use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::{OrganizationId, Timestamp};
use crate::store::engine::Db;

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

/// An organisation and every committee above it.
pub async fn above(db: &mut Db, id: OrganizationId) -> sqlx::Result<Vec<OrganizationId>> {
    sqlx::query_scalar(
        "WITH RECURSIVE above(id) AS (
             SELECT $1 UNION SELECT parent_id FROM organizations JOIN above USING (id) WHERE parent_id IS NOT NULL
         )
         SELECT id FROM above",
    )
    .bind(id)
    .fetch_all(db)
    .await
}

/// An organisation and everything below it, in the order of their paths.
pub async fn at_or_below(db: &mut Db, path: &str) -> sqlx::Result<Vec<Organization>> {
    sqlx::query_as(
        "SELECT * FROM organizations
         WHERE (path = $1 OR (path > $1 || ' / ' AND path < $1 || ' /!')) AND until IS NULL ORDER BY path",
    )
    .bind(path)
    .fetch_all(db)
    .await
}

/// Every organisation, in the order of their paths.
pub async fn all(db: &mut Db) -> sqlx::Result<Vec<Organization>> {
    sqlx::query_as("SELECT * FROM organizations WHERE until IS NULL ORDER BY path").fetch_all(db).await
}

/// Sets what sort of organisation it is, and its type.
pub async fn alter(
    db: &mut Db,
    id: OrganizationId,
    sort: OrganizationSort,
    branch_type: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE organizations SET sort = $2, branch_type = $3 WHERE id = $1")
        .bind(id)
        .bind(sort)
        .bind(branch_type)
        .execute(db)
        .await
        .map(drop)
}

/// An organisation to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewOrganization<'n> {
    /// The path from the top.
    pub path: &'n str,
    /// Its own name, the last part of the path.
    pub name: &'n str,
    /// The one right above it.
    pub parent: Option<OrganizationId>,
    /// Committee or branch.
    pub sort: OrganizationSort,
}

/// Adds an organisation.
pub async fn add(db: &mut Db, new: NewOrganization<'_>, now: Timestamp) -> sqlx::Result<OrganizationId> {
    sqlx::query_scalar(
        "INSERT INTO organizations (parent_id, path, name, sort, since) VALUES ($1, $2, $3, $4, $5) RETURNING id",
    )
    .bind(new.parent)
    .bind(new.path)
    .bind(new.name)
    .bind(new.sort)
    .bind(now)
    .fetch_one(db)
    .await
}

/// How many there are of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct People {
    /// Committees.
    pub committees: i64,
    /// Branches.
    pub branches: i64,
    /// Members.
    pub members: i64,
    /// Members with an account.
    pub linked: i64,
    /// Linked members who cannot be written to.
    pub unreachable: i64,
}

/// Counts organisations, members and links.
pub async fn count_people(db: &mut Db) -> sqlx::Result<People> {
    sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM organizations WHERE sort = 'committee' AND until IS NULL) AS committees,
                (SELECT COUNT(*) FROM organizations WHERE sort = 'branch' AND until IS NULL) AS branches,
                (SELECT COUNT(*) FROM members) AS members,
                (SELECT COUNT(*) FROM links WHERE ended_at IS NULL) AS linked,
                (SELECT COUNT(*) FROM links WHERE ended_at IS NULL AND reachable = 0) AS unreachable",
    )
    .fetch_one(db)
    .await
}
