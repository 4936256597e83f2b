//! Documents, pictures and voices, both ways.

use serde_json::json;
use teloxide::net::Download;
use teloxide::payloads::*;
use teloxide::prelude::*;
use teloxide::types::{ChatId, InputFile, MessageOrigin, UpdateKind};
use teloxide::{ApiError, RequestError};

use super::stage::*;

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

#[tokio::test]
async fn a_document_from_a_person_can_be_fetched_and_sent_on() {
    let stage = Stage::with_an().await;
    stage.world.starts(BINH, None);
    stage.world.sends_document(AN, AN, "nghi-quyet.pdf", "application/pdf", b"%PDF-1.7", Some("Nghị quyết"));

    let updates = stage.bot.get_updates().await.unwrap();
    let UpdateKind::Message(message) = &updates.last().unwrap().kind else { panic!("no message") };
    let document = message.document().unwrap();
    assert_eq!(
        (message.caption(), document.file_name.as_deref()),
        (Some("Nghị quyết"), Some("nghi-quyet.pdf"))
    );

    let file = stage.bot.get_file(document.file.id.clone()).await.unwrap();
    let mut bytes = Vec::new();
    stage.bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!((bytes.as_slice(), file.meta.size), (b"%PDF-1.7".as_slice(), 8));

    stage.bot.send_document(ChatId(BINH), InputFile::file_id(file.meta.id)).await.unwrap();
    let shown = stage.world.last(BINH).unwrap().attachment.unwrap();
    assert_eq!(&*stage.world.file(&shown.file_id).unwrap().bytes, b"%PDF-1.7");
}

#[tokio::test]
async fn a_picture_must_be_a_picture_and_a_document_is_none() {
    let stage = Stage::with_an().await;
    let png = InputFile::memory(b"\x89PNG\r\n\x1a\n".as_slice()).file_name("bieu-do.png");
    let sent = stage.bot.send_photo(ChatId(AN), png).caption("Biểu đồ").await.unwrap();
    assert_eq!(sent.photo().unwrap().len(), 1);

    let text = stage.bot.send_photo(ChatId(AN), InputFile::memory("chữ")).await;
    assert_eq!(api_error(text), ApiError::ImageProcessFailed);
    let document = stage.bot.send_document(ChatId(AN), InputFile::memory("chữ")).await.unwrap();
    let id = document.document().unwrap().file.id.clone();
    let refusal = stage.refusal("sendPhoto", json!({ "chat_id": AN, "photo": id.0 })).await;
    assert_eq!(refusal, "Bad Request: can't use file of type document as photo");

    let empty = stage.bot.send_document(ChatId(AN), InputFile::memory("")).await;
    assert_eq!(api_error(empty), ApiError::Unknown("Bad Request: file must be non-empty".to_owned()));
}

#[tokio::test]
async fn a_file_that_is_not_there_cannot_be_fetched() {
    let stage = Stage::with_an().await;

    let refusal = stage.refusal("getFile", json!({ "file_id": "nonsense" })).await;
    assert_eq!(refusal, "Bad Request: wrong file_id or the file is temporarily unavailable");
    let url = format!("{}/file/bot{}/documents/file_9.pdf", stage.sandbox.url, stage.world.token());
    assert_eq!(reqwest::get(url).await.unwrap().status(), 404);
    let stranger = format!("{}/file/bot1:wrong/documents/file_9.pdf", stage.sandbox.url);
    assert_eq!(reqwest::get(stranger).await.unwrap().status(), 401);
}

#[tokio::test]
async fn what_people_send_arrives_as_telegram_writes_it() {
    let stage = Stage::with_an().await;
    let asked = stage.bot.send_message(ChatId(AN), "Dự được không?").await.unwrap();
    let world = &stage.world;
    let said = world.replies(AN, AN, chibo::sandbox::world::MessageId(asked.id.0), "có");
    world.forwards(AN, AN, "tôi vắng");
    world.sends_photo(AN, AN, b"\xff\xd8\xff", Some("giấy khám"));
    world.sends_voice(AN, AN);
    world.sends_sticker(AN, AN);
    world.edits(AN, AN, said, "không");

    let updates = stage.bot.get_updates().await.unwrap();
    let mut messages = updates[1..].iter().map(|update| match &update.kind {
        UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => message,
        other => panic!("not a message: {other:?}"),
    });
    let mut next = || messages.next().unwrap();
    let reply = next();
    assert_eq!((reply.text(), reply.reply_to_message().unwrap().id), (Some("có"), asked.id));
    assert!(matches!(next().forward_origin(), Some(MessageOrigin::HiddenUser { .. })));
    assert_eq!(next().caption(), Some("giấy khám"));
    assert!(next().voice().is_some());
    assert!(next().sticker().is_some());
    let edited = next();
    assert_eq!((edited.text(), edited.id.0), (Some("không"), said.0));
    assert_eq!(edited.edit_date().unwrap().timestamp_millis(), EVENING);
}

#[tokio::test]
async fn a_caption_is_at_most_1024_units_long() {
    let stage = Stage::with_an().await;
    let send = |caption: String| stage.bot.send_document(ChatId(AN), InputFile::memory("x")).caption(caption);

    send("đ".repeat(1024)).await.unwrap();
    let RequestError::Api(error) = send("đ".repeat(1025)).await.unwrap_err() else { panic!("no refusal") };
    assert_eq!(error, ApiError::Unknown("Bad Request: message caption is too long".to_owned()));
}
