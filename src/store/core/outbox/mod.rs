//! The outbox: everything the bot promised to say, until it is settled. `ledger` reads it as the books.

pub(super) mod parcel;
mod promise;

pub use promise::{promise, promise_all};

use parcel::Kept;

use crate::domain::delivery::{Address, Circumstances, Class, Delivery, Parcel, Window};
use crate::domain::meeting::Phase;
use crate::domain::reply::Answer;
use crate::domain::stages::Audience;
use crate::domain::{ChatId, MeetingId, MemberId, MessageId, OutboxSeq, QuestionId, ThreadId, Timestamp};
use crate::store::engine::Db;

/// A message that may go now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its row.
    pub seq: OutboxSeq,
    /// Where it goes.
    pub to: Address,
    /// How often it was tried.
    pub attempts: i64,
    /// The meeting it is about.
    pub meeting: Option<MeetingId>,
    /// The finished message.
    pub parcel: Parcel,
    /// The promise whose message it edits, or replaces.
    pub stands_for: Option<OutboxSeq>,
    /// What decides whether it is still wanted.
    pub circumstances: Circumstances,
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: OutboxSeq,
    chat_id: ChatId,
    thread_id: Option<ThreadId>,
    attempts: i64,
    meeting_id: Option<MeetingId>,
    #[sqlx(flatten)]
    parcel: Kept,
    audience: Option<Audience>,
    version: Option<i64>,
    phase: Option<Phase>,
    meeting_version: Option<i64>,
    answer: Option<Answer>,
    not_before: Timestamp,
    useful_until: Option<Timestamp>,
}

/// The messages that may go now, answers before bulk: at most one a chat, none while one is in flight there,
/// none before an earlier one of its class.
pub async fn ready(db: &mut Db, now: Timestamp, widest: Class, most: i64) -> sqlx::Result<Vec<Ready>> {
    let bot = db.bot();
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT o.seq, o.chat_id, o.thread_id, o.attempts, o.meeting_id, o.kind, o.html, o.keyboard, o.reply_to,
                o.target_message, o.target_promise, o.file_sort, o.file_id, o.file_name, f.body, o.audience,
                o.version, m.phase, m.version AS meeting_version, r.answer, o.not_before, o.useful_until
         FROM outbox o INDEXED BY outbox_line
         LEFT JOIN files f ON f.hash = o.file_hash
         LEFT JOIN meetings m ON m.id = o.meeting_id AND o.audience IS NOT NULL
         LEFT JOIN replies r ON r.meeting_id = o.meeting_id AND r.member_id = o.member_id AND o.audience IS NOT NULL
         WHERE o.bot_id = $4 AND o.state = 'pending' AND o.class <= $2 AND o.not_before <= $1
           AND NOT EXISTS (SELECT 1 FROM outbox e INDEXED BY outbox_of_chat WHERE e.bot_id = o.bot_id AND e.chat_id = o.chat_id
                           AND e.state IN ('pending', 'in flight')
                           AND (e.state = 'in flight' OR (e.class = o.class AND e.seq < o.seq)
                                OR (e.class < o.class AND e.not_before <= $1)))
           AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.bot_id = o.bot_id AND c.chat_id = o.chat_id AND c.not_before > $1)
         ORDER BY o.class, o.not_before, o.seq LIMIT $3",
    )
    .bind(now)
    .bind(widest)
    .bind(most)
    .bind(bot)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Ready::try_from).collect()
}

impl TryFrom<Row> for Ready {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let parcel = Parcel::try_from(row.parcel)?;
        Ok(Self {
            seq: row.seq,
            to: Address { chat: row.chat_id, thread: row.thread_id },
            attempts: row.attempts,
            meeting: row.meeting_id,
            stands_for: parcel.stands_for(),
            parcel,
            circumstances: Circumstances {
                audience: row.audience,
                version: row.version,
                meeting: row.phase.zip(row.meeting_version),
                answer: row.answer,
                window: Window { not_before: row.not_before, useful_until: row.useful_until },
            },
        })
    }
}

/// It ends otherwise: skipped, unreachable or failed, with the reason.
pub async fn settle(
    db: &mut Db,
    seq: OutboxSeq,
    state: Delivery,
    why: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE outbox SET state = $2, why = $3, settled_at = $4 WHERE seq = $1")
        .bind(seq)
        .bind(state)
        .bind(why)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// It goes again at `at`.
pub async fn retry(
    db: &mut Db,
    seq: OutboxSeq,
    at: Timestamp,
    doubtful: bool,
    why: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE outbox SET state = 'pending', not_before = $2, why = $4,
                           doubtful = CASE WHEN doubtful = 1 THEN 1 ELSE $3 END
         WHERE seq = $1",
    )
    .bind(seq)
    .bind(at)
    .bind(doubtful)
    .bind(why)
    .execute(db)
    .await
    .map(drop)
}

/// A new run puts back what the last one left in flight; Telegram may have taken it.
pub async fn put_back_in_flight(db: &mut Db) -> sqlx::Result<u64> {
    let bot = db.bot();
    sqlx::query(
        "UPDATE outbox SET state = 'pending', doubtful = 1, why = 'the run ended' WHERE bot_id = $1 AND state = 'in flight'",
    )
    .bind(bot)
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// When the next message that waits may go, or its chat may be written to again.
pub async fn next_at(db: &mut Db, widest: Class, now: Timestamp) -> sqlx::Result<Option<Timestamp>> {
    let bot = db.bot();
    sqlx::query_scalar(
        "SELECT min(at) FROM (
             SELECT min(not_before) AS at FROM outbox WHERE bot_id = $3 AND state = 'pending' AND class = 0 AND not_before > $2
             UNION ALL
             SELECT min(not_before) FROM outbox WHERE bot_id = $3 AND state = 'pending' AND class = 1 AND class <= $1 AND not_before > $2
             UNION ALL
             SELECT min(not_before) FROM chats WHERE chats.bot_id = $3 AND not_before > $2
                AND EXISTS (SELECT 1 FROM outbox o WHERE o.bot_id = $3 AND o.chat_id = chats.chat_id AND o.state = 'pending')
         )",
    )
    .bind(widest)
    .bind(now)
    .bind(bot)
    .fetch_one(db)
    .await
}

/// Whether a member was told of a meeting's present start time, or is about to be.
pub async fn told(db: &mut Db, member: MemberId, meeting: MeetingId, version: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE member_id = $1 AND meeting_id = $2 AND version = $3
                        AND (audience IS NULL OR audience NOT IN ('secretary', 'present'))
                        AND state IN ('pending', 'in flight', 'sent'))",
    )
    .bind(member)
    .bind(meeting)
    .bind(version)
    .fetch_one(db)
    .await
}

/// Nothing that waits for a chat goes there any longer.
pub async fn skip_pending(db: &mut Db, chat: ChatId, why: &str, now: Timestamp) -> sqlx::Result<u64> {
    let bot = db.bot();
    sqlx::query(
        "UPDATE outbox SET state = 'skipped', why = $2, settled_at = $3
         WHERE bot_id = $4 AND chat_id = $1 AND state IN ('pending', 'in flight') AND state = 'pending'",
    )
    .bind(chat)
    .bind(why)
    .bind(now)
    .bind(bot)
    .execute(db)
    .await
    .map(|done| done.rows_affected())
}

/// What a message of ours in a chat was about.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct About {
    /// The meeting.
    pub meeting_id: Option<MeetingId>,
    /// Which of its start times.
    pub version: Option<i64>,
    /// The audience of the stage.
    pub audience: Option<Audience>,
    /// The member.
    pub member_id: Option<MemberId>,
    /// The question it passed on.
    pub question_id: Option<QuestionId>,
}

/// What a message of ours was about, if we sent it.
pub async fn about(db: &mut Db, chat: ChatId, message: MessageId) -> sqlx::Result<Option<About>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT meeting_id, version, audience, member_id, question_id FROM outbox
         WHERE bot_id = $3 AND chat_id = $1 AND message_id = $2 ORDER BY seq LIMIT 1",
    )
    .bind(chat)
    .bind(message)
    .bind(bot)
    .fetch_optional(db)
    .await
}
