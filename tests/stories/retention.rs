//! What has had its day goes; who was told what, and when, stays longer; the figures stay.

use chibo::store;

use crate::support::*;

async fn number(town: &Town, sql: &'static str) -> i64 {
    let mut db = town.database.reader().await.expect("a reader");
    sqlx::query_scalar(sql).fetch_one(&mut db).await.expect(sql)
}

#[tokio::test]
async fn what_was_said_is_forgotten_after_a_month_and_the_books_still_add_up() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;
    town.says(BINH, "/doilich").await;
    let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'";
    let with_words = "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND html IS NOT NULL";
    let messages = number(&town, sent).await;
    assert!(messages > 5 && number(&town, with_words).await == messages);

    town.clock.set(moment("2027-01-20T08:00+07:00"));
    town.settle().await;

    let recent = "SELECT COUNT(*) FROM outbox WHERE html IS NOT NULL
                  AND settled_at < unixepoch('2027-01-20T01:00:00Z') * 1000 - 30 * 86400000";
    assert_eq!(number(&town, recent).await, 0, "words are kept for thirty days");
    assert!(number(&town, sent).await >= messages, "who was told what is still known");
    let mut db = town.database.reader().await.expect("a reader");
    let books = store::ledger::ledger(&mut db).await.expect("the books");
    drop(db);
    assert_eq!(books.due, books.sent + books.skipped + books.unreachable + books.failed + books.pending);
    assert_eq!(
        number(&town, "SELECT COUNT(*) FROM inbox WHERE state = 'done' AND handled_at < 1800000000000").await,
        0
    );

    town.clock.set(moment("2028-04-01T08:00+07:00"));
    town.settle().await;
    assert_eq!(number(&town, sent).await, 0, "and forgotten after four hundred days");
    assert_eq!(
        number(&town, "SELECT COUNT(*) FROM replies WHERE answer = 'attending'").await,
        1,
        "replies stay"
    );
}
