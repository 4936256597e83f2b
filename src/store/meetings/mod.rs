//! Monthly sessions; beside them plans, stages and documents, replies, rolls, questions and feedback.

pub mod approached;
pub mod attachments;
pub mod done_stages;
pub mod feedback;
pub mod planned;
pub mod plans;
pub mod questions;
pub mod replies;
pub mod roll;

use crate::domain::meeting::{Meeting, MeetingKind, Phase};
use crate::domain::{MeetingId, MemberId, OrganizationId, PlanId, Timestamp};
use crate::store::engine::Db;

/// A meeting about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// The branch that is to meet.
    pub organization_id: OrganizationId,
    /// The plan that makes it, and the date it made it for.
    pub plan: Option<(PlanId, Timestamp)>,
    /// What it is for.
    pub kind: MeetingKind,
    /// A title of its own.
    pub title: Option<String>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub length_minutes: i64,
    /// Where; empty if nobody has said so.
    pub place: String,
    /// Until when a reply is in time.
    pub deadline: Timestamp,
    /// The agenda's text.
    pub agenda: Option<String>,
}

/// Makes a meeting; nothing if its plan made it already.
pub async fn make(db: &mut Db, new: &NewMeeting, now: Timestamp) -> sqlx::Result<Option<MeetingId>> {
    sqlx::query_scalar(
        "INSERT INTO meetings (organization_id, plan_id, planned_for, kind, title, starts_at, length_minutes,
                               place, deadline, agenda, phase, versioned_at, created_at, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, $11, $11)
         ON CONFLICT (plan_id, planned_for) DO NOTHING RETURNING id",
    )
    .bind(new.organization_id)
    .bind(new.plan.map(|(plan, _)| plan))
    .bind(new.plan.map(|(_, date)| date))
    .bind(new.kind)
    .bind(&new.title)
    .bind(new.starts_at)
    .bind(new.length_minutes)
    .bind(&new.place)
    .bind(new.deadline)
    .bind(&new.agenda)
    .bind(now)
    .fetch_optional(db)
    .await
}

/// The meeting with this id, if there is one.
pub async fn find(db: &mut Db, id: MeetingId) -> sqlx::Result<Option<Meeting>> {
    sqlx::query_as("SELECT * FROM meetings WHERE id = $1").bind(id).fetch_optional(db).await
}

/// The meeting with this id.
pub async fn fetch(db: &mut Db, id: MeetingId) -> sqlx::Result<Meeting> {
    sqlx::query_as("SELECT * FROM meetings WHERE id = $1").bind(id).fetch_one(db).await
}

/// A branch's meetings that are not closed, not cancelled and not over at `now`, the earliest first.
pub async fn coming(db: &mut Db, branch: OrganizationId, now: Timestamp) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE organization_id = $1 AND phase IN ('planned', 'announced', 'open')
         AND starts_at + length_minutes * 60000 > $2 ORDER BY starts_at, id",
    )
    .bind(branch)
    .bind(now)
    .fetch_all(db)
    .await
}

/// A branch's meetings that start in `[from, to)`, cancelled ones left out.
pub async fn between(
    db: &mut Db,
    branch: OrganizationId,
    from: Timestamp,
    to: Timestamp,
) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE organization_id = $1 AND starts_at >= $2 AND starts_at < $3
         AND phase <> 'cancelled' ORDER BY starts_at, id",
    )
    .bind(branch)
    .bind(from)
    .bind(to)
    .fetch_all(db)
    .await
}

/// A branch's meetings that have begun and whose roll is not closed, the latest first.
pub async fn awaiting_roll(
    db: &mut Db,
    branch: OrganizationId,
    now: Timestamp,
) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE organization_id = $1 AND phase IN ('planned', 'announced', 'open')
         AND starts_at <= $2 ORDER BY starts_at DESC, id DESC",
    )
    .bind(branch)
    .bind(now)
    .fetch_all(db)
    .await
}

/// A branch's latest meeting whose roll is closed.
pub async fn last_closed(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Option<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE organization_id = $1 AND phase = 'closed'
         ORDER BY starts_at DESC, id DESC LIMIT 1",
    )
    .bind(branch)
    .fetch_optional(db)
    .await
}

/// Sets the phase.
pub async fn set_phase(db: &mut Db, id: MeetingId, phase: Phase, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE meetings SET phase = $2, closed_at = CASE WHEN $2 = 'closed' THEN $3 ELSE closed_at END
         WHERE id = $1",
    )
    .bind(id)
    .bind(phase)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// Sets when something next falls due for a meeting.
pub async fn set_next(db: &mut Db, id: MeetingId, next_at: Option<Timestamp>) -> sqlx::Result<()> {
    sqlx::query("UPDATE meetings SET next_at = $2 WHERE id = $1")
        .bind(id)
        .bind(next_at)
        .execute(db)
        .await
        .map(drop)
}

/// The meetings for which something is due and not yet in the inbox, with its moment.
pub async fn due(db: &mut Db, now: Timestamp, most: i64) -> sqlx::Result<Vec<(MeetingId, i64, Timestamp)>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT id, version, next_at FROM meetings WHERE next_at IS NOT NULL AND next_at <= $1
         AND NOT EXISTS (SELECT 1 FROM inbox WHERE bot_id = $3 AND key = 'due:meeting:' || id || ':' || version || ':' || next_at)
         ORDER BY next_at LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// The earliest moment after `now` at which something falls due for any meeting.
pub async fn next_at(db: &mut Db, now: Timestamp) -> sqlx::Result<Option<Timestamp>> {
    sqlx::query_scalar("SELECT min(next_at) FROM meetings WHERE next_at > $1").bind(now).fetch_one(db).await
}

/// The next meetings of every branch that are not closed, cancelled or over at `now`.
pub async fn next(db: &mut Db, now: Timestamp, most: i64) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE phase IN ('planned', 'announced', 'open') AND starts_at > $1 - 86400000
         AND starts_at + length_minutes * 60000 > $1 ORDER BY starts_at, id LIMIT $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(db)
    .await
}

/// Where the branch met last, or is to meet next; nothing if nobody ever said so.
pub async fn last_place(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "SELECT place FROM meetings WHERE organization_id = $1 AND place <> '' ORDER BY id DESC LIMIT 1",
    )
    .bind(branch)
    .fetch_optional(db)
    .await
}

/// Gives a meeting another time: a new version, whose stages are due anew.
pub async fn move_to(
    db: &mut Db,
    id: MeetingId,
    starts_at: Timestamp,
    deadline: Timestamp,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE meetings SET starts_at = $2, deadline = $3, version = version + 1, versioned_at = $4, next_at = $4
         WHERE id = $1",
    )
    .bind(id)
    .bind(starts_at)
    .bind(deadline)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// Sets where a meeting is.
pub async fn set_place(db: &mut Db, id: MeetingId, place: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE meetings SET place = $2 WHERE id = $1")
        .bind(id)
        .bind(place)
        .execute(db)
        .await
        .map(drop)
}

/// Sets the agenda, which is sent now.
pub async fn set_agenda(
    db: &mut Db,
    id: MeetingId,
    agenda: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE meetings SET agenda = coalesce($2, agenda), agenda_sent_at = $3 WHERE id = $1")
        .bind(id)
        .bind(agenda)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// A branch's meetings that began after `since` and are neither closed nor cancelled, the earliest first.
pub async fn not_closed(db: &mut Db, branch: OrganizationId, since: Timestamp) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE organization_id = $1 AND phase IN ('planned', 'announced', 'open')
         AND starts_at > $2 ORDER BY starts_at, id",
    )
    .bind(branch)
    .bind(since)
    .fetch_all(db)
    .await
}

/// Every meeting that has been announced and has not begun at `now`, the earliest first.
pub async fn announced_ahead(db: &mut Db, now: Timestamp) -> sqlx::Result<Vec<Meeting>> {
    sqlx::query_as(
        "SELECT * FROM meetings WHERE phase IN ('announced', 'open') AND starts_at > $1 ORDER BY starts_at, id",
    )
    .bind(now)
    .fetch_all(db)
    .await
}

/// Something is due for a meeting at `at`, if nothing is earlier.
pub async fn wake(db: &mut Db, id: MeetingId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE meetings SET next_at = $2 WHERE id = $1 AND (next_at IS NULL OR next_at > $2)")
        .bind(id)
        .bind(at)
        .execute(db)
        .await
        .map(drop)
}

/// The linked members of branches with a meeting that has been announced and has not begun at `now`.
pub async fn awaited_members(db: &mut Db, now: Timestamp) -> sqlx::Result<Vec<MemberId>> {
    let bot = db.bot();
    sqlx::query_scalar(
        "SELECT DISTINCT standings.member_id FROM meetings
         JOIN standings ON standings.organization_id = meetings.organization_id AND standings.until IS NULL
         JOIN links ON links.member_id = standings.member_id AND links.bot_id = $2 AND ended_at IS NULL AND reachable = 1
         WHERE phase IN ('announced', 'open') AND starts_at > $1",
    )
    .bind(now)
    .bind(bot)
    .fetch_all(db)
    .await
}
