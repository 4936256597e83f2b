//! Figures of many branches at once: a few statements, however many there are; beside them who reads figures, and
//! what they were shown.

pub mod boards;
pub mod groups;

use chrono::NaiveDate;

use crate::domain::board::Session;
use crate::domain::calendar::Stretch;
use crate::domain::people::Standing;
use crate::domain::reply::Answer;
use crate::domain::roll_call::Presence;
use crate::domain::{MeetingId, OrganizationId};
use crate::store::engine::Db;

/// Every meeting that starts within `hours` of the branches at or below an organisation, called off or not.
pub async fn sessions(
    db: &mut Db,
    organization: OrganizationId,
    hours: Stretch,
) -> sqlx::Result<Vec<Session>> {
    sqlx::query_as(
        "WITH RECURSIVE below(id) AS (
             SELECT $1 UNION SELECT organizations.id FROM organizations JOIN below ON parent_id = below.id
         )
         SELECT m.id, o.id AS branch_id, o.name AS branch, o.path, o.branch_type, m.kind, m.starts_at,
                m.length_minutes, m.deadline, m.phase, m.closed_at
         FROM below JOIN organizations o ON o.id = below.id AND o.until IS NULL
         JOIN meetings m ON m.organization_id = o.id AND m.starts_at >= $2 AND m.starts_at < $3
         ORDER BY o.path, m.starts_at, m.id",
    )
    .bind(organization)
    .bind(hours.from)
    .bind(hours.until)
    .fetch_all(db)
    .await
}

/// The one meeting with this id.
pub async fn session(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Option<Session>> {
    sqlx::query_as(
        "SELECT m.id, o.id AS branch_id, o.name AS branch, o.path, o.branch_type, m.kind, m.starts_at,
                m.length_minutes, m.deadline, m.phase, m.closed_at
         FROM meetings m JOIN organizations o ON o.id = m.organization_id WHERE m.id = $1",
    )
    .bind(meeting)
    .fetch_optional(db)
    .await
}

/// So many members of a meeting have this standing and gave this answer.
pub type Answers = (MeetingId, Standing, Option<Answer>, u32);

/// The replies to the meetings that start within `hours`, a day: `day` decides who belongs.
pub async fn announced(
    db: &mut Db,
    organization: OrganizationId,
    day: NaiveDate,
    hours: Stretch,
) -> sqlx::Result<Vec<Answers>> {
    sqlx::query_as(
        "WITH RECURSIVE below(id) AS (
             SELECT $1 UNION SELECT organizations.id FROM organizations JOIN below ON parent_id = below.id
         )
         SELECT m.id, s.standing, r.answer, COUNT(*)
         FROM below
         JOIN meetings m ON m.organization_id = below.id AND m.starts_at >= $2 AND m.starts_at < $3
         JOIN standings s ON s.organization_id = m.organization_id AND s.since <= $4
                         AND (s.until IS NULL OR s.until > $4)
         LEFT JOIN replies r ON r.meeting_id = m.id AND r.member_id = s.member_id
         WHERE m.phase <> 'cancelled'
         GROUP BY m.id, s.standing, r.answer",
    )
    .bind(organization)
    .bind(hours.from)
    .bind(hours.until)
    .bind(day.to_string())
    .fetch_all(db)
    .await
}

/// So many members of a closed roll had this standing and were present in this way.
pub type Presences = (MeetingId, Standing, Option<Presence>, u32);

/// The closed rolls of the meetings that start within `hours`.
pub async fn held(db: &mut Db, organization: OrganizationId, hours: Stretch) -> sqlx::Result<Vec<Presences>> {
    sqlx::query_as(
        "WITH RECURSIVE below(id) AS (
             SELECT $1 UNION SELECT organizations.id FROM organizations JOIN below ON parent_id = below.id
         )
         SELECT m.id, b.standing, r.presence, COUNT(*)
         FROM below
         JOIN meetings m ON m.organization_id = below.id AND m.starts_at >= $2 AND m.starts_at < $3
         JOIN bases b ON b.meeting_id = m.id
         LEFT JOIN roll r ON r.meeting_id = m.id AND r.member_id = b.member_id
         WHERE m.phase = 'closed'
         GROUP BY m.id, b.standing, r.presence",
    )
    .bind(organization)
    .bind(hours.from)
    .bind(hours.until)
    .fetch_all(db)
    .await
}
