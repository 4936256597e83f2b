//! What the secretary marked, and the base frozen at closing.

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::domain::people::Standing;
use crate::domain::roll_call::{Line, Presence};
use crate::domain::{MeetingId, MemberId, OrganizationId, Timestamp};
use crate::store::engine::Db;

/// So many marks go into one statement.
const CHUNK: usize = 500;

/// Everyone who belongs to the branch on `day`, with what is marked for the meeting.
pub async fn lines(
    db: &mut Db,
    branch: OrganizationId,
    day: NaiveDate,
    meeting: MeetingId,
) -> sqlx::Result<Vec<Line>> {
    sqlx::query_as(
        "SELECT standings.member_id, name, standing, presence
         FROM standings
         JOIN members ON members.id = standings.member_id
         LEFT JOIN roll ON roll.member_id = standings.member_id AND roll.meeting_id = $3
         WHERE organization_id = $1 AND since <= $2 AND (until IS NULL OR until > $2)",
    )
    .bind(branch)
    .bind(day.to_string())
    .bind(meeting)
    .fetch_all(db)
    .await
}

/// The lines of a closed roll, with the standings frozen at closing.
pub async fn closed_lines(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<Line>> {
    sqlx::query_as(
        "SELECT bases.member_id, name, standing, presence
         FROM bases
         JOIN members ON members.id = bases.member_id
         LEFT JOIN roll ON roll.member_id = bases.member_id AND roll.meeting_id = bases.meeting_id
         WHERE bases.meeting_id = $1",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}

/// Forgets what replies suggested; what the secretary marked stays.
pub async fn forget_suggestions(db: &mut Db, meeting: MeetingId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM roll WHERE meeting_id = $1 AND marked_by IS NULL")
        .bind(meeting)
        .execute(db)
        .await
        .map(drop)
}

/// A mark on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Who was there, or was not.
    pub member: MemberId,
    /// Present, late, excused or unexcused.
    pub presence: Presence,
    /// Who says so; nobody where a reply only suggests it.
    pub by: Option<MemberId>,
}

/// Suggests presences where nothing is marked.
pub async fn suggest(db: &mut Db, marks: &[Mark], now: Timestamp) -> sqlx::Result<()> {
    put(db, marks, now, " ON CONFLICT DO NOTHING").await
}

/// Marks how members were present, or were not; the last mark counts.
pub async fn mark(db: &mut Db, marks: &[Mark], now: Timestamp) -> sqlx::Result<()> {
    let last = " ON CONFLICT (meeting_id, member_id) DO UPDATE
                SET presence = excluded.presence, marked_by = excluded.marked_by, marked_at = excluded.marked_at";
    put(db, marks, now, last).await
}

async fn put(db: &mut Db, marks: &[Mark], now: Timestamp, where_marked: &str) -> sqlx::Result<()> {
    for chunk in marks.chunks(CHUNK) {
        let mut insert =
            QueryBuilder::new("INSERT INTO roll (meeting_id, member_id, presence, marked_by, marked_at) ");
        insert.push_values(chunk, |mut row, mark| {
            row.push_bind(mark.meeting).push_bind(mark.member).push_bind(mark.presence);
            row.push_bind(mark.by).push_bind(now);
        });
        insert.push(where_marked);
        insert.build().persistent(chunk.len() == 1).execute(&mut *db).await?;
    }
    Ok(())
}

/// Freezes the base: everyone who belongs to the branch on `day`, and how.
pub async fn freeze(
    db: &mut Db,
    meeting: MeetingId,
    branch: OrganizationId,
    day: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO bases (meeting_id, member_id, standing)
         SELECT $1, member_id, standing FROM standings
         WHERE organization_id = $2 AND since <= $3 AND (until IS NULL OR until > $3)",
    )
    .bind(meeting)
    .bind(branch)
    .bind(day.to_string())
    .execute(db)
    .await
    .map(drop)
}

/// A closed roll: everyone's frozen standing, and how they were present.
pub async fn closed(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<(Standing, Option<Presence>)>> {
    sqlx::query_as(
        "SELECT standing, presence FROM bases LEFT JOIN roll USING (meeting_id, member_id) WHERE meeting_id = $1",
    )
    .bind(meeting)
    .fetch_all(db)
    .await
}
