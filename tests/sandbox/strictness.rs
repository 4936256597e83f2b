//! What Telegram takes, and what it says to the rest.

use serde_json::{Value, json};
use teloxide::payloads::*;
use teloxide::prelude::*;
use teloxide::types::{BotCommand, ChatAction, ChatId};

use super::stage::*;

#[tokio::test]
async fn a_text_is_1_to_4096_utf16_units_long_after_its_markup_is_taken_away() {
    let stage = Stage::with_an().await;
    let send = |text: String| json!({ "chat_id": AN, "text": text, "parse_mode": "HTML" });

    stage.result("sendMessage", send(format!("<b>{}</b>", "đ".repeat(4096)))).await;
    stage.result("sendMessage", send("🔔".repeat(2048))).await;
    let too_long = "Bad Request: message is too long";
    assert_eq!(stage.refusal("sendMessage", send("đ".repeat(4097))).await, too_long);
    assert_eq!(stage.refusal("sendMessage", send("🔔".repeat(2049))).await, too_long);
    for empty in ["", "  \n ", "<b></b>"] {
        let refusal = stage.refusal("sendMessage", send(empty.to_owned())).await;
        assert_eq!(refusal, "Bad Request: message text is empty");
    }

    let id = stage.world.last(AN).unwrap().id;
    let edit = json!({ "chat_id": AN, "message_id": id, "text": "đ".repeat(4097) });
    assert_eq!(stage.refusal("editMessageText", edit).await, "Bad Request: MESSAGE_TOO_LONG");
}

#[tokio::test]
async fn markup_must_be_well_formed() {
    let stage = Stage::with_an().await;
    let send = |text: &str, mode: &str| json!({ "chat_id": AN, "text": text, "parse_mode": mode });

    let refusal = stage.refusal("sendMessage", send("<b>Chào", "HTML")).await;
    assert_eq!(
        refusal,
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    );
    let refusal = stage.refusal("sendMessage", send("Chào", "Markdown")).await;
    assert_eq!(refusal, "Bad Request: the sandbox knows no parse_mode but HTML");

    let sent = stage.result("sendMessage", send("<b>An &amp; Bình</b> ", "html")).await;
    assert_eq!(sent["text"], "An & Bình");
    assert_eq!(sent["entities"], json!([{ "type": "bold", "offset": 0, "length": 9 }]));
    assert_eq!(stage.world.last(AN).unwrap().html(), "<b>An &amp; Bình</b>");
}

#[tokio::test]
async fn a_button_carries_1_to_64_bytes() {
    let stage = Stage::with_an().await;
    let send = |button: Value| json!({ "chat_id": AN, "text": "Dự?", "reply_markup": { "inline_keyboard": [[button]] } });

    stage.result("sendMessage", send(json!({ "text": "Có", "callback_data": "x".repeat(64) }))).await;
    stage.result("sendMessage", send(json!({ "text": "Xem", "url": "https://example.com" }))).await;
    let cases = [
        (json!({ "text": "Có", "callback_data": "x".repeat(65) }), "BUTTON_DATA_INVALID"),
        (json!({ "text": "Có", "callback_data": "đ".repeat(33) }), "BUTTON_DATA_INVALID"),
        (json!({ "text": "Có", "callback_data": "" }), "BUTTON_DATA_INVALID"),
        (json!({ "text": "Xem", "url": "javascript:1" }), "BUTTON_URL_INVALID"),
        (json!({ "text": " ", "callback_data": "x" }), "inline keyboard button text must be non-empty"),
        (
            json!({ "text": "Có" }),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            json!({ "text": "Có", "callback_dat": "x" }),
            "the sandbox does not know buttons with \"callback_dat\"",
        ),
    ];
    for (button, complaint) in cases {
        assert_eq!(stage.refusal("sendMessage", send(button)).await, format!("Bad Request: {complaint}"));
    }
    let many = json!({ "inline_keyboard": vec![vec![json!({ "text": "x", "callback_data": "x" }); 5]; 21] });
    let many = json!({ "chat_id": AN, "text": "Dự?", "reply_markup": many });
    assert_eq!(stage.refusal("sendMessage", many).await, "Bad Request: reply markup is too long");
}

#[tokio::test]
async fn parameters_are_checked_by_name_and_type() {
    let stage = Stage::with_an().await;
    let cases = [
        (json!({ "chat_id": AN }), "message text is empty"),
        (json!({ "text": "Chào" }), "chat_id is empty"),
        (
            json!({ "chat_id": AN, "text": "Chào", "parsemode": "HTML" }),
            "the sandbox does not know the parameter \"parsemode\" of sendMessage",
        ),
        (json!({ "chat_id": AN, "text": 7 }), "can't parse text: String expected"),
        (json!({ "chat_id": [], "text": "x" }), "can't parse chat_id: Integer or String expected"),
        (
            json!({ "chat_id": AN, "text": "x", "reply_markup": [] }),
            "can't parse reply_markup: JSON object expected",
        ),
        (
            json!({ "chat_id": AN, "text": "x", "disable_notification": "maybe" }),
            "can't parse disable_notification: Boolean expected",
        ),
    ];
    for (params, complaint) in cases {
        assert_eq!(stage.refusal("sendMessage", params).await, format!("Bad Request: {complaint}"));
    }
    assert_eq!(stage.world.took_effect("sendMessage"), 0);
}

#[tokio::test]
async fn a_call_may_come_as_a_query_a_form_or_json_and_in_any_case() {
    let stage = Stage::with_an().await;
    let url = |method: &str| format!("{}/bot{}/{method}", stage.sandbox.url, stage.world.token());
    let client = reqwest::Client::new();

    let query = format!("{}?chat_id={AN}&text=m%E1%BB%99t", url("SENDMESSAGE"));
    assert_eq!(client.get(query).send().await.unwrap().status(), 200);
    let form = client.post(url("sendmessage")).header("content-type", "application/x-www-form-urlencoded");
    let markup = "%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22C%C3%B3%22%2C%22callback_data%22%3A%22y%22%7D%5D%5D%7D";
    let form = form.body(format!("chat_id={AN}&text=hai&disable_notification=true&reply_markup={markup}"));
    assert_eq!(form.send().await.unwrap().status(), 200);

    let messages = stage.world.messages(AN);
    assert_eq!(
        messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(),
        ["/start", "một", "hai"]
    );
    assert_eq!(messages[2].labels(), ["Có"]);
}

#[tokio::test]
async fn a_wrong_token_or_method_is_turned_away() {
    let stage = Stage::new().await;
    let stranger = Bot::new("1:wrong").set_api_url(stage.sandbox.url.parse().unwrap());
    assert_eq!(api_error(stranger.get_me().await), teloxide::ApiError::InvalidToken);

    let url = format!("{}/bot1:wrong/getMe", stage.sandbox.url);
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.status(), 401);
    let body: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    assert_eq!(body, json!({ "ok": false, "error_code": 401, "description": "Unauthorized" }));

    let (status, answer) = stage.call("sendMesage", json!({})).await;
    assert_eq!(
        (status, answer),
        (404, json!({ "ok": false, "error_code": 404, "description": "Not Found" }))
    );
}

#[tokio::test]
async fn the_bot_introduces_itself() {
    let stage = Stage::with_an().await;
    let me = stage.bot.get_me().await.unwrap();
    assert_eq!((me.username(), me.can_read_all_group_messages), ("chibo_sandbox_bot", false));

    stage.bot.set_my_commands([BotCommand::new("lich", "Lịch họp")]).language_code("vi").await.unwrap();
    stage.bot.set_my_description().description("Nhắc sinh hoạt chi bộ").await.unwrap();
    stage.bot.set_my_short_description().short_description("Chi bộ").await.unwrap();
    stage.bot.send_chat_action(ChatId(AN), ChatAction::Typing).await.unwrap();

    let profile = stage.world.profile();
    assert_eq!(profile.commands[0].commands, [("lich".to_owned(), "Lịch họp".to_owned())]);
    assert_eq!(
        (profile.commands[0].language.as_str(), profile.descriptions[""].as_str()),
        ("vi", "Nhắc sinh hoạt chi bộ")
    );
    let wrong = json!({ "commands": [{ "command": "Lịch", "description": "Lịch họp" }] });
    assert_eq!(stage.refusal("setMyCommands", wrong).await, "Bad Request: BOT_COMMAND_INVALID");
}
