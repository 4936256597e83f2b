//! Who reads what is said about a meeting: one statement, however many they are.

use chrono::NaiveDate;

use crate::domain::delivery::Concerned;
use crate::domain::people::Role;
use crate::domain::{Language, MeetingId, MemberId, OrganizationId, UserId};
use crate::store::engine::Db;

/// Everyone who belongs to the branch of a meeting on `day`, then the committee's members in charge of it.
pub async fn of_meeting(
    db: &mut Db,
    meeting: MeetingId,
    branch: OrganizationId,
    day: NaiveDate,
) -> sqlx::Result<Vec<Concerned>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT concerned.member_id, user_id, reachable, language, standing, answer,
                presence IS NOT NULL AND presence IN ('present', 'late') AS came
         FROM (SELECT member_id, standing, 0 AS in_charge FROM standings
               WHERE organization_id = $2 AND since <= $3 AND (until IS NULL OR until > $3)
               UNION ALL
               SELECT member_id, NULL, 1 FROM roles
               WHERE organization_id = $2 AND role = 'supervisor' AND until IS NULL) AS concerned
         JOIN members ON members.id = concerned.member_id
         LEFT JOIN links ON links.member_id = concerned.member_id AND links.bot_id = $4 AND ended_at IS NULL
         LEFT JOIN replies ON replies.member_id = concerned.member_id AND replies.meeting_id = $1
         LEFT JOIN roll ON roll.member_id = concerned.member_id AND roll.meeting_id = $1
         ORDER BY in_charge, concerned.member_id",
    )
    .bind(meeting)
    .bind(branch)
    .bind(day.to_string())
    .bind(bot)
    .fetch_all(db)
    .await
}

/// Someone who can be written to, with the role they are written to for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Officer {
    /// Who.
    pub member_id: MemberId,
    /// Their account.
    pub user_id: UserId,
    /// The language they chose.
    pub language: Option<Language>,
    /// Secretary or deputy.
    pub role: Role,
}

/// The secretaries of a branch who can be written to, then the deputies.
pub async fn secretaries(db: &mut Db, branch: OrganizationId) -> sqlx::Result<Vec<Officer>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT roles.member_id, user_id, language, role FROM roles
         JOIN members ON members.id = roles.member_id
         JOIN links ON links.member_id = roles.member_id AND links.bot_id = $2 AND ended_at IS NULL AND reachable = 1
         WHERE organization_id = $1 AND role IN ('secretary', 'deputy') AND roles.until IS NULL
         ORDER BY role = 'deputy', roles.id",
    )
    .bind(branch)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// The account and the language of a member who can be written to.
pub async fn find(db: &mut Db, member: MemberId) -> sqlx::Result<Option<(UserId, Option<Language>)>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT user_id, language FROM links JOIN members ON members.id = member_id
         WHERE member_id = $1 AND links.bot_id = $2 AND ended_at IS NULL AND reachable = 1",
    )
    .bind(member)
    .bind(bot)
    .fetch_optional(db)
    .await
}
