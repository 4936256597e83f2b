//! The tree of committees and branches.

use super::OrganizationId;
use super::words::words;

words! {
    /// Whether an organisation leads others or meets itself.
    OrganizationSort {
        /// Đảng ủy, cấp ủy: leads branches or lower committees.
        Committee = "committee",
        /// Chi bộ: the smallest unit, which meets every month.
        Branch = "branch",
    }
}

/// A committee or a branch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Organization {
    /// The id members, roles and meetings refer to.
    pub id: OrganizationId,
    /// The committee above it.
    pub parent_id: Option<OrganizationId>,
    /// Its place from the top, as the roster writes it.
    pub path: String,
    /// The last part of the path.
    pub name: String,
    /// Committee or branch.
    pub sort: OrganizationSort,
    /// Loại hình: village, office, school …, in the roster's words.
    pub branch_type: Option<String>,
}

/// What separates the parts of an organisation's path.
pub const PATH_SEPARATOR: &str = " / ";

/// A path's parts from the top, trimmed, empty ones dropped.
pub fn path_parts(path: &str) -> Vec<&str> {
    path.split('/').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The path in its one spelling: composed letters, parts trimmed and joined by [`PATH_SEPARATOR`].
pub fn tidy_path(path: &str) -> String {
    path_parts(&super::alphabet::tidy(path)).join(PATH_SEPARATOR)
}
