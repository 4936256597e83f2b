//! What the secretary marked, and the base frozen at closing.

use super::Db;
use crate::domain::MeetingId;
use crate::domain::people::Standing;
use crate::domain::roll_call::Presence;

/// A closed roll: everyone's frozen standing, and how they were present.
pub async fn closed(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<(Standing, Option<Presence>)>> {
    sqlx::query_as(
        "SELECT standing, presence FROM bases LEFT JOIN roll USING (meeting_id, member_id) WHERE meeting_id = $1",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}
