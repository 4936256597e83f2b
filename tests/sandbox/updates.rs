//! What Telegram keeps for the bot.

use std::time::Duration;

use serde_json::json;
use teloxide::payloads::*;
use teloxide::prelude::*;
use teloxide::types::{AllowedUpdate, ChatId, Update, UpdateKind};
use teloxide::{ApiError, RequestError};

use super::stage::*;

fn after(update: &Update) -> i32 {
    i32::try_from(update.id.0).unwrap() + 1
}

#[tokio::test]
async fn an_update_is_told_again_until_it_is_confirmed() {
    let stage = Stage::with_an().await;
    stage.world.says(AN, AN, "có");

    let first = stage.bot.get_updates().await.unwrap();
    let again = stage.bot.get_updates().await.unwrap();
    assert_eq!((first.len(), &first), (2, &again));
    assert_eq!(after(&first[0]), first[1].id.0.cast_signed());

    let rest = stage.bot.get_updates().offset(after(&first[0])).await.unwrap();
    assert_eq!(rest, first[1..]);
    assert_eq!(stage.world.pending_updates(), 1);
    let UpdateKind::Message(message) = &rest[0].kind else { panic!("no message") };
    assert_eq!((message.text(), message.chat.id), (Some("có"), ChatId(AN)));
    assert_eq!(stage.bot.get_updates().offset(after(&rest[0])).await.unwrap(), []);
}

#[tokio::test]
async fn a_negative_offset_keeps_only_the_newest() {
    let stage = Stage::with_an().await;
    stage.world.says(AN, AN, "có");
    stage.world.says(AN, AN, "à không");

    let newest = stage.bot.get_updates().offset(-1).await.unwrap();
    assert_eq!((newest.len(), stage.world.pending_updates()), (1, 1));
}

#[tokio::test]
async fn a_leap_of_the_clock_ends_the_poll_under_way_or_the_next_one() {
    let stage = Stage::new().await;
    let patient = |bot: Bot| tokio::spawn(async move { bot.get_updates().timeout(20).await });

    let poll = patient(stage.bot.clone());
    stage.pass_seconds(3600);
    stage.world.clock_leapt();
    assert_eq!(at_once(poll).await.unwrap(), []);

    let poll = patient(stage.bot.clone());
    tokio::task::yield_now().await;
    stage.world.says(AN, AN, "có");
    assert_eq!(at_once(poll).await.unwrap().len(), 1, "only once");
}

#[tokio::test]
async fn an_offset_from_before_the_ids_restarted_loses_nothing() {
    let stage = Stage::with_an().await;
    let before = after(&stage.bot.get_updates().await.unwrap()[0]);
    stage.bot.get_updates().offset(before).await.unwrap();

    stage.world.skip_update_ids();
    stage.world.says(AN, AN, "có");
    let updates = stage.bot.get_updates().offset(2_000_000_000).await.unwrap();
    assert_eq!(updates.len(), 1, "an offset far in the future starts from the oldest");
    assert!(after(&updates[0]).abs_diff(before) > 1000, "the numbering restarted elsewhere");

    stage.world.skip_update_ids();
    stage.world.says(AN, AN, "à không");
    let rest = stage.bot.get_updates().offset(after(&updates[0])).await.unwrap();
    assert_eq!(rest.len(), 1, "nor is anything confirmed unseen");
}

#[tokio::test]
async fn an_update_is_kept_for_a_day() {
    let stage = Stage::with_an().await;
    stage.pass_seconds(24 * 3600);
    assert_eq!(stage.bot.get_updates().await.unwrap().len(), 1);
    stage.pass_seconds(1);
    assert_eq!(stage.bot.get_updates().await.unwrap(), []);
}

#[tokio::test]
async fn a_bot_receives_only_what_it_asked_for_and_is_remembered() {
    let stage = Stage::with_an().await;
    let only_taps = stage.bot.get_updates().offset(-1).allowed_updates([AllowedUpdate::CallbackQuery]);
    assert_eq!(only_taps.await.unwrap().len(), 1, "what waited already still comes");

    stage.world.says(AN, AN, "có");
    assert_eq!(stage.world.pending_updates(), 1);
    let sent = stage.bot.send_message(ChatId(AN), "Dự?").await.unwrap();
    stage.world.taps(AN, AN, chibo::sandbox::world::MessageId(sent.id.0), "y");
    assert_eq!(stage.world.pending_updates(), 2);

    let refusal = stage.refusal("getUpdates", json!({ "allowed_updates": ["messages"] })).await;
    assert_eq!(refusal, "Bad Request: the sandbox does not know updates of the kind \"messages\"");
}

#[tokio::test]
async fn a_second_poller_ends_the_first() {
    let stage = Stage::new().await;
    let (bot, world) = (stage.bot.clone(), stage.world.clone());
    let first = tokio::spawn(async move { bot.get_updates().timeout(30).await });
    tokio::time::sleep(Duration::from_millis(50)).await;

    let second = tokio::spawn({
        let bot = stage.bot.clone();
        async move { bot.get_updates().timeout(30).await }
    });
    assert_eq!(api_error(first.await.unwrap()), ApiError::TerminatedByOtherGetUpdates);
    world.starts(AN, None);
    assert_eq!(second.await.unwrap().unwrap().len(), 1, "the second waits on, and is woken");
}

#[tokio::test]
async fn a_batch_has_at_most_a_hundred() {
    let stage = Stage::with_an().await;
    for number in 0..120 {
        stage.world.says(AN, AN, &number.to_string());
    }
    assert_eq!(stage.bot.get_updates().await.unwrap().len(), 100);
    assert_eq!(stage.bot.get_updates().limit(7).await.unwrap().len(), 7);
}

#[tokio::test]
async fn odd_updates_reach_the_bot_as_they_are() {
    let stage = Stage::new().await;
    stage.world.enqueue_raw(json!({ "managed_bot": { "unheard_of": true } }));

    let updates = stage.result("getUpdates", json!({})).await;
    assert_eq!(updates[0]["managed_bot"], json!({ "unheard_of": true }));
    assert!(updates[0]["update_id"].is_i64());
}

#[tokio::test]
async fn waiting_updates_are_dropped_on_request() {
    let stage = Stage::with_an().await;
    let waiting = stage.result("getWebhookInfo", json!({})).await["pending_update_count"].clone();
    assert_eq!(waiting, 1);
    stage.bot.delete_webhook().drop_pending_updates(true).await.unwrap();
    assert_eq!(stage.world.pending_updates(), 0);
}

#[tokio::test]
async fn a_stopped_sandbox_hangs_up() {
    let stage = Stage::new().await;
    let bot = stage.bot.clone();
    let poll = tokio::spawn(async move { bot.get_updates().timeout(30).await });
    tokio::time::sleep(Duration::from_millis(50)).await;

    drop(stage.sandbox);
    assert!(matches!(at_once(poll).await, Err(RequestError::Network(_))));
    assert!(matches!(stage.bot.get_me().await, Err(RequestError::Network(_))));
}
