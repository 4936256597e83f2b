//! The page of the demo: everybody's chats in one browser, and the clock they share.
//!
//! It speaks to the [`World`] alone. What it needs from outside comes in as plain data and one closure: see
//! [`Stage`].

mod doing;
mod live;
mod play;
mod script;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use futures::future::BoxFuture;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, watch};

use super::world::World;
pub use script::{Deed, Moment, Outlook, Part, Script, Sign, Step, Tongue, Words};

/// The largest document somebody may attach: what a bot may download.
const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// The page loads nothing from elsewhere.
const OWN_FILES_ONLY: &str = "default-src 'self'; img-src 'self' data:";

/// Moves the clock forward to a moment, in milliseconds UTC, and ends when all that fell due has happened.
pub type Forward = Box<dyn Fn(i64) -> BoxFuture<'static, ()> + Send + Sync>;

/// Lets the bot speak a language to everyone from now on.
pub type Speak = Box<dyn Fn(Tongue) -> BoxFuture<'static, ()> + Send + Sync>;

/// What the page shows and moves.
pub struct Stage {
    /// People, chats and messages.
    pub world: World,
    /// Who is who, and what there is to do.
    pub script: Script,
    /// What the clock is about to bring.
    pub outlook: watch::Receiver<Outlook>,
    /// Moves the clock.
    pub forward: Forward,
    /// Changes the language.
    pub speak: Speak,
}

type Shared = Arc<House>;

/// The stage, and the one player on it.
struct House {
    stage: Stage,
    playing: Mutex<()>,
    tongue: Mutex<Tongue>,
}

/// Serves the page until the future is dropped.
///
/// # Errors
/// If the listener fails.
pub async fn serve(stage: Stage, listener: TcpListener) -> std::io::Result<()> {
    let house = Arc::new(House { stage, playing: Mutex::new(()), tongue: Mutex::default() });
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

fn script(content: &'static str) -> MethodRouter<Shared> {
    file("text/javascript", content)
}

fn file(kind: &'static str, content: &'static str) -> MethodRouter<Shared> {
    let headers = [
        (CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (CACHE_CONTROL, "no-cache".to_owned()),
        (CONTENT_SECURITY_POLICY, OWN_FILES_ONLY.to_owned()),
    ];
    get(move || async move { (headers, content).into_response() })
}

/// Why something cannot be done; the page has the words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    NoSuchChat,
    NoSuchMessage,
    NoSuchFile,
    NoSuchStep,
    NotInThisChat,
    NothingToSay,
    NoSuchButton,
    Busy,
}

impl Trouble {
    fn word(self) -> &'static str {
        match self {
            Self::NoSuchChat => "no-such-chat",
            Self::NoSuchMessage => "no-such-message",
            Self::NoSuchFile => "no-such-file",
            Self::NoSuchStep => "no-such-step",
            Self::NotInThisChat => "not-in-this-chat",
            Self::NothingToSay => "nothing-to-say",
            Self::NoSuchButton => "no-such-button",
            Self::Busy => "busy",
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        use axum::http::StatusCode;
        let status = match self {
            Self::NoSuchChat | Self::NoSuchMessage | Self::NoSuchFile | Self::NoSuchStep => {
                StatusCode::NOT_FOUND
            }
            Self::NotInThisChat | Self::NothingToSay => StatusCode::BAD_REQUEST,
            Self::NoSuchButton | Self::Busy => StatusCode::CONFLICT,
        };
        (status, axum::Json(serde_json::json!({ "trouble": self.word() }))).into_response()
    }
}
