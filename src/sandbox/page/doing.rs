//! What somebody does on the page: says, sends, taps, blocks, moves the clock.

use std::time::Duration;

use axum::Json;
use axum::extract::{Multipart, Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::playhouse::{PageTrouble, SharedPlayhouse};
use super::script::Tongue;
use crate::sandbox::world::{BotContact, CallbackId, ChatId, ChatKind, MessageId, UserId, World};

/// How long a button spins before it gives up, as on a phone.
const PATIENCE: Duration = Duration::from_secs(15);

/// The farthest the clock goes at once.
const LONGEST_STEP_HOURS: i64 = 24 * 31;

#[derive(Deserialize)]
pub(super) struct Saying {
    by: UserId,
    text: String,
    reply_to: Option<i32>,
}

/// Writes a message.
pub(super) async fn say(
    State(house): State<SharedPlayhouse>,
    Path(chat): Path<ChatId>,
    Json(saying): Json<Saying>,
) -> Result<Json<Value>, PageTrouble> {
    let world = &house.demo.world;
    expect_in_chat(world, saying.by, chat)?;
    let text = saying.text.trim();
    if text.is_empty() {
        return Err(PageTrouble::NothingToSay);
    }

    let id = match saying.reply_to.map(MessageId) {
        Some(answered) if is_there(world, chat, answered) => world.replies(saying.by, chat, answered, text),
        Some(_) => return Err(PageTrouble::NoSuchMessage),
        None => world.says(saying.by, chat, text),
    };
    Ok(Json(json!({ "id": id })))
}

/// Sends a document or a picture: a form with `by`, `file` and perhaps a `caption`.
pub(super) async fn send(
    State(house): State<SharedPlayhouse>,
    Path(chat): Path<ChatId>,
    mut form: Multipart,
) -> Result<Json<Value>, PageTrouble> {
    let world = &house.demo.world;
    let (mut by, mut caption, mut file) = (None, None, None);
    while let Some(field) = form.next_field().await.map_err(|_| PageTrouble::NothingToSay)? {
        let name = field.file_name().unwrap_or("file").to_owned();
        let mime = field.content_type().unwrap_or("application/octet-stream").to_owned();
        let part = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| PageTrouble::NothingToSay)?;
        let text = String::from_utf8_lossy(&bytes).trim().to_owned();
        match part.as_str() {
            "by" => by = text.parse::<UserId>().ok(),
            "caption" => caption = Some(text).filter(|text| !text.is_empty()),
            _ => file = Some((name, mime, bytes)),
        }
    }
    let by = by.ok_or(PageTrouble::NotInThisChat)?;
    expect_in_chat(world, by, chat)?;
    let (name, mime, bytes) = file.ok_or(PageTrouble::NothingToSay)?;

    let id = match mime.as_str() {
        "image/jpeg" | "image/png" | "image/webp" => world.sends_photo(by, chat, &bytes, caption.as_deref()),
        _ => world.sends_document(by, chat, &name, &mime, &bytes, caption.as_deref()),
    };
    Ok(Json(json!({ "id": id })))
}

#[derive(Deserialize)]
pub(super) struct Tapping {
    by: UserId,
    message: i32,
    payload: String,
}

/// Presses a button, and gives back what the bot answers.
pub(super) async fn tap(
    State(house): State<SharedPlayhouse>,
    Path(chat): Path<ChatId>,
    Json(tapping): Json<Tapping>,
) -> Result<Json<Value>, PageTrouble> {
    let world = &house.demo.world;
    expect_in_chat(world, tapping.by, chat)?;
    let message = MessageId(tapping.message);
    if !is_there(world, chat, message) {
        return Err(PageTrouble::NoSuchMessage);
    }
    let tap = world.taps(tapping.by, chat, message, &tapping.payload);
    let answer = answered(world, &tap, PATIENCE).await;
    Ok(Json(answer.map_or_else(|| json!({}), |(text, alert)| json!({ "text": text, "alert": alert }))))
}

/// Blocks the bot, or takes the block back.
pub(super) async fn block(
    State(house): State<SharedPlayhouse>,
    Path(person): Path<UserId>,
) -> Result<Json<Value>, PageTrouble> {
    let world = &house.demo.world;
    world.person(person).ok_or(PageTrouble::NoSuchChat)?;
    match world.contact(person) {
        BotContact::Blocked => world.unblocks(person),
        BotContact::Open => world.blocks(person),
        BotContact::NeverStarted => return Err(PageTrouble::NotInThisChat),
    }
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
pub(super) struct Speaking {
    language: Tongue,
}

/// Lets the bot speak the language of the page.
pub(super) async fn speak(
    State(house): State<SharedPlayhouse>,
    Json(speaking): Json<Speaking>,
) -> Json<Value> {
    let mut spoken = house.tongue.lock().await;
    if *spoken != speaking.language {
        (house.demo.speak)(speaking.language).await;
        *spoken = speaking.language;
    }
    Json(json!({}))
}

#[derive(Deserialize)]
pub(super) struct Moving {
    /// Without it: to what happens next.
    hours: Option<i64>,
}

/// Moves the clock forward; answers when all that fell due has happened.
pub(super) async fn forward(
    State(house): State<SharedPlayhouse>,
    Json(moving): Json<Moving>,
) -> Result<Json<Value>, PageTrouble> {
    let Ok(_playing) = house.playing.try_lock() else { return Err(PageTrouble::Busy) };
    let now = house.demo.world.now();
    let next = house.demo.outlook.borrow().next.as_ref().map(|next| next.at);
    let to = match moving.hours {
        Some(hours) => now + hours.clamp(0, LONGEST_STEP_HOURS) * 3_600_000,
        None => next.unwrap_or(now),
    };
    (house.demo.forward)(to).await;
    Ok(Json(super::show::clock(&house)))
}

/// What the bot answers to a tap; nothing if it takes too long.
pub(super) async fn answered(world: &World, tap: &CallbackId, patience: Duration) -> Option<(String, bool)> {
    let mut changes = world.subscribe();
    let waiting = async {
        loop {
            if let Some(answer) = world.callback_answer(tap) {
                return answer;
            }
            // A watcher who fell behind looks again, too.
            let _ = changes.recv().await;
        }
    };
    tokio::time::timeout(patience, waiting).await.ok()
}

/// Whether somebody can write in a chat: the world takes anything else for a mistake in a story.
pub(super) fn expect_in_chat(world: &World, by: UserId, chat: ChatId) -> Result<(), PageTrouble> {
    let found = world.chat(chat).ok_or(PageTrouble::NoSuchChat)?;
    let present = match found.kind {
        ChatKind::Private => by == chat,
        ChatKind::Group | ChatKind::Supergroup => {
            found.migrated_to.is_none()
                && found.members.get(&by).is_some_and(|standing| standing.is_present())
        }
    };
    if present { Ok(()) } else { Err(PageTrouble::NotInThisChat) }
}

fn is_there(world: &World, chat: ChatId, message: MessageId) -> bool {
    world.message(chat, message).is_some_and(|message| !message.deleted)
}
