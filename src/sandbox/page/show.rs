//! What the page shows: the town, its chats, their messages and files.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::playhouse::{PageTrouble, SharedPlayhouse};
use super::script::{Cue, GuideStep, Script};
use crate::sandbox::world::{
    Attachment, AttachmentKind, BotContact, ButtonAction, Chat, ChatId, ChatKind, InlineButton, Message,
    Service, User, World,
};

/// Everything but the messages: people, chats, the guide, the clock.
pub(super) async fn town(State(house): State<SharedPlayhouse>) -> Json<Value> {
    let demo = &house.demo;
    let world = &demo.world;
    let people: Vec<Value> = world.people().iter().map(|person| person_json(world, person)).collect();
    let chats: Vec<Value> = world
        .chats()
        .iter()
        .filter(|chat| chat.migrated_to.is_none())
        .map(|chat| chat_json(world, chat))
        .collect();
    Json(json!({
        "bot": world.bot(), "people": people, "chats": chats, "commands": world.profile().commands,
        "script": demo.script, "done": done(&house), "clock": clock(&house),
    }))
}

/// The steps whose sign has been seen.
fn done(house: &SharedPlayhouse) -> Vec<&str> {
    let Script { steps, extras, .. } = &house.demo.script;
    let world = &house.demo.world;
    let seen = |step: &&GuideStep| step.done.as_ref().is_some_and(|sign| is_seen(world, sign));
    steps.iter().chain(extras).filter(seen).map(|step| step.id.as_str()).collect()
}

fn is_seen(world: &World, sign: &Cue) -> bool {
    let bot = world.bot().id;
    let tells = |message: &Message| {
        message.from == bot && sign.words.iter().any(|words| message.text.contains(words.as_str()))
    };
    world.chat(sign.chat).is_some() && world.messages(sign.chat).iter().any(tells)
}

/// The messages of a chat, oldest first.
pub(super) async fn messages(
    State(house): State<SharedPlayhouse>,
    Path(chat): Path<ChatId>,
) -> Result<Json<Value>, PageTrouble> {
    let world = &house.demo.world;
    world.chat(chat).ok_or(PageTrouble::NoSuchChat)?;
    let shown = world.messages(chat).iter().filter(|message| !message.deleted).map(message_json).collect();
    Ok(Json(Value::Array(shown)))
}

/// A document or picture. Shown in the browser only where that is harmless; else saved.
pub(super) async fn file(
    State(house): State<SharedPlayhouse>,
    Path(file): Path<String>,
) -> Result<Response, PageTrouble> {
    let file = house.demo.world.file(&file).ok_or(PageTrouble::NoSuchFile)?;
    let known = file.mime.as_deref().unwrap_or(match file.kind {
        AttachmentKind::Photo => "image/jpeg",
        AttachmentKind::Document | AttachmentKind::Voice | AttachmentKind::Sticker => {
            "application/octet-stream"
        }
    });
    let harmless = match known {
        "text/plain" => Some("text/plain; charset=utf-8"),
        "application/pdf" => Some("application/pdf"),
        "image/png" => Some("image/png"),
        "image/jpeg" => Some("image/jpeg"),
        "image/webp" => Some("image/webp"),
        _ => None,
    };
    let place = if harmless.is_some() { "inline" } else { "attachment" };
    let name = percent_encoded(file.file_name.as_deref().unwrap_or("file"));
    let headers = [
        (CONTENT_TYPE, harmless.unwrap_or("application/octet-stream").to_owned()),
        (CONTENT_DISPOSITION, format!("{place}; filename*=UTF-8''{name}")),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, file.bytes.to_vec()).into_response())
}

fn percent_encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let encode = |byte: u8| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(encode).collect()
}

/// The time, and what it is about to bring.
pub(super) fn clock(house: &SharedPlayhouse) -> Value {
    let outlook = house.demo.outlook.borrow();
    json!({ "now": house.demo.world.now(), "next": outlook.next, "moving": outlook.moving })
}

fn person_json(world: &World, person: &User) -> Value {
    let contact = match world.contact(person.id) {
        BotContact::NeverStarted => "never-started",
        BotContact::Open => "open",
        BotContact::Blocked => "blocked",
    };
    json!({ "id": person.id, "name": person.name(), "contact": contact })
}

fn chat_json(world: &World, chat: &Chat) -> Value {
    let present = chat.members.iter().filter(|(_, standing)| standing.is_present());
    let members: Vec<i64> = present.map(|(user, _)| *user).collect();
    json!({
        "id": chat.id, "private": chat.kind == ChatKind::Private, "title": chat.title, "members": members,
        "last": world.last(chat.id).as_ref().map(message_json),
    })
}

/// A message as the page draws it.
pub(super) fn message_json(message: &Message) -> Value {
    let rows: Vec<Vec<Value>> =
        message.buttons.iter().map(|row| row.iter().filter_map(button_json).collect()).collect();
    json!({
        "id": message.id, "chat": message.chat, "from": message.from, "at": message.at,
        "edited": message.edited_at.is_some(), "text": message.text, "html": message.html(),
        "buttons": rows, "file": message.attachment.as_ref().map(attachment_json),
        "reply_to": message.reply_to, "forwarded": message.forwarded_from,
        "service": message.service.as_ref().map(service_json),
    })
}

fn button_json(button: &InlineButton) -> Option<Value> {
    match &button.action {
        ButtonAction::Callback(payload) => Some(json!({ "text": button.text, "payload": payload })),
        ButtonAction::Url(url) => Some(json!({ "text": button.text, "url": url })),
        ButtonAction::Other(_) => None,
    }
}

fn attachment_json(attachment: &Attachment) -> Value {
    json!({
        "id": attachment.file_id, "kind": attachment.kind, "name": attachment.file_name, "size": attachment.size,
    })
}

fn service_json(service: &Service) -> Value {
    match service {
        Service::GroupCreated => json!({ "what": "created" }),
        Service::Joined(user) => json!({ "what": "joined", "who": user }),
        Service::Left(user) => json!({ "what": "left", "who": user }),
        Service::MigratedTo(_) | Service::MigratedFrom(_) => json!({ "what": "upgraded" }),
    }
}
