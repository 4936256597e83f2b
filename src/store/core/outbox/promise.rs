//! Promises go into the outbox: one, or many in one statement.

use sqlx::query_builder::Separated;
use sqlx::{QueryBuilder, Sqlite};

use super::parcel::{self, Bodies};
use crate::domain::delivery::Promise;
use crate::domain::{OutboxSeq, Timestamp};
use crate::store::engine::Db;

/// So many rows go in one statement; a database takes some ten thousand values at once.
const ROWS: usize = 500;

/// Promises a message; nothing if this stage was promised to this person before.
pub async fn promise(db: &mut Db, promise: &Promise, now: Timestamp) -> sqlx::Result<Option<OutboxSeq>> {
    Ok(promise_all(db, std::slice::from_ref(promise), now).await?.into_iter().next())
}

/// Promises messages in their order; gives back those that are new. One whose stage was promised to its person
/// before is left out.
pub async fn promise_all(db: &mut Db, promises: &[Promise], now: Timestamp) -> sqlx::Result<Vec<OutboxSeq>> {
    let bodies = Bodies::keep(&mut *db, promises, now).await?;
    let bot = db.bot();
    let mut new = Vec::new();
    for rows in promises.chunks(ROWS) {
        let mut insert = QueryBuilder::new(format!(
            "INSERT INTO outbox (bot_id, chat_id, thread_id, class, {}, meeting_id, version, stage, audience, member_id,
                                 question_id, not_before, useful_until, state, created_at) ",
            parcel::COLUMNS
        ));
        insert.push_values(rows, |mut row, promise| {
            row.push_bind(bot);
            push(&mut row, promise, &bodies, now);
        });
        insert.push(
            " ON CONFLICT (bot_id, meeting_id, version, stage, member_id, chat_id) WHERE stage IS NOT NULL DO NOTHING
             RETURNING seq",
        );
        let alone = rows.len() == 1;
        new.extend(insert.build_query_scalar::<OutboxSeq>().persistent(alone).fetch_all(&mut *db).await?);
    }
    Ok(new)
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
