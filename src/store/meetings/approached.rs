//! Meetings as one member stands to them: with the reply on record, and what they were last asked.

use crate::domain::meeting::Meeting;
use crate::domain::reading::ReasonCategory;
use crate::domain::reply::{Answer, Recorded, Reply};
use crate::domain::stages::Audience;
use crate::domain::{InboxSeq, MeetingId, MemberId, OrganizationId, Timestamp};
use crate::store::engine::Db;

/// A meeting, and where a member stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approached {
    /// The meeting.
    pub meeting: Meeting,
    /// The reply on record.
    pub earlier: Option<Recorded>,
    /// To whom the last stage that reached the member spoke, and when.
    pub last: Option<(Audience, Timestamp)>,
}

#[derive(sqlx::FromRow)]
struct ApproachedRow {
    #[sqlx(flatten)]
    meeting: Meeting,
    answer: Option<Answer>,
    delay: Option<String>,
    reason: Option<String>,
    category: Option<ReasonCategory>,
    inbox_seq: Option<InboxSeq>,
    said_at: Option<Timestamp>,
    last_audience: Option<Audience>,
    last_at: Option<Timestamp>,
}

/// A meeting as a member stands to it.
pub async fn find(db: &mut Db, id: MeetingId, member: MemberId) -> sqlx::Result<Option<Approached>> {
    let row: Option<ApproachedRow> = sqlx::query_as(
        "SELECT meetings.*, answer, delay, reason, category, inbox_seq, said_at,
                last.audience AS last_audience, last.settled_at AS last_at
         FROM meetings
         LEFT JOIN replies ON replies.meeting_id = meetings.id AND replies.member_id = $2
         LEFT JOIN outbox last ON last.seq = (
             SELECT max(seq) FROM outbox WHERE member_id = $2 AND meeting_id = meetings.id AND audience IS NOT NULL
             AND state = 'sent')
         WHERE meetings.id = $1",
    )
    .bind(id)
    .bind(member)
    .fetch_optional(db)
    .await?;
    Ok(row.map(Approached::from))
}

/// A branch's meetings that are neither cancelled nor over at `now`, the earliest first, as a member stands to them.
pub async fn unfinished(
    db: &mut Db,
    branch: OrganizationId,
    member: MemberId,
    now: Timestamp,
) -> sqlx::Result<Vec<Approached>> {
    let rows: Vec<ApproachedRow> = sqlx::query_as(
        "SELECT meetings.*, answer, delay, reason, category, inbox_seq, said_at,
                last.audience AS last_audience, last.settled_at AS last_at
         FROM meetings
         LEFT JOIN replies ON replies.meeting_id = meetings.id AND replies.member_id = $2
         LEFT JOIN outbox last ON last.seq = (
             SELECT max(seq) FROM outbox WHERE member_id = $2 AND meeting_id = meetings.id AND audience IS NOT NULL
             AND state = 'sent')
         WHERE organization_id = $1 AND phase <> 'cancelled' AND starts_at > $3 - 86400000
           AND starts_at + length_minutes * 60000 > $3 ORDER BY starts_at, meetings.id",
    )
    .bind(branch)
    .bind(member)
    .bind(now)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Approached::from).collect())
}

impl From<ApproachedRow> for Approached {
    fn from(row: ApproachedRow) -> Self {
        let reply = |answer| Reply { answer, delay: row.delay, reason: row.reason, category: row.category };
        let said = row.inbox_seq.zip(row.said_at);
        let earlier = row.answer.map(reply).zip(said);
        Self {
            meeting: row.meeting,
            earlier: earlier.map(|(reply, (seq, said_at))| Recorded { reply, seq, said_at }),
            last: row.last_audience.zip(row.last_at),
        }
    }
}
