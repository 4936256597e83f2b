//! The page of the demo: everybody's chats in one browser, and the clock they share.
//!
//! It speaks to the [`World`](super::world::World) alone. What it needs from outside comes in as plain data and one closure: see
//! [`Demo`].

mod doing;
mod live;
mod play;
mod playhouse;
mod script;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get, post};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

pub use playhouse::{Demo, Forward, Speak};
use playhouse::{Playhouse, SharedPlayhouse};
pub use script::{Act, Bilingual, Cue, GuideStep, Moment, Outlook, Part, Script, Tongue};

/// The largest document somebody may attach: what a bot may download.
const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// The page loads nothing from elsewhere.
const OWN_FILES_ONLY: &str = "default-src 'self'; img-src 'self' data:";

/// Serves the page until the future is dropped.
///
/// # Errors
/// If the listener fails.
pub async fn serve(demo: Demo, listener: TcpListener) -> std::io::Result<()> {
    let house = Arc::new(Playhouse { demo, playing: Mutex::new(()), tongue: Mutex::default() });
    let routes = Router::new()
        .route("/", file("text/html", include_str!("static/index.html")))
        .route("/page.css", file("text/css", include_str!("static/page.css")))
        .route("/theme.js", script(include_str!("static/theme.js")))
        .route("/page.js", script(include_str!("static/page.js")))
        .route("/town.js", script(include_str!("static/town.js")))
        .route("/words.js", script(include_str!("static/words.js")))
        .route("/dom.js", script(include_str!("static/dom.js")))
        .route("/clock.js", script(include_str!("static/clock.js")))
        .route("/list.js", script(include_str!("static/list.js")))
        .route("/chat.js", script(include_str!("static/chat.js")))
        .route("/messages.js", script(include_str!("static/messages.js")))
        .route("/composer.js", script(include_str!("static/composer.js")))
        .route("/guide.js", script(include_str!("static/guide.js")))
        .route("/api/town", get(show::town))
        .route("/api/live", get(live::stream))
        .route("/api/chats/{chat}", get(show::messages))
        .route("/api/chats/{chat}/say", post(doing::say))
        .route("/api/chats/{chat}/send", post(doing::send))
        .route("/api/chats/{chat}/tap", post(doing::tap))
        .route("/api/chats/{chat}/block", post(doing::block))
        .route("/api/files/{file}", get(show::file))
        .route("/api/clock", post(doing::forward))
        .route("/api/language", post(doing::speak))
        .route("/api/steps/{step}", post(play::step))
        .layer(DefaultBodyLimit::max(LARGEST_FILE))
        .with_state(house);
    axum::serve(listener, routes).await
}

fn script(content: &'static str) -> MethodRouter<SharedPlayhouse> {
    file("text/javascript", content)
}

fn file(kind: &'static str, content: &'static str) -> MethodRouter<SharedPlayhouse> {
    let headers = [
        (CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (CACHE_CONTROL, "no-cache".to_owned()),
        (CONTENT_SECURITY_POLICY, OWN_FILES_ONLY.to_owned()),
    ];
    get(move || async move { (headers, content).into_response() })
}
