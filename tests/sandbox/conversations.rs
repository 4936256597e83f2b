//! People and the bot talk.

use serde_json::json;
use teloxide::ApiError;
use teloxide::payloads::*;
use teloxide::prelude::*;
use teloxide::types::*;

use super::stage::*;

#[tokio::test]
async fn a_person_who_never_started_the_bot_cannot_be_written_to() {
    let stage = Stage::new().await;

    let refusal = stage.refusal("sendMessage", json!({ "chat_id": AN, "text": "Chào" })).await;
    assert_eq!(refusal, "Forbidden: bot can't initiate conversation with a user");
    assert_eq!(stage.world.messages(AN), []);

    stage.world.starts(AN, None);
    stage.bot.send_message(ChatId(AN), "Chào").await.unwrap();
    assert_eq!(stage.world.last(AN).unwrap().text, "Chào");
}

#[tokio::test]
async fn a_tap_is_answered_once_and_its_message_rewritten() {
    let stage = Stage::with_an().await;
    let buttons =
        [[InlineKeyboardButton::callback("Có mặt", "r:1"), InlineKeyboardButton::callback("Vắng", "r:3")]];
    let asked = stage.bot.send_message(ChatId(AN), "Đồng chí dự được <b>không</b>?");
    let asked =
        asked.parse_mode(ParseMode::Html).reply_markup(InlineKeyboardMarkup::new(buttons)).await.unwrap();

    let tap = stage.world.taps_labelled(AN, AN, "Vắng").unwrap();
    assert_eq!(stage.world.callback_answer(&tap), None);
    let updates = stage.bot.get_updates().await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates.last().unwrap().kind else {
        panic!("no tap in {updates:?}")
    };
    assert_eq!((query.data.as_deref(), query.from.id), (Some("r:3"), UserId(11)));
    assert_eq!(query.regular_message().unwrap().id, asked.id);

    stage.bot.answer_callback_query(query.id.clone()).text("Đã ghi").await.unwrap();
    stage.bot.edit_message_text(ChatId(AN), asked.id, "Đã ghi nhận: vắng").await.unwrap();

    assert_eq!(stage.world.callback_answer(&tap), Some(("Đã ghi".to_owned(), false)));
    let shown = stage.world.last(AN).unwrap();
    assert_eq!((shown.text.as_str(), shown.labels().len()), ("Đã ghi nhận: vắng", 0));
    assert_eq!(shown.edited_at, Some(EVENING));
}

#[tokio::test]
async fn a_document_is_uploaded_once_and_sent_again_by_its_id() {
    let stage = Stage::with_an().await;
    stage.world.starts(BINH, None);

    let file = InputFile::memory("chương trình").file_name("chuong-trinh.pdf");
    let sent = stage.bot.send_document(ChatId(AN), file).caption("Tài liệu").await.unwrap();
    let id = sent.document().unwrap().file.id.clone();
    stage.bot.send_document(ChatId(BINH), InputFile::file_id(id.clone())).await.unwrap();

    let shown = stage.world.last(BINH).unwrap().attachment.unwrap();
    assert_eq!(
        (shown.file_name.as_deref(), shown.mime.as_deref()),
        (Some("chuong-trinh.pdf"), Some("application/pdf"))
    );
    assert_eq!(&*stage.world.file(&shown.file_id).unwrap().bytes, "chương trình".as_bytes());
    assert_eq!(stage.world.last(AN).unwrap().text, "Tài liệu");

    let unknown = stage.bot.send_document(ChatId(AN), InputFile::file_id("nonsense".into())).await;
    assert_eq!(api_error(unknown), ApiError::WrongFileIdOrUrl);
}
