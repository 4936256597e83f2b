//! A lean Bot API on loopback: it refuses nothing and enforces no limits, so that the bot is what is measured.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::routing::any;
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::mailbox::{Mailbox, Poll, message};

/// Telegram hands out at most so many updates at once.
const MOST_UPDATES: usize = 100;

/// A Bot API for one bot, until it is dropped.
pub struct StandIn {
    pub url: String,
    pub mailbox: Arc<Mailbox>,
    server: JoinHandle<std::io::Result<()>>,
}

/// What of a call's parameters is looked at.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Call {
    chat_id: i64,
    message_id: i64,
    callback_query_id: String,
    reply_markup: Markup,
    offset: i64,
    limit: Option<usize>,
    timeout: u64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Markup {
    inline_keyboard: Vec<Vec<Button>>,
}

#[derive(Deserialize)]
struct Button {
    callback_data: Option<String>,
}

impl StandIn {
    /// Serves on a free port.
    pub async fn start() -> Result<Self> {
        let mailbox = Arc::<Mailbox>::default();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let listener = listener.tap_io(|connection| {
            // Without it a call is only slower.
            let _ = connection.set_nodelay(true);
        });
        let router = Router::new().route("/{bot}/{method}", any(answer)).with_state(mailbox.clone());
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { url, mailbox, server })
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(
    State(mailbox): State<Arc<Mailbox>>,
    Path((_bot, method)): Path<(String, String)>,
    body: Bytes,
) -> Json<Value> {
    // Telegram takes a method in any case. Files come as a form, and nothing of it is looked at.
    let call: Call = serde_json::from_slice(&body).unwrap_or_default();
    let result = match method.to_ascii_lowercase().as_str() {
        "getme" => me(),
        "getupdates" => mailbox.updates(call.poll()).await.into(),
        "sendmessage" => message(mailbox.takes_message(call.chat_id, call.buttons()), call.chat_id),
        "senddocument" => message(mailbox.takes_message(call.chat_id, Vec::new()), call.chat_id),
        "editmessagetext" => {
            mailbox.takes_edit(call.chat_id);
            message(call.message_id, call.chat_id)
        }
        "answercallbackquery" => {
            mailbox.takes_tap_answer(call.callback_query_id);
            true.into()
        }
        // The menus, and whatever else a bot sets.
        _ => true.into(),
    };
    Json(json!({ "ok": true, "result": result }))
}

impl Call {
    fn poll(&self) -> Poll {
        let most = self.limit.unwrap_or(MOST_UPDATES).min(MOST_UPDATES);
        Poll { offset: self.offset, most, wait: Duration::from_secs(self.timeout) }
    }

    fn buttons(&self) -> Vec<String> {
        let buttons = self.reply_markup.inline_keyboard.iter().flatten();
        buttons.filter_map(|button| button.callback_data.clone()).collect()
    }
}

fn me() -> Value {
    json!({
        "id": 1, "is_bot": true, "first_name": "Bot", "username": "measured_bot", "can_join_groups": true,
        "can_read_all_group_messages": false, "supports_inline_queries": false,
        "can_connect_to_business": false, "has_main_web_app": false,
    })
}
