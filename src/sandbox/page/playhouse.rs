//! What the page shows and moves, who holds it, and why something on it cannot be done.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use futures::future::BoxFuture;
use tokio::sync::{Mutex, watch};

use super::script::{Outlook, Script, Tongue};
use crate::sandbox::world::World;

/// Moves the clock forward to a moment, in milliseconds UTC, and ends when all that fell due has happened.
pub type Forward = Box<dyn Fn(i64) -> BoxFuture<'static, ()> + Send + Sync>;

/// Lets the bot speak a language to everyone from now on.
pub type Speak = Box<dyn Fn(Tongue) -> BoxFuture<'static, ()> + Send + Sync>;

/// What the page shows and moves.
pub struct Demo {
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

pub(super) type SharedPlayhouse = Arc<Playhouse>;

/// The demo, and the one player on its page.
pub(super) struct Playhouse {
    pub(super) demo: Demo,
    pub(super) playing: Mutex<()>,
    pub(super) tongue: Mutex<Tongue>,
}

/// Why something cannot be done; the page has the words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageTrouble {
    NoSuchChat,
    NoSuchMessage,
    NoSuchFile,
    NoSuchStep,
    NotInThisChat,
    NothingToSay,
    NoSuchButton,
    Busy,
}

impl PageTrouble {
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

impl IntoResponse for PageTrouble {
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
