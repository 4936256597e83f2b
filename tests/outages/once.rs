//! An update takes effect exactly once, or is set aside where the operator sees it.

use std::time::Duration;

use chibo::store;
use serde_json::json;

use super::support::*;

async fn replies_kept(town: &Town) -> i64 {
    let mut db = town.database.connect().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM reply_history").fetch_one(&mut db).await.expect("the history")
}

#[tokio::test]
async fn an_update_that_is_delivered_again_takes_effect_once() {
    let mut town = Town::invited().await;
    town.world.taps_labelled(AN.id, AN.id, "✅ Có mặt").expect("invited");

    let taken = town.bot.intake.step(Duration::ZERO).await.expect("the intake");
    assert_eq!((taken, town.world.pending_updates()), (1, 1), "taken in, not yet acknowledged");
    town.restart().await;
    town.settle().await;

    assert_eq!(town.world.pending_updates(), 0);
    assert_eq!((replies_kept(&town).await, town.heard(AN, "Đã ghi nhận")), (1, 1));
}

#[tokio::test]
async fn numbers_that_begin_anew_after_a_quiet_week_lose_and_repeat_nothing() {
    let mut town = Town::invited().await;
    for label in ["✅ Có mặt", "❌ Vắng mặt", "⏰ Đến muộn", "✅ Có mặt", "❌ Vắng mặt", "⏰ Đến muộn"]
    {
        town.world.skip_update_ids();
        town.taps(CHI, label).await;
    }
    assert_eq!(replies_kept(&town).await, 6);
}

#[tokio::test]
async fn what_nobody_can_read_is_tried_again_then_set_aside_and_those_behind_it_go_on() {
    let mut town = Town::invited().await;
    town.world.enqueue_raw(json!({ "callback_query": { "id": "1", "data": "reply:1:attending" } }));
    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));

    town.at("2026-11-29T08:30+07:00").await;

    let aside = store::inbox::aside(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the inbox");
    assert_eq!((aside.len(), aside[0].attempts), (1, chibo::loops::worker::ATTEMPTS));
    let error = aside[0].error.as_deref().unwrap_or_default();
    assert!(error.contains("missing field `from`"), "{error}");
    assert!(aside[0].key.starts_with("telegram:"));
}

#[tokio::test]
async fn an_event_that_panics_is_put_back_and_handled_once_the_cause_is_mended() {
    let mut town = Town::invited().await;
    let day = "UPDATE meetings SET starts_at = ";
    let before: i64 = sqlx::query_scalar("SELECT starts_at FROM meetings")
        .fetch_one(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("a meeting");
    // The last moment there is in Greenwich; in Viet Nam no calendar can show it.
    let unheard_of = chrono::DateTime::<chrono::Utc>::MAX_UTC.timestamp_millis();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{day}{unheard_of}")))
        .execute(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("spoils");

    town.taps(AN, "✅ Có mặt").await;
    assert_eq!(town.heard(AN, "Đã ghi nhận"), 0);
    town.says(NAM, "/start").await;
    assert!(town.reads(NAM).contains("Nam"), "those behind it go on: {}", town.reads(NAM));
    let error: String = sqlx::query_scalar("SELECT error FROM inbox WHERE state = 'open'")
        .fetch_one(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the tap waits");
    assert!(error.starts_with("panicked"), "{error}");

    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{day}{before}")))
        .execute(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("mends");
    town.at("2026-11-29T08:10+07:00").await;
    assert_eq!((replies_kept(&town).await, town.heard(AN, "Đã ghi nhận: đồng chí có mặt")), (1, 1));
}

#[tokio::test]
async fn what_telegram_adds_some_day_gets_in_nobodys_way() {
    let mut town = Town::linked().await;
    town.world.enqueue_raw(json!({
        "message": {
            "message_id": 77, "date": town.clock.now().millis() / 1000, "text": "/start",
            "chat": { "id": AN.id, "type": "private", "mood": { "today": ["fair"] } },
            "from": { "id": AN.id, "is_bot": false, "first_name": "An", "aura": 7 },
            "entities": [{ "type": "date_time", "offset": 0, "length": 6, "unix_time": 1 }],
            "rich_message": { "blocks": [null] },
        },
        "unheard_of": { "message": 1 },
    }));
    town.world.enqueue_raw(json!({ "managed_bot": { "unheard_of": true } }));
    town.settle().await;
    assert!(town.reads(AN).contains("An"), "{}", town.reads(AN));
    let waiting = store::inbox::waiting(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the inbox");
    assert_eq!(waiting, 0);
}

#[tokio::test]
async fn two_bots_never_run_on_one_database() {
    let town = Town::new().await;
    let url = format!("sqlite://{}", town.database.path().display());
    let refused = store::Database::open_alone(&url).await.map(drop).expect_err("one is running").to_string();
    assert!(refused.contains("another chibo is running on") && !refused.contains('\n'), "{refused}");
    store::Database::open(&url).await.expect("other commands work beside it");
}
