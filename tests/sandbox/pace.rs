//! How fast a bot may write.

use chibo::sandbox::world::{Faults, User};
use serde_json::{Value, json};

use super::stage::*;

async fn with_rates() -> Stage {
    let stage = Stage::with_an().await;
    stage.world.faults(Faults { rates: true, ..Faults::default() });
    stage
}

async fn says(stage: &Stage, chat: i64) -> (u16, Value) {
    stage.call("sendMessage", json!({ "chat_id": chat, "text": "Chào" })).await
}

#[tokio::test]
async fn a_chat_takes_a_few_messages_at_once_and_then_one_a_second() {
    let stage = with_rates().await;
    for _ in 0..3 {
        assert_eq!(says(&stage, AN).await.0, 200);
    }

    let (status, answer) = says(&stage, AN).await;
    assert_eq!(status, 429);
    assert_eq!(answer["description"], "Too Many Requests: retry after 1");
    assert_eq!(answer["parameters"], json!({ "retry_after": 1 }));
    stage.pass_seconds(1);
    assert_eq!(says(&stage, AN).await.0, 200);
    assert_eq!(says(&stage, AN).await.0, 429);
}

#[tokio::test]
async fn all_chats_together_take_thirty_a_second() {
    let stage = with_rates().await;
    for id in 100..131 {
        stage.world.add_person(User::new(id, "Đồng chí"));
        stage.world.starts(id, None);
    }
    for id in 100..130 {
        assert_eq!(says(&stage, id).await.0, 200);
    }
    assert_eq!(says(&stage, 130).await.0, 429);
    stage.pass_seconds(1);
    assert_eq!(says(&stage, 130).await.0, 200);
}

#[tokio::test]
async fn a_group_takes_twenty_a_minute_edits_included() {
    let stage = with_rates().await;
    let group = stage.world.create_group("Đảng ủy", AN);
    stage.world.add_bot(group, AN);
    let mut sent = Value::Null;
    for _ in 0..19 {
        sent = says(&stage, group).await.1["result"]["message_id"].clone();
        stage.pass_seconds(1);
    }
    let edit = |text: &str| json!({ "chat_id": group, "message_id": sent, "text": text });

    assert_eq!(stage.call("editMessageText", edit("một")).await.0, 200);
    let (status, answer) = stage.call("editMessageText", edit("hai")).await;
    assert_eq!((status, &answer["parameters"]["retry_after"]), (429, &json!(41)));
    stage.pass_seconds(41);
    assert_eq!(says(&stage, group).await.0, 200);
}

#[tokio::test]
async fn answers_to_taps_and_private_edits_are_not_limited() {
    let stage = with_rates().await;
    let sent = says(&stage, AN).await.1["result"]["message_id"].as_i64().unwrap();
    let message = chibo::sandbox::world::MessageId(i32::try_from(sent).unwrap());
    for number in 0..40 {
        let tap = stage.world.taps(AN, AN, message, "r:1");
        stage.result("answerCallbackQuery", json!({ "callback_query_id": tap.0 })).await;
        let edit = json!({ "chat_id": AN, "message_id": sent, "text": number.to_string() });
        stage.result("editMessageText", edit).await;
    }
}
