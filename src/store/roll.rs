//! What the secretary marked, and the base frozen at closing.

use super::Db;
use crate::domain::people::Standing;
use crate::domain::roll_call::Presence;
use crate::domain::{MeetingId, MemberId};

/// A closed roll: everyone's frozen standing, and how they were present.
pub async fn closed(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<(Standing, Option<Presence>)>> {
    sqlx::query_as(
        "SELECT standing, presence FROM bases LEFT JOIN roll USING (meeting_id, member_id) WHERE meeting_id = $1",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}

/// Those who were there, on time or late.
pub async fn came(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<MemberId>> {
    sqlx::query_scalar(
        "SELECT member_id FROM roll WHERE meeting_id = $1 AND presence IN ('present', 'late') ORDER BY member_id",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}
