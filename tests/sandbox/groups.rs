//! Groups.

use chibo::sandbox::world::{MemberStatus, MessageId};
use serde_json::json;
use teloxide::RequestError;
use teloxide::prelude::*;
use teloxide::types::{ChatId, ChatMemberStatus, UpdateKind, UserId};

use super::stage::*;

async fn with_group() -> (Stage, i64) {
    let stage = Stage::with_an().await;
    let group = stage.world.create_group("Đảng ủy xã", AN);
    stage.world.add_bot(group, AN);
    stage.world.join(BINH, group);
    (stage, group)
}

/// The texts the bot hears from a group, once.
async fn heard(stage: &Stage) -> Vec<String> {
    let updates = stage.bot.get_updates().await.unwrap();
    if let Some(last) = updates.last() {
        stage.bot.get_updates().offset(i32::try_from(last.id.0).unwrap() + 1).await.unwrap();
    }
    let texts = updates.into_iter().filter_map(|update| match update.kind {
        UpdateKind::Message(message) => message.text().map(str::to_owned),
        _ => None,
    });
    texts.collect()
}

#[tokio::test]
async fn in_a_group_the_bot_hears_only_what_is_meant_for_it() {
    let (stage, group) = with_group().await;
    let sent = stage.bot.send_message(ChatId(group), "Tổng hợp").await.unwrap().id;
    heard(&stage).await;

    stage.world.says(BINH, group, "chào cả nhà");
    let to_an = stage.world.says(BINH, group, "/tonghop");
    stage.world.says(BINH, group, "/tonghop@another_bot");
    stage.world.says(BINH, group, "/tonghop@chibo_sandbox_bot");
    stage.world.says(BINH, group, "@chibo_sandbox_bot ơi");
    stage.world.replies(BINH, group, MessageId(sent.0), "rõ");
    stage.world.replies(AN, group, to_an, "đợi tôi");
    assert_eq!(
        heard(&stage).await,
        ["/tonghop", "/tonghop@chibo_sandbox_bot", "@chibo_sandbox_bot ơi", "rõ"]
    );

    stage.world.make_admin(stage.world.bot().id, group);
    stage.world.says(BINH, group, "chào cả nhà");
    assert_eq!(heard(&stage).await, ["chào cả nhà"]);
}

#[tokio::test]
async fn the_bot_hears_who_brings_it_in_and_who_throws_it_out() {
    let (stage, group) = with_group().await;
    stage.world.remove_bot(group, AN);

    let updates = stage.bot.get_updates().await.unwrap();
    let turns = updates.iter().filter_map(|update| match &update.kind {
        UpdateKind::MyChatMember(turn) => Some((turn.chat.id, turn.from.id, turn.new_chat_member.status())),
        _ => None,
    });
    let (chat, an) = (ChatId(group), UserId(11));
    assert_eq!(
        turns.collect::<Vec<_>>(),
        [(chat, an, ChatMemberStatus::Member), (chat, an, ChatMemberStatus::Banned)]
    );
    let refusal = stage.refusal("sendMessage", json!({ "chat_id": group, "text": "Chào" })).await;
    assert_eq!(refusal, "Forbidden: bot was kicked from the group chat");
}

#[tokio::test]
async fn a_group_the_bot_was_never_in_does_not_exist_for_it() {
    let stage = Stage::with_an().await;
    let group = stage.world.create_group("Nhóm kín", AN);
    stage.world.says(AN, group, "/tonghop");

    assert_eq!(heard(&stage).await, ["/start"]);
    let refusal = stage.refusal("sendMessage", json!({ "chat_id": group, "text": "Chào" })).await;
    assert_eq!(refusal, "Bad Request: chat not found");
}

#[tokio::test]
async fn the_bot_knows_who_leads_a_group() {
    let (stage, group) = with_group().await;
    let status = async |user: i64| {
        let member = stage.bot.get_chat_member(ChatId(group), UserId(user.unsigned_abs())).await.unwrap();
        member.status()
    };
    assert_eq!(status(AN).await, ChatMemberStatus::Owner);
    assert_eq!(status(BINH).await, ChatMemberStatus::Member);

    stage.world.make_admin(BINH, group);
    let leaders = stage.bot.get_chat_administrators(ChatId(group)).await.unwrap();
    assert_eq!(leaders.iter().map(|leader| leader.user.id.0).collect::<Vec<_>>(), [11, 12]);
    stage.world.leaves(BINH, group);
    assert_eq!(status(BINH).await, ChatMemberStatus::Left);
    let chat = stage.bot.get_chat(ChatId(group)).await.unwrap();
    assert_eq!((chat.title(), chat.is_group()), (Some("Đảng ủy xã"), true));
}

#[tokio::test]
async fn a_group_that_grows_gets_another_id() {
    let (stage, group) = with_group().await;
    let before = stage.bot.send_message(ChatId(group), "Tổng hợp").await.unwrap().id;
    stage.bot.get_updates().offset(-1).await.unwrap();
    let new = stage.world.migrate(group);

    let moved = stage.bot.send_message(ChatId(group), "Chào").await.unwrap_err();
    assert!(matches!(moved, RequestError::MigrateToChatId(to) if to == ChatId(new)), "{moved:?}");
    let edit = json!({ "chat_id": group, "message_id": before.0, "text": "khác" });
    let upgraded = "Bad Request: group chat was upgraded to a supergroup chat";
    assert_eq!(stage.refusal("editMessageText", edit).await, upgraded);
    let sent = stage.bot.send_message(ChatId(new), "Chào").await.unwrap();
    assert!(sent.chat.is_supergroup() && sent.id.0 < before.0, "a supergroup numbers its own messages");

    let updates = stage.bot.get_updates().await.unwrap();
    let ids = updates.iter().filter_map(|update| match &update.kind {
        UpdateKind::Message(message) => Some((message.migrate_to_chat_id(), message.migrate_from_chat_id())),
        _ => None,
    });
    let ids: Vec<_> = ids.map(|(to, from)| (to.copied(), from.copied())).collect();
    assert_eq!(ids[ids.len() - 2..], [(Some(ChatId(new)), None), (None, Some(ChatId(group)))]);
}

#[tokio::test]
async fn only_an_administrator_pins_and_tidies() {
    let (stage, group) = with_group().await;
    let said = stage.world.says(BINH, group, "/tonghop");
    let message = json!({ "chat_id": group, "message_id": said });

    let refusal = stage.refusal("pinChatMessage", message.clone()).await;
    assert_eq!(refusal, "Bad Request: not enough rights to manage pinned messages in the chat");
    let refusal = stage.refusal("deleteMessage", message.clone()).await;
    assert_eq!(refusal, "Bad Request: message can't be deleted for everyone");

    stage.world.make_admin(stage.world.bot().id, group);
    stage.result("pinChatMessage", message.clone()).await;
    assert_eq!(stage.world.chat(group).unwrap().pinned, Some(said));
    stage.result("deleteMessage", message).await;
    assert!(stage.world.message(group, said).unwrap().deleted);
}

#[tokio::test]
async fn an_anonymous_administrator_speaks_as_the_group() {
    let (stage, group) = with_group().await;
    stage.world.says_anonymously(AN, group, "/lienket");

    let updates = stage.bot.get_updates().await.unwrap();
    let UpdateKind::Message(message) = &updates.last().unwrap().kind else { panic!("no message") };
    assert_eq!(message.sender_chat.as_ref().unwrap().id, ChatId(group));
    assert_eq!(message.from.as_ref().unwrap().username.as_deref(), Some("GroupAnonymousBot"));
}

#[tokio::test]
async fn a_bot_that_left_is_no_member() {
    let (stage, group) = with_group().await;
    stage.bot.leave_chat(ChatId(group)).await.unwrap();

    assert_eq!(stage.world.chat(group).unwrap().bot, Some(MemberStatus::Left));
    let refusal = stage.refusal("sendMessage", json!({ "chat_id": group, "text": "Chào" })).await;
    assert_eq!(refusal, "Forbidden: bot is not a member of the group chat");
}
