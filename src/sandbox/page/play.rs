//! Plays a step of the guide: its deeds one after another, at a pace one can follow.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::doing::{answered, expect_in_chat};
use super::playhouse::{PageTrouble, Playhouse, SharedPlayhouse};
use super::script::Act;
use crate::sandbox::world::{ButtonAction, ChatId, MessageId, UserId, World};

/// Between one deed and the next.
const BREATH: Duration = Duration::from_millis(150);

/// How long a button is waited for, and then its answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Plays the step to its end, even if the page that asked for it is closed.
pub(super) async fn step(
    State(house): State<SharedPlayhouse>,
    Path(id): Path<String>,
) -> Result<Json<Value>, PageTrouble> {
    let step = house.demo.script.step(&id).cloned().ok_or(PageTrouble::NoSuchStep)?;
    let playing = tokio::spawn(async move {
        let Ok(_playing) = house.playing.try_lock() else { return Err(PageTrouble::Busy) };
        for deed in &step.deeds {
            play(&house, deed).await?;
            sleep(BREATH).await;
        }
        Ok(())
    });
    // A deed that panicked has left the world as it was.
    playing.await.unwrap_or(Err(PageTrouble::Busy))?;
    Ok(Json(json!({})))
}

async fn play(house: &Playhouse, deed: &Act) -> Result<(), PageTrouble> {
    let world = &house.demo.world;
    match deed {
        Act::Says { by, chat, says } => {
            let chat = place(world, *by, *chat)?;
            world.says(*by, chat, says);
            Ok(())
        }
        Act::Taps { by, chat, taps, maybe } => {
            let chat = place(world, *by, *chat)?;
            let patience = if *maybe { PATIENCE / 5 } else { PATIENCE };
            match tap(world, *by, chat, taps, patience).await {
                Err(PageTrouble::NoSuchButton) if *maybe => Ok(()),
                tapped => tapped,
            }
        }
        Act::Sends { by, chat, sends, content, caption } => {
            let chat = place(world, *by, *chat)?;
            world.sends_document(*by, chat, sends, "text/plain", content.as_bytes(), caption.as_deref());
            Ok(())
        }
        Act::Blocks { blocks } => {
            world.person(*blocks).ok_or(PageTrouble::NoSuchChat)?;
            world.blocks(*blocks);
            Ok(())
        }
        Act::Forward { forward } => {
            (house.demo.forward)(forward.timestamp_millis()).await;
            Ok(())
        }
    }
}

fn place(world: &World, by: UserId, chat: Option<ChatId>) -> Result<ChatId, PageTrouble> {
    let chat = chat.unwrap_or(by);
    expect_in_chat(world, by, chat)?;
    Ok(chat)
}

async fn tap(
    world: &World,
    by: UserId,
    chat: ChatId,
    labels: &[String],
    patience: Duration,
) -> Result<(), PageTrouble> {
    let mut changes = world.subscribe();
    let appears = async {
        loop {
            if let Some(found) = newest_button(world, by, chat, labels) {
                return found;
            }
            // A watcher who fell behind looks again, too.
            let _ = changes.recv().await;
        }
    };
    let (message, payload) = timeout(patience, appears).await.map_err(|_| PageTrouble::NoSuchButton)?;
    let tap = world.taps(by, chat, message, &payload);
    answered(world, &tap, PATIENCE).await;
    Ok(())
}

/// The newest button with one of these labels that came after whatever the person said last.
fn newest_button(world: &World, by: UserId, chat: ChatId, labels: &[String]) -> Option<(MessageId, String)> {
    let messages = world.messages(chat);
    let fresh =
        messages.iter().rev().filter(|message| !message.deleted).take_while(|message| message.from != by);
    for message in fresh {
        for button in message.buttons.iter().flatten() {
            if let ButtonAction::Callback(payload) = &button.action
                && labels.contains(&button.text)
            {
                return Some((message.id, payload.clone()));
            }
        }
    }
    None
}
