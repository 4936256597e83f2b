//! What changes, as it happens: one stream of events to each open page.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use serde_json::{Value, json};
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;
use tokio_stream::wrappers::{BroadcastStream, WatchStream};
use tokio_stream::{Stream, StreamExt};

use super::playhouse::SharedPlayhouse;
use super::show;
use crate::sandbox::world::{ChangeKind, World, WorldChange};

/// Everything from now on: messages, people, the clock.
pub(super) async fn stream(
    State(house): State<SharedPlayhouse>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let world = house.demo.world.clone();
    let changes = BroadcastStream::new(world.subscribe()).filter_map(move |change| match change {
        Ok(change) => change_json(&world, &change),
        Err(BroadcastStreamRecvError::Lagged(_)) => Some(json!({ "what": "missed" })),
    });
    let clock = WatchStream::new(house.demo.outlook.clone());
    let clock = clock.map(move |_| json!({ "what": "clock", "clock": show::clock(&house) }));
    let events = changes.merge(clock).map(|event| Ok(Event::default().data(event.to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

fn change_json(world: &World, change: &WorldChange) -> Option<Value> {
    match (&change.kind, change.chat) {
        (ChangeKind::Posted(message), Some(chat)) => {
            let message = world.message(chat, *message)?;
            Some(json!({ "what": "posted", "message": show::message_json(&message) }))
        }
        (ChangeKind::Edited(message), Some(chat)) => {
            let message = world.message(chat, *message)?;
            Some(json!({ "what": "edited", "message": show::message_json(&message) }))
        }
        (ChangeKind::Deleted(message), Some(chat)) => {
            Some(json!({ "what": "deleted", "chat": chat, "id": message }))
        }
        (ChangeKind::People | ChangeKind::Profile, _) => Some(json!({ "what": "people" })),
        (ChangeKind::Posted(_) | ChangeKind::Edited(_) | ChangeKind::Deleted(_), None)
        | (ChangeKind::Answered(_), _) => None,
    }
}
