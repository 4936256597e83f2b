//! How members belong to branches, day by day.

use chrono::NaiveDate;

use crate::domain::people::Standing;
use crate::domain::reading::ReasonCategory;
use crate::domain::reply::Answer;
use crate::domain::{Language, MeetingId, MemberId, OrganizationId, UserId};
use crate::store::engine::Db;

/// A member of a branch on one day, with what matters for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BranchMember {
    /// The member.
    pub member_id: MemberId,
    /// Family, middle and given name.
    pub name: String,
    /// The language they chose.
    pub language: Option<Language>,
    /// How they belong that day.
    pub standing: Standing,
    /// Their account, if they are linked.
    pub user_id: Option<UserId>,
    /// Whether they can be written to; nothing without an account.
    pub reachable: Option<bool>,
    /// What they answered for the meeting.
    pub answer: Option<Answer>,
    /// Their reason.
    pub reason: Option<String>,
    /// What sort of reason.
    pub category: Option<ReasonCategory>,
    /// How late, in their words.
    pub delay: Option<String>,
    /// Whether the answer came after the deadline.
    pub after_deadline: Option<bool>,
}

/// Everyone who belongs to the branch of a meeting on `day`, with their replies.
pub async fn of_meeting(
    db: &mut Db,
    branch: OrganizationId,
    day: NaiveDate,
    meeting: MeetingId,
) -> sqlx::Result<Vec<BranchMember>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT standings.member_id, name, language, standing, user_id, reachable, answer, reason,
                category, delay, after_deadline
         FROM standings
         JOIN members ON members.id = standings.member_id
         LEFT JOIN links ON links.member_id = standings.member_id AND links.bot_id = $4 AND ended_at IS NULL
         LEFT JOIN replies ON replies.member_id = standings.member_id AND meeting_id = $3
         WHERE organization_id = $1 AND since <= $2 AND (until IS NULL OR until > $2)
         ORDER BY standings.member_id",
    )
    .bind(branch)
    .bind(day.to_string())
    .bind(meeting)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// The branch a member belongs to on `day`, and how.
pub async fn find(
    db: &mut Db,
    member: MemberId,
    day: NaiveDate,
) -> sqlx::Result<Option<(OrganizationId, Standing)>> {
    sqlx::query_as(
        "SELECT organization_id, standing FROM standings
         WHERE member_id = $1 AND since <= $2 AND (until IS NULL OR until > $2) ORDER BY id DESC LIMIT 1",
    )
    .bind(member)
    .bind(day.to_string())
    .fetch_optional(db)
    .await
}

/// A member belongs to a branch from `since` on.
pub async fn begin(
    db: &mut Db,
    member: MemberId,
    branch: OrganizationId,
    standing: Standing,
    since: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO standings (member_id, organization_id, standing, since) VALUES ($1, $2, $3, $4)")
        .bind(member)
        .bind(branch)
        .bind(standing)
        .bind(since.to_string())
        .execute(db)
        .await
        .map(drop)
}

/// The branch a member belongs to from now on, by path, and how.
pub async fn current(db: &mut Db, member: MemberId) -> sqlx::Result<Option<(String, Standing)>> {
    sqlx::query_as(
        "SELECT path, standing FROM standings JOIN organizations ON organizations.id = organization_id
         WHERE member_id = $1 AND standings.until IS NULL",
    )
    .bind(member)
    .fetch_optional(db)
    .await
}

/// From `until` on a member no longer belongs as they do now.
pub async fn end(db: &mut Db, member: MemberId, until: NaiveDate) -> sqlx::Result<()> {
    sqlx::query("UPDATE standings SET until = $2 WHERE member_id = $1 AND until IS NULL")
        .bind(member)
        .bind(until.to_string())
        .execute(db)
        .await
        .map(drop)
}
