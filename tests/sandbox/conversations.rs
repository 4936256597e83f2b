//! People and the bot talk.

use chibo::sandbox::world::{CallbackId, ChangeKind, MessageId};
use serde_json::json;
use teloxide::ApiError;
use teloxide::payloads::*;
use teloxide::prelude::*;
use teloxide::types::{
    ChatId, ChatMemberStatus, InlineKeyboardButton, InlineKeyboardMarkup, ParseMode, ReplyParameters,
    UpdateKind, UserId,
};

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
async fn a_person_who_blocks_the_bot_is_out_of_reach_until_they_return() {
    let stage = Stage::with_an().await;
    stage.bot.get_updates().offset(-1).await.unwrap();

    stage.world.blocks(AN);
    assert_eq!(api_error(stage.bot.send_message(ChatId(AN), "Chào").await), ApiError::BotBlocked);
    stage.world.unblocks(AN);
    stage.bot.send_message(ChatId(AN), "Chào lại").await.unwrap();

    let updates = stage.bot.get_updates().await.unwrap();
    let turns = updates.iter().filter_map(|update| match &update.kind {
        UpdateKind::MyChatMember(turn) => {
            Some((turn.chat.id, turn.old_chat_member.status(), turn.new_chat_member.status()))
        }
        _ => None,
    });
    let (chat, member, kicked) = (ChatId(AN), ChatMemberStatus::Member, ChatMemberStatus::Banned);
    assert_eq!(turns.collect::<Vec<_>>(), [(chat, member, kicked), (chat, kicked, member)]);
}

#[tokio::test]
async fn nobody_is_found_at_an_unknown_id() {
    let stage = Stage::with_an().await;

    assert_eq!(api_error(stage.bot.send_message(ChatId(999), "Chào").await), ApiError::ChatNotFound);
    let by_name = stage.bot.send_message("@nobody".to_owned(), "Chào").await;
    assert_eq!(api_error(by_name), ApiError::ChatNotFound);
}

#[tokio::test]
async fn a_tap_must_be_answered_within_seconds_and_only_once() {
    let stage = Stage::with_an().await;
    let asked = stage.bot.send_message(ChatId(AN), "Dự được không?").await.unwrap();
    let (late, twice) = {
        let tap = || stage.world.taps(AN, AN, MessageId(asked.id.0), "r:1");
        (tap(), tap())
    };
    let answer =
        |tap: &CallbackId| json!({ "callback_query_id": tap.0, "text": "Đã ghi", "show_alert": true });
    let too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    stage.pass_seconds(600);
    stage.bot.get_updates().await.unwrap();
    stage.pass_seconds(15);
    assert_eq!(stage.result("answerCallbackQuery", answer(&twice)).await, true);
    assert_eq!(stage.world.callback_answer(&twice), Some(("Đã ghi".to_owned(), true)));
    assert_eq!(stage.refusal("answerCallbackQuery", answer(&twice)).await, too_old);

    stage.pass_seconds(1);
    assert_eq!(stage.refusal("answerCallbackQuery", answer(&late)).await, too_old);
    assert_eq!(stage.world.callback_answer(&late), None);
}

#[tokio::test]
async fn an_edit_must_change_something_of_ones_own() {
    let stage = Stage::with_an().await;
    let said = stage.world.says(AN, AN, "có");
    let sent = stage.bot.send_message(ChatId(AN), "Đã ghi").await.unwrap().id;
    let edit = |id: i32, text: &'static str| {
        stage.bot.edit_message_text(ChatId(AN), teloxide::types::MessageId(id), text)
    };

    assert_eq!(api_error(edit(sent.0, "Đã ghi").await), ApiError::MessageNotModified);
    assert_eq!(api_error(edit(said.0, "không").await), ApiError::MessageCantBeEdited);
    assert_eq!(api_error(edit(9_999, "gì").await), ApiError::MessageToEditNotFound);

    stage.bot.delete_message(ChatId(AN), sent).await.unwrap();
    assert!(stage.world.message(AN, MessageId(sent.0)).unwrap().deleted);
    assert_eq!(api_error(edit(sent.0, "Đã ghi nhận").await), ApiError::MessageToEditNotFound);
    assert_eq!(
        api_error(stage.bot.delete_message(ChatId(AN), sent).await),
        ApiError::MessageToDeleteNotFound
    );
}

#[tokio::test]
async fn buttons_are_taken_away_without_touching_the_text() {
    let stage = Stage::with_an().await;
    let button = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Có", "y")]]);
    let sent = stage.bot.send_message(ChatId(AN), "Dự?").reply_markup(button).await.unwrap().id;

    stage.bot.edit_message_reply_markup(ChatId(AN), sent).await.unwrap();
    let shown = stage.world.last(AN).unwrap();
    assert_eq!((shown.text.as_str(), shown.labels()), ("Dự?", vec![]));

    let again = stage.bot.edit_message_reply_markup(ChatId(AN), sent).await;
    assert_eq!(api_error(again), ApiError::MessageNotModified);
    let missing = stage.world.taps_labelled(AN, AN, "Có").unwrap_err();
    assert_eq!(missing.to_string(), "no message in chat 11 has a button «Có»; there are []");
}

#[tokio::test]
async fn an_answer_names_the_message_it_answers() {
    let stage = Stage::with_an().await;
    let asked = stage.world.says(AN, AN, "Mấy giờ họp?");
    let to = |id: i32| ReplyParameters::new(teloxide::types::MessageId(id));

    let sent = stage.bot.send_message(ChatId(AN), "19 giờ 30").reply_parameters(to(asked.0)).await.unwrap();
    assert_eq!(sent.reply_to_message().unwrap().text(), Some("Mấy giờ họp?"));
    assert_eq!(stage.world.last(AN).unwrap().reply_to, Some(asked));

    let lost = stage.bot.send_message(ChatId(AN), "19 giờ 30").reply_parameters(to(999)).await;
    assert_eq!(api_error(lost), ApiError::MessageToReplyNotFound);
    let forgiven = to(999).allow_sending_without_reply();
    stage.bot.send_message(ChatId(AN), "20 giờ").reply_parameters(forgiven).await.unwrap();
    assert_eq!(stage.world.last(AN).unwrap().reply_to, None);
}

#[tokio::test]
async fn those_who_watch_see_every_change_in_order() {
    let stage = Stage::with_an().await;
    let mut changes = stage.world.subscribe();
    let before = stage.world.revision();

    let sent = stage.bot.send_message(ChatId(AN), "Chào").await.unwrap().id;
    stage.bot.edit_message_text(ChatId(AN), sent, "Chào đồng chí").await.unwrap();

    let (posted, edited) = (changes.recv().await.unwrap(), changes.recv().await.unwrap());
    assert_eq!((posted.chat, posted.kind), (Some(AN), ChangeKind::Posted(MessageId(sent.0))));
    assert_eq!((edited.chat, edited.kind), (Some(AN), ChangeKind::Edited(MessageId(sent.0))));
    assert_eq!((posted.revision, edited.revision), (before + 1, before + 2));
    assert_eq!(stage.world.revision(), before + 2);
}
