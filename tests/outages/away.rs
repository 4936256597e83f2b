//! Telegram, or the bot, is away for a while; the clock jumps. Useful reminders go late, useless ones never.

use std::time::Duration;

use chibo::sandbox::world::Faults;
use chibo::store;

use super::support::*;

const OUTAGE: Faults = Faults {
    latency: Duration::ZERO,
    error_5xx: 0.0,
    cut_before: 0.0,
    cut_after: 0.0,
    outage: true,
    rates: false,
};

/// What became of a stage's messages: (sent, skipped as too late).
async fn stage(town: &Town, stage: &str) -> (i64, i64) {
    sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE state = 'sent'), COUNT(*) FILTER (WHERE state = 'skipped' AND why = 'too late')
         FROM outbox WHERE stage = $1",
    )
    .bind(format!("rule:{stage}"))
    .fetch_one(&mut town.database.connect().await.expect("a connection"))
    .await
    .expect("the ledger")
}

#[tokio::test]
async fn in_an_outage_of_a_day_replies_wait_and_a_reminder_that_is_still_useful_goes_late() {
    let mut town = Town::invited().await;
    town.at("2026-11-30T09:00+07:00").await;
    town.world.faults(OUTAGE);
    town.world.taps_labelled(AN.id, AN.id, "✅ Có mặt").expect("invited");
    // The nudge falls due on 30 November at 19:30, and is useful until the next stage on 2 December.
    town.at("2026-12-01T07:00+07:00").await;
    assert_eq!((stage(&town, "nudge").await, town.heard(AN, "Đã ghi nhận")), ((0, 0), 0));

    town.world.faults(Faults::default());
    town.at("2026-12-01T07:02+07:00").await;

    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
    let (sent, skipped) = stage(&town, "nudge").await;
    assert!(sent >= 3 && skipped == 0, "{sent} sent, {skipped} skipped");
    assert_eq!(town.heard(BINH, "Xin nhắc đồng chí"), 1, "{}", town.reads(BINH));
}

#[tokio::test]
async fn a_reminder_that_comes_too_late_is_never_sent_and_there_is_no_flood() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-02T08:00+07:00").await;
    let bot = town.world.bot().id;
    let heard =
        |town: &Town, who: Who| town.world.messages(who.id).iter().filter(|said| said.from == bot).count();
    let before = (heard(&town, AN), heard(&town, BINH));
    town.world.faults(OUTAGE);
    // "Still coming?" and the last call fall into the outage; the deadline passes in it.
    town.at("2026-12-03T08:00+07:00").await;
    town.world.faults(Faults::default());
    town.at("2026-12-03T09:00+07:00").await;

    assert_eq!((stage(&town, "confirm").await.0, stage(&town, "last call").await.0), (0, 0));
    assert!(stage(&town, "confirm").await.1 >= 1 && stage(&town, "last call").await.1 >= 1);
    assert_eq!((heard(&town, AN), heard(&town, BINH)), before);
    let books = store::ledger::ledger(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the ledger");
    assert_eq!((books.pending, books.failed), (0, 0));
}

#[tokio::test]
async fn a_clock_that_jumps_over_the_meeting_reminds_nobody_of_the_past() {
    let mut town = Town::invited().await;
    let bot = town.world.bot().id;
    let heard =
        |town: &Town, who: Who| town.world.messages(who.id).iter().filter(|said| said.from == bot).count();
    let before: Vec<usize> = [AN, BINH, CHI, HOA].map(|who| heard(&town, who)).into();
    town.clock.set(moment("2026-12-03T20:00+07:00"));
    town.settle().await;
    town.at("2026-12-03T20:30+07:00").await;
    assert_eq!(before, [AN, BINH, CHI, HOA].map(|who| heard(&town, who)));
}

#[tokio::test]
async fn a_clock_that_goes_back_before_a_stage_does_not_say_it_twice() {
    let mut town = Town::invited().await;
    town.at("2026-11-30T19:31+07:00").await;
    assert_eq!(stage(&town, "nudge").await.1, 0);
    let sent = stage(&town, "nudge").await.0;
    town.clock.set(moment("2026-11-30T12:00+07:00"));
    town.settle().await;
    town.at("2026-11-30T19:40+07:00").await;
    assert_eq!(stage(&town, "nudge").await.0, sent);
    assert_eq!(town.heard(BINH, "Xin nhắc đồng chí"), 1);
}

#[tokio::test]
async fn switched_off_for_more_than_a_day_it_tells_the_secretary_and_asks_the_silent_again_once() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;
    town.clock.set(moment("2026-11-30T10:00+07:00"));
    town.restart().await;
    town.settle().await;
    town.restart().await;
    town.settle().await;

    assert_eq!(town.heard(DUNG, "Tôi mất liên lạc"), 1, "{}", town.reads(DUNG));
    assert_eq!((town.heard(BINH, "Xin nhắc đồng chí"), town.heard(AN, "Xin nhắc đồng chí")), (1, 0));
}
