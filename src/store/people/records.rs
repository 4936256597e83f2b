//! Everything kept of one member, read for themselves.

use crate::domain::record::{Attended, Belonged, Fed, Linked, Questioned, Replied, Served, Uttered};
use crate::domain::{MemberId, OrganizationId, Timestamp};
use crate::store::engine::Db;
use crate::store::files;

/// Branches and standings.
pub async fn standings(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Belonged>> {
    sqlx::query_as(
        "SELECT path AS branch, standing, standings.since, standings.until FROM standings
         JOIN organizations ON organizations.id = organization_id WHERE member_id = $1 ORDER BY standings.id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Roles.
pub async fn roles(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Served>> {
    sqlx::query_as(
        "SELECT path AS organization, role, roles.since, roles.until FROM roles
         JOIN organizations ON organizations.id = organization_id WHERE member_id = $1 ORDER BY roles.id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Accounts and consents.
pub async fn links(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Linked>> {
    sqlx::query_as(
        "SELECT user_id AS telegram_id, source, consent_version, consented_at, linked_at, ended_at FROM links
         WHERE member_id = $1 ORDER BY id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Replies that count.
pub async fn replies(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Replied>> {
    sqlx::query_as(
        "SELECT starts_at AS meeting, answer, delay, reason, said_at FROM replies
         JOIN meetings ON meetings.id = meeting_id WHERE member_id = $1 ORDER BY starts_at",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Everything said about meetings.
pub async fn said(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Uttered>> {
    sqlx::query_as(
        "SELECT starts_at AS meeting, answer, source, words, said_at FROM reply_history
         JOIN meetings ON meetings.id = meeting_id WHERE member_id = $1 ORDER BY reply_history.id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// How they were present at meetings whose roll is closed, the latest first.
pub async fn attendance(db: &mut Db, member: MemberId, most: i64) -> sqlx::Result<Vec<Attended>> {
    sqlx::query_as(
        "SELECT starts_at AS meeting, presence FROM bases
         JOIN meetings ON meetings.id = bases.meeting_id
         LEFT JOIN roll ON roll.meeting_id = bases.meeting_id AND roll.member_id = bases.member_id
         WHERE bases.member_id = $1 AND phase = 'closed' ORDER BY starts_at DESC LIMIT $2",
    )
    .bind(member)
    .bind(most)
    .fetch_all(db)
    .await
}

/// Feedback given with name.
pub async fn feedback(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Fed>> {
    sqlx::query_as("SELECT kind, words, day FROM feedback WHERE member_id = $1 ORDER BY id")
        .bind(member)
        .fetch_all(db)
        .await
}

/// Questions asked.
pub async fn questions(db: &mut Db, member: MemberId) -> sqlx::Result<Vec<Questioned>> {
    sqlx::query_as("SELECT words, asked_at FROM questions WHERE member_id = $1 ORDER BY id")
        .bind(member)
        .fetch_all(db)
        .await
}

/// The names of the organisations a member has roles in, with the roles.
pub async fn offices(
    db: &mut Db,
    member: MemberId,
) -> sqlx::Result<Vec<(OrganizationId, String, crate::domain::people::Role)>> {
    sqlx::query_as(
        "SELECT organizations.id, name, role FROM roles JOIN organizations ON organizations.id = organization_id
         WHERE member_id = $1 AND roles.until IS NULL ORDER BY roles.id",
    )
    .bind(member)
    .fetch_all(db)
    .await
}

/// Deletes what a member said and who they are on Telegram; the roster's row and the frozen rolls stay.
/// Each statement names the member as `$1`, their accounts through `links`, and now as `$2`.
const ERASE: &[&str] = &[
    "UPDATE inbox SET body = NULL, user_id = NULL
     WHERE user_id IN (SELECT user_id FROM links WHERE member_id = $1)",
    "UPDATE outbox SET state = 'skipped', why = 'deleted at the member''s wish', settled_at = $2
     WHERE state = 'pending' AND seq IN (
        SELECT seq FROM outbox WHERE member_id = $1
        UNION SELECT seq FROM outbox JOIN links ON links.bot_id = outbox.bot_id AND user_id = chat_id
              WHERE links.member_id = $1
        UNION SELECT seq FROM outbox JOIN questions ON questions.id = question_id WHERE questions.member_id = $1)",
    "UPDATE outbox SET html = NULL, keyboard = NULL, file_name = NULL
     WHERE state IN ('sent', 'skipped', 'unreachable', 'failed') AND html IS NOT NULL AND seq IN (
        SELECT seq FROM outbox JOIN questions ON questions.id = question_id WHERE questions.member_id = $1)",
    // A member is named to those who run the meetings of a branch they belong or belonged to, and to nobody else.
    "UPDATE outbox SET html = NULL, keyboard = NULL, file_name = NULL
     WHERE state IN ('sent', 'skipped', 'unreachable', 'failed') AND html IS NOT NULL AND seq IN (
        SELECT seq FROM standings
        JOIN roles ON roles.organization_id = standings.organization_id AND role IN ('secretary', 'deputy')
        JOIN links ON links.member_id = roles.member_id
        JOIN outbox ON outbox.bot_id = links.bot_id AND outbox.chat_id = links.user_id
        WHERE standings.member_id = $1)
       AND (instr(html, (SELECT name FROM members WHERE id = $1)) > 0
            OR instr(keyboard, (SELECT name FROM members WHERE id = $1)) > 0)",
    "UPDATE outbox SET html = NULL, keyboard = NULL, file_id = NULL, file_name = NULL, file_hash = NULL,
                       member_id = NULL, chat_id = 0
     WHERE state IN ('sent', 'skipped', 'unreachable', 'failed') AND seq IN (
        SELECT seq FROM outbox WHERE member_id = $1
        UNION SELECT seq FROM outbox JOIN links ON links.bot_id = outbox.bot_id AND user_id = chat_id
              WHERE links.member_id = $1)",
    "UPDATE replies SET reason = NULL, delay = NULL, category = NULL WHERE member_id = $1",
    "UPDATE reply_history SET reason = NULL, words = NULL WHERE member_id = $1",
    "UPDATE feedback SET member_id = NULL WHERE member_id = $1",
    "UPDATE questions SET words = '' WHERE member_id = $1",
    "DELETE FROM conversations
     WHERE (bot_id, chat_id) IN (SELECT bot_id, user_id FROM links WHERE member_id = $1)",
    "DELETE FROM wrong_codes WHERE user_id IN (SELECT user_id FROM links WHERE member_id = $1)",
    "DELETE FROM invites WHERE member_id = $1",
    "DELETE FROM links WHERE member_id = $1",
    "UPDATE members SET language = NULL, unlinked_at = $2 WHERE id = $1",
];

/// Deletes a member's data.
pub async fn erase(db: &mut Db, member: MemberId, now: Timestamp) -> sqlx::Result<()> {
    for statement in ERASE {
        let erase = sqlx::query(*statement).bind(member);
        let erase = if statement.contains("$2") { erase.bind(now) } else { erase };
        erase.execute(&mut *db).await?;
    }
    files::sweep(db).await.map(drop)
}
