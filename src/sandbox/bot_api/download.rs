//! Downloads of files, by the path that `getFile` gave.

use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::wire::Wire;
use super::{call, ending};
use crate::sandbox::world::{Refusal, World};

/// Answers a download.
pub(super) async fn answer(
    State(world): State<World>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    Path((bot, path)): Path<(String, String)>,
) -> Response {
    if !call::is_ours(&world, &bot) {
        return ending::refuse(&Refusal::new(401, "Unauthorized"));
    }
    let (outage, latency) = world.look(|state| (state.is_outage(), state.latency()));
    tokio::time::sleep(latency).await;
    if outage {
        return ending::cut(&wire);
    }
    match world.look(|state| state.file_at(&path).map(|file| file.bytes.clone())) {
        Some(bytes) => ([(CONTENT_TYPE, "application/octet-stream")], bytes.to_vec()).into_response(),
        None => ending::not_found().await,
    }
}
