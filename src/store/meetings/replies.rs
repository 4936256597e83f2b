//! Replies and their history.

use crate::domain::reading::ReasonCategory;
use crate::domain::reply::{Answer, Recorded, Reply, Source, Verdict};
use crate::domain::{InboxSeq, MeetingId, MemberId, Timestamp};
use crate::store::engine::Db;

/// A reply, and how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// For which meeting.
    pub meeting: MeetingId,
    /// Who answered, or was answered for.
    pub member: MemberId,
    /// What was said.
    pub reply: Reply,
    /// Tap, text, or the secretary's hand.
    pub source: Source,
    /// The words of a text.
    pub words: Option<String>,
    /// When it was said.
    pub said_at: Timestamp,
    /// The event that brought it.
    pub seq: InboxSeq,
}

/// The reply that counts.
pub async fn find(db: &mut Db, meeting: MeetingId, member: MemberId) -> sqlx::Result<Option<Recorded>> {
    type Row = (Answer, Option<String>, Option<String>, Option<ReasonCategory>, InboxSeq, Timestamp);
    let row: Option<Row> = sqlx::query_as(
        "SELECT answer, delay, reason, category, inbox_seq, said_at FROM replies
         WHERE meeting_id = $1 AND member_id = $2",
    )
    .bind(meeting)
    .bind(member)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(answer, delay, reason, category, seq, said_at)| Recorded {
        reply: Reply { answer, delay, reason, category },
        seq,
        said_at,
    }))
}

/// Makes a reply the one that counts, and keeps it in the history: both in one trip.
pub async fn put(db: &mut Db, given: &Given, verdict: Verdict, after_deadline: bool) -> sqlx::Result<()> {
    let both = sqlx::query(
        "INSERT INTO reply_history (meeting_id, member_id, answer, reason, source, words, inbox_seq, said_at, verdict)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
         INSERT INTO replies (meeting_id, member_id, answer, delay, reason, category, source, said_at, inbox_seq,
                              after_deadline)
         VALUES ($1, $2, $3, $10, $4, $11, $5, $8, $7, $12)
         ON CONFLICT (meeting_id, member_id) DO UPDATE SET answer = excluded.answer, delay = excluded.delay,
            reason = excluded.reason, category = excluded.category, source = excluded.source,
            said_at = excluded.said_at, inbox_seq = excluded.inbox_seq, after_deadline = excluded.after_deadline",
    )
    .bind(given.meeting)
    .bind(given.member)
    .bind(given.reply.answer)
    .bind(&given.reply.reason)
    .bind(given.source)
    .bind(&given.words)
    .bind(given.seq)
    .bind(given.said_at)
    .bind(verdict.word())
    .bind(&given.reply.delay)
    .bind(given.reply.category)
    .bind(after_deadline);
    db.run_all(both).await
}

/// Keeps a reply in the history, with what became of it.
pub async fn keep_history(db: &mut Db, given: &Given, verdict: Verdict) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO reply_history (meeting_id, member_id, answer, reason, source, words, inbox_seq, said_at, verdict)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(given.meeting)
    .bind(given.member)
    .bind(given.reply.answer)
    .bind(&given.reply.reason)
    .bind(given.source)
    .bind(&given.words)
    .bind(given.seq)
    .bind(given.said_at)
    .bind(verdict.word())
    .execute(db)
    .await
    .map(drop)
}

/// Nobody has answered a meeting any longer: it has another time. The history stays.
pub async fn forget_all(db: &mut Db, meeting: MeetingId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM replies WHERE meeting_id = $1").bind(meeting).execute(db).await.map(drop)
}

/// Words that were read one way, and then corrected by a tap.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Correction {
    /// How often.
    pub times: i64,
    /// How the words were read.
    pub read_as: Answer,
    /// What the next tap said.
    pub meant: Answer,
    /// The words that were misread.
    pub words: String,
}

/// What was said in words and answered differently by the same member's next reply, a tap within ten minutes; the
/// most frequent first.
pub async fn corrections(db: &mut Db) -> sqlx::Result<Vec<Correction>> {
    sqlx::query_as(
        "SELECT COUNT(*) AS times, said.answer AS read_as, tapped.answer AS meant, said.words
         FROM reply_history said
         JOIN reply_history tapped ON tapped.id = (
             SELECT min(next.id) FROM reply_history next
             WHERE next.meeting_id = said.meeting_id AND next.member_id = said.member_id AND next.id > said.id)
         WHERE said.source = 'text' AND said.words IS NOT NULL AND tapped.source = 'tap'
           AND tapped.answer <> said.answer AND tapped.said_at < said.said_at + 600000
         GROUP BY said.answer, tapped.answer, said.words ORDER BY times DESC, said.words",
    )
    .fetch_all(db)
    .await
}
