//! Members.

use super::Db;
use crate::domain::MemberId;
use crate::domain::people::Member;

/// The member with this id.
pub async fn fetch(db: &mut Db, id: MemberId) -> sqlx::Result<Member> {
    sqlx::query_as("SELECT id, code, name, language FROM members WHERE id = $1").bind(id).fetch_one(db).await
}
