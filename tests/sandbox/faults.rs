//! What goes wrong between the bot and Telegram.

use std::time::{Duration, Instant};

use chibo::sandbox::world::{CallOutcome, Fault, Faults};
use serde_json::json;
use teloxide::prelude::*;
use teloxide::types::{ChatId, Seconds};
use teloxide::{ApiError, RequestError};

use super::stage::*;

fn texts(stage: &Stage, chat: i64) -> Vec<String> {
    stage.world.messages(chat).into_iter().map(|message| message.text).collect()
}

#[tokio::test]
async fn a_call_cut_before_it_was_accepted_did_nothing() {
    let stage = Stage::with_an().await;
    stage.world.next_fault(Fault::CutBefore.on("sendMessage"));

    let cut = stage.bot.send_message(ChatId(AN), "Chào").await;
    assert!(matches!(cut, Err(RequestError::Network(_))), "{cut:?}");
    assert_eq!(texts(&stage, AN), ["/start"]);
    stage.bot.send_message(ChatId(AN), "Chào").await.unwrap();

    let calls = stage.world.calls_of("sendMessage");
    let outcomes: Vec<_> = calls.iter().map(|call| &call.outcome).collect();
    assert_eq!(outcomes, [&CallOutcome::CutBefore, &CallOutcome::Accepted]);
    assert_eq!((calls[1].chat, &calls[1].params["text"], calls[1].at), (Some(AN), &json!("Chào"), EVENING));
    assert_eq!(stage.world.took_effect("sendMessage"), 1);
}

#[tokio::test]
async fn a_call_cut_after_it_was_accepted_took_effect_unknown_to_the_bot() {
    let stage = Stage::with_an().await;
    stage.world.starts(BINH, None);
    stage.world.next_fault(Fault::CutAfter.in_chat(AN));

    stage.bot.send_message(ChatId(BINH), "Chào").await.unwrap();
    let cut = stage.bot.send_message(ChatId(AN), "Chào").await;
    assert!(matches!(cut, Err(RequestError::Network(_))), "{cut:?}");

    assert_eq!(texts(&stage, AN), ["/start", "Chào"]);
    let calls = stage.world.calls();
    assert_eq!((calls.len(), &calls[1].outcome, calls[1].took_effect()), (2, &CallOutcome::CutAfter, true));
    assert_eq!(stage.world.faults_waiting(), 0);
}

#[tokio::test]
async fn any_refusal_can_be_staged() {
    let stage = Stage::with_an().await;
    stage.world.next_fault(Fault::RetryAfter(5).on("sendMessage"));
    stage.world.next_fault(Fault::Refuse(400, "Bad Request: message text is empty".to_owned()));
    stage.world.next_fault(Fault::Error(502));
    let params = || json!({ "chat_id": AN, "text": "Chào" });

    let paused = stage.bot.send_message(ChatId(AN), "Chào").await.unwrap_err();
    assert!(matches!(paused, RequestError::RetryAfter(seconds) if seconds == Seconds::from_seconds(5)));
    assert_eq!(stage.bot.get_updates().await.unwrap().len(), 1, "polling is not what the faults wait for");
    let refused = stage.bot.send_message(ChatId(AN), "Chào").await;
    assert_eq!(api_error(refused), ApiError::MessageTextIsEmpty);
    let (status, answer) = stage.call("sendMessage", params()).await;
    assert_eq!((status, &answer["description"]), (502, &json!("Bad Gateway")));
    stage.result("sendMessage", params()).await;
    assert_eq!(texts(&stage, AN), ["/start", "Chào"]);
}

#[tokio::test]
async fn an_outage_cuts_every_connection_and_loses_nothing() {
    let stage = Stage::new().await;
    let bot = stage.bot.clone();
    let poll = tokio::spawn(async move { bot.get_updates().timeout(30).await });
    tokio::time::sleep(Duration::from_millis(50)).await;

    stage.world.faults(Faults { outage: true, ..Faults::default() });
    assert!(matches!(at_once(poll).await, Err(RequestError::Network(_))));
    assert!(matches!(stage.bot.get_me().await, Err(RequestError::Network(_))));
    stage.world.starts(AN, None);

    stage.world.faults(Faults::default());
    assert_eq!(stage.bot.get_updates().await.unwrap().len(), 1);
}

#[tokio::test]
async fn chance_is_repeatable_and_of_the_size_asked_for() {
    let stage = Stage::with_an().await;
    let faults = Faults { cut_before: 0.2, cut_after: 0.2, error_5xx: 0.1, ..Faults::default() };
    let mut runs = Vec::new();
    for _ in 0..2 {
        stage.world.seed(7);
        stage.world.clear_calls();
        stage.world.faults(faults.clone());
        for _ in 0..100 {
            let url =
                format!("{}/bot{}/sendMessage?chat_id={AN}&text=x", stage.sandbox.url, stage.world.token());
            let _ = reqwest::get(url).await;
        }
        runs.push(stage.world.calls().into_iter().map(|call| call.outcome).collect::<Vec<_>>());
    }

    assert_eq!(runs[0], runs[1]);
    let count =
        |wanted: &dyn Fn(&CallOutcome) -> bool| runs[0].iter().filter(|outcome| wanted(outcome)).count();
    assert!((10..=30).contains(&count(&|outcome| *outcome == CallOutcome::CutBefore)));
    assert!((10..=30).contains(&count(&|outcome| *outcome == CallOutcome::CutAfter)));
    assert!((3..=20).contains(&count(&|outcome| matches!(outcome, CallOutcome::Refused(500 | 502, _)))));
}

#[tokio::test]
async fn a_call_under_way_is_carried_through_though_the_bot_dies() {
    let stage = Stage::with_an().await;
    stage.world.faults(Faults { latency: Duration::from_millis(200), ..Faults::default() });

    let begun = Instant::now();
    let send = stage.bot.send_message(ChatId(AN), "Chào");
    let dies = tokio::time::timeout(Duration::from_millis(50), send.send()).await;
    assert!(dies.is_err(), "no answer before the latency is over");
    while texts(&stage, AN).len() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(5), "never carried through");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    let begun = Instant::now();
    stage.bot.get_me().await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn the_ledger_keeps_no_more_than_it_is_told() {
    let stage = Stage::with_an().await;
    stage.world.keep_calls(2);
    for text in ["một", "hai", "ba"] {
        stage.bot.send_message(ChatId(AN), text).await.unwrap();
    }
    let kept: Vec<_> = stage.world.calls().into_iter().map(|call| call.params["text"].clone()).collect();
    assert_eq!((kept, stage.world.took_effect("sendMessage")), (vec![json!("hai"), json!("ba")], 3));

    stage.world.keep_calls(0);
    stage.bot.send_message(ChatId(AN), "bốn").await.unwrap();
    assert_eq!((stage.world.calls().len(), stage.world.took_effect("sendMessage")), (0, 4));
}
