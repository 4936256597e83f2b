//! An update's JSON as an event. Only the fields chibo reads are looked at, so that nothing Telegram adds can
//! get in the way.

use serde::Deserialize;
use serde_json::Value;

use super::Me;
use crate::domain::event::{Content, Event, File, FileSort, Membership, Person, Said, Tapped};
use crate::domain::{ChatId, MessageId, Timestamp, UserId, command};

#[derive(Deserialize)]
struct TelegramUpdate {
    #[serde(alias = "edited_message")]
    message: Option<TelegramMessage>,
    callback_query: Option<Callback>,
    my_chat_member: Option<MembershipChange>,
}

#[derive(Deserialize)]
struct TelegramMessage {
    message_id: i64,
    #[serde(default)]
    date: i64,
    #[serde(default)]
    edit_date: i64,
    chat: TelegramChat,
    from: Option<TelegramUser>,
    sender_chat: Option<Value>,
    forward_origin: Option<Value>,
    reply_to_message: Option<RepliedTo>,
    migrate_to_chat_id: Option<i64>,
    text: Option<String>,
    caption: Option<String>,
    document: Option<Document>,
    photo: Option<Vec<PhotoSize>>,
    new_chat_members: Option<Value>,
    left_chat_member: Option<Value>,
}

#[derive(Deserialize)]
struct TelegramChat {
    id: i64,
}

#[derive(Deserialize)]
struct TelegramUser {
    id: i64,
    language_code: Option<String>,
}

#[derive(Deserialize)]
struct RepliedTo {
    message_id: i64,
    from: Option<TelegramUser>,
}

#[derive(Deserialize)]
struct Document {
    file_id: String,
    file_name: Option<String>,
}

#[derive(Deserialize)]
struct PhotoSize {
    file_id: String,
}

#[derive(Deserialize)]
struct Callback {
    id: String,
    from: TelegramUser,
    message: Option<Tagged>,
    data: Option<String>,
}

#[derive(Deserialize)]
struct Tagged {
    message_id: i64,
    chat: TelegramChat,
}

#[derive(Deserialize)]
struct MembershipChange {
    chat: TelegramChat,
    from: TelegramUser,
    old_chat_member: Status,
    new_chat_member: Status,
}

#[derive(Deserialize)]
struct Status {
    status: String,
    is_member: Option<bool>,
}

/// An update's id, by which it is kept once.
pub fn update_id(update: &Value) -> Option<i64> {
    update.get("update_id")?.as_i64()
}

/// Whose deed an update is, by whatever it holds.
pub fn sender(update: &Value) -> Option<UserId> {
    const HOLD: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];
    let from = HOLD.iter().find_map(|what| update.get(what)?.pointer("/from/id")?.as_i64());
    from.map(UserId)
}

/// Reads an update that arrived at `received`.
pub fn read(body: &str, received: Timestamp) -> serde_json::Result<Event> {
    let update: TelegramUpdate = serde_json::from_str(body)?;
    Ok(match (update.message, update.callback_query, update.my_chat_member) {
        (Some(message), _, _) => said(message, received),
        (_, Some(callback), _) => tapped(callback),
        (_, _, Some(change)) => Event::Membership(Membership {
            chat: ChatId(change.chat.id),
            by: person(change.from),
            present: change.new_chat_member.present(),
            was_present: change.old_chat_member.present(),
        }),
        (None, None, None) => Event::Nothing,
    })
}

/// Whether an update concerns us: from groups only commands, mentions, replies to the bot, taps and membership.
pub fn concerns(update: &Value, me: &Me) -> bool {
    let Some(message) = update.get("message").or_else(|| update.get("edited_message")) else {
        return true;
    };
    let private = message.pointer("/chat/id").and_then(Value::as_i64).is_some_and(|id| id > 0);
    let quotes_us = message.pointer("/reply_to_message/from/id").and_then(Value::as_i64) == Some(me.id);
    let text =
        message.get("text").or_else(|| message.get("caption")).and_then(Value::as_str).unwrap_or_default();
    let addressed = command::parse(text, Some(&me.username))
        .is_some_and(|asked| asked != command::SlashText::Elsewhere)
        || text.to_lowercase().contains(&format!("@{}", me.username.to_lowercase()));
    private || quotes_us || addressed || message.get("migrate_to_chat_id").is_some()
}

fn said(message: TelegramMessage, received: Timestamp) -> Event {
    let chat = ChatId(message.chat.id);
    if let Some(to) = message.migrate_to_chat_id {
        return Event::Migrated { from: chat, to: ChatId(to) };
    }
    if message.new_chat_members.is_some() || message.left_chat_member.is_some() {
        return Event::Nothing;
    }
    let at = Timestamp::from_seconds(message.date.max(message.edit_date));
    Event::Said(Said {
        chat,
        message: MessageId(message.message_id),
        at: if at.millis() > 0 { at } else { received },
        quotes: message
            .reply_to_message
            .as_ref()
            .filter(|quoted| quoted.from.is_some())
            .map(|quoted| MessageId(quoted.message_id)),
        forwarded: message.forward_origin.is_some(),
        content: content(message.text, message.caption, message.document, message.photo),
        from: message.sender_chat.is_none().then_some(message.from).flatten().map(person),
    })
}

fn content(
    text: Option<String>,
    caption: Option<String>,
    document: Option<Document>,
    photo: Option<Vec<PhotoSize>>,
) -> Content {
    let file = |sort, file_id, name| Content::File(File { sort, file_id, name, caption });
    match (text, document, photo.and_then(|mut sizes| sizes.pop())) {
        (Some(text), _, _) => Content::Text(text),
        (_, Some(document), _) => file(FileSort::Document, document.file_id, document.file_name),
        (_, _, Some(largest)) => file(FileSort::Photo, largest.file_id, None),
        (None, None, None) => Content::Unreadable,
    }
}

fn tapped(callback: Callback) -> Event {
    let from = person(callback.from);
    let (chat, message) = match callback.message {
        Some(tagged) => (ChatId(tagged.chat.id), Some(MessageId(tagged.message_id))),
        None => (from.id.chat(), None),
    };
    Event::Tapped(Tapped {
        from,
        chat,
        message,
        callback: callback.id,
        data: callback.data.unwrap_or_default(),
    })
}

fn person(user: TelegramUser) -> Person {
    Person { id: UserId(user.id), language_code: user.language_code }
}

impl Status {
    fn present(&self) -> bool {
        match self.status.as_str() {
            "creator" | "administrator" | "member" => true,
            "restricted" => self.is_member.unwrap_or(false),
            _ => false,
        }
    }
}
