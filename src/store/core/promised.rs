//! What the outbox holds about one meeting.

use crate::domain::meeting::StartVersion;
use crate::domain::stages::{Audience, Stage};
use crate::domain::{MeetingId, MemberId, Timestamp};
use crate::store::engine::Db;

/// What is promised about a meeting and has not gone is no longer wanted.
pub async fn skip_waiting(db: &mut Db, meeting: MeetingId, why: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE outbox SET state = 'skipped', why = $2, settled_at = $3
         WHERE meeting_id = $1 AND state = 'pending' AND stage IS NOT NULL",
    )
    .bind(meeting)
    .bind(why)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// The stages of a start time of which messages were skipped as too late: for whom, and how many.
pub async fn too_late(db: &mut Db, start: StartVersion) -> sqlx::Result<Vec<(Stage, Audience, i64)>> {
    sqlx::query_as(
        "SELECT stage, audience, COUNT(*) FROM outbox
         WHERE meeting_id = $1 AND version = $2 AND state = 'skipped' AND why = 'too late' AND stage IS NOT NULL
           AND audience IN ('everyone', 'silent', 'attending', 'present')
         GROUP BY stage, audience ORDER BY min(seq)",
    )
    .bind(start.meeting)
    .bind(start.version)
    .fetch_all(db)
    .await
}

/// Those for whom a message about a meeting waits to be sent.
pub async fn awaited_by(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<MemberId>> {
    sqlx::query_scalar(
        "SELECT DISTINCT member_id FROM outbox
         WHERE meeting_id = $1 AND state IN ('pending', 'in flight') AND stage IS NOT NULL AND member_id IS NOT NULL",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}
