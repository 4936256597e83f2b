//! Promises go into the outbox: one, or many in one statement.

use sqlx::query_builder::Separated;
use sqlx::{QueryBuilder, Sqlite};

use super::parcel::{self, Bodies};
use crate::domain::delivery::Promise;
use crate::domain::{BotId, OutboxSeq, Timestamp};
use crate::store::engine::Db;

/// So many rows go in one statement; a database takes some ten thousand values at once.
const ROWS: usize = 500;

/// Promises a message, and gives back its row; nothing if this stage was promised to this person before.
pub async fn promise(db: &mut Db, promise: &Promise, now: Timestamp) -> sqlx::Result<Option<OutboxSeq>> {
    let one = std::slice::from_ref(promise);
    let bodies = Bodies::keep(&mut *db, one, now).await?;
    let mut insert = insertion(db.bot(), one, &bodies, now);
    insert.push(" RETURNING seq");
    insert.build_query_scalar::<OutboxSeq>().fetch_optional(db).await
}

/// Promises messages in their order; gives back how many are new. One whose stage was promised to its person before
/// is left out.
pub async fn promise_all(db: &mut Db, promises: &[Promise], now: Timestamp) -> sqlx::Result<u64> {
    let bodies = Bodies::keep(&mut *db, promises, now).await?;
    let mut new = 0;
    for rows in promises.chunks(ROWS) {
        let mut insert = insertion(db.bot(), rows, &bodies, now);
        new += insert.build().persistent(rows.len() == 1).execute(&mut *db).await?.rows_affected();
    }
    Ok(new)
}

fn insertion(bot: BotId, rows: &[Promise], bodies: &Bodies, now: Timestamp) -> QueryBuilder<Sqlite> {
    let mut insert = QueryBuilder::new(format!(
        "INSERT INTO outbox (bot_id, chat_id, thread_id, class, {}, meeting_id, version, stage, audience, member_id,
                             question_id, not_before, useful_until, state, created_at) ",
        parcel::COLUMNS
    ));
    insert.push_values(rows, |mut row, promise| {
        row.push_bind(bot);
        push(&mut row, promise, bodies, now);
    });
    insert.push(
        " ON CONFLICT (bot_id, meeting_id, version, stage, member_id, chat_id) WHERE stage IS NOT NULL DO NOTHING",
    );
    insert
}

fn push(row: &mut Separated<'_, Sqlite, &str>, promise: &Promise, bodies: &Bodies, now: Timestamp) {
    let Promise { to, class, subject, parcel, window } = promise;
    row.push_bind(to.chat).push_bind(to.thread).push_bind(*class);
    parcel::push(row, parcel, bodies);
    row.push_bind(subject.meeting.map(|(meeting, _)| meeting))
        .push_bind(subject.meeting.map(|(_, version)| version))
        .push_bind(subject.stage.clone())
        .push_bind(subject.audience)
        .push_bind(subject.member)
        .push_bind(subject.question)
        .push_bind(window.not_before)
        .push_bind(window.useful_until)
        .push("'pending'")
        .push_bind(now);
}
