//! What Telegram keeps for a bot until it asks, and what people await of it.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use chibo::clock::Clock;
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout, timeout_at};

/// One bot's mailbox.
#[derive(Default)]
pub struct Mailbox {
    kept: Mutex<Kept>,
    arrived: Notify,
    answered: Notify,
}

#[derive(Default)]
struct Kept {
    updates: VecDeque<Update>,
    last_update: i64,
    last_message: i64,
    boards: HashMap<i64, Board>,
    awaited: HashSet<Awaited>,
    polled_at: Option<Instant>,
    answered_at: Option<Instant>,
}

struct Update {
    id: i64,
    body: Value,
}

/// The last message with buttons in a chat.
struct Board {
    message: i64,
    buttons: Vec<String>,
}

/// What someone waits for.
#[derive(PartialEq, Eq, Hash)]
enum Awaited {
    /// A message in this chat.
    Message(i64),
    /// That this tap is answered.
    TapAnswer(String),
}

/// What a bot asks for with `getUpdates`.
pub struct Poll {
    pub offset: i64,
    pub most: usize,
    pub wait: Duration,
}

impl Mailbox {
    /// The updates from an offset on, which acknowledges those before it; waits for the first.
    pub async fn updates(&self, poll: Poll) -> Vec<Value> {
        let until = Instant::now() + poll.wait;
        self.kept().polled_at.get_or_insert_with(Instant::now);
        loop {
            let batch = self.kept().batch(&poll);
            if !batch.is_empty() || timeout_at(until, self.arrived.notified()).await.is_err() {
                return batch;
            }
        }
    }

    /// The bot writes to a chat; gives back the message's id.
    pub fn takes_message(&self, chat: i64, buttons: Vec<String>) -> i64 {
        let mut kept = self.kept();
        kept.last_message += 1;
        let message = kept.last_message;
        if !buttons.is_empty() {
            kept.boards.insert(chat, Board { message, buttons });
        }
        self.settle(kept, &Awaited::Message(chat));
        message
    }

    /// The bot edits a message in a chat.
    pub fn takes_edit(&self, chat: i64) {
        self.settle(self.kept(), &Awaited::Message(chat));
    }

    /// The bot answers a tap.
    pub fn takes_tap_answer(&self, tap: String) {
        self.settle(self.kept(), &Awaited::TapAnswer(tap));
    }

    /// Someone waits for a message.
    pub fn awaits_message(&self, account: i64) {
        self.kept().awaited.insert(Awaited::Message(account));
    }

    /// Someone writes to the bot.
    pub fn says(&self, account: i64, text: &str) {
        let mut kept = self.kept();
        kept.last_message += 1;
        let mut message = message(kept.last_message, account);
        message["text"] = text.into();
        if text.starts_with('/') {
            message["entities"] = json!([{ "type": "bot_command", "offset": 0, "length": text.len() }]);
        }
        kept.push("message", message);
        self.arrived.notify_one();
    }

    /// Someone presses one of the buttons they were last shown, and waits for the answer and a message.
    pub fn taps(&self, account: i64, button: usize) -> Result<()> {
        let mut kept = self.kept();
        let board = kept.boards.get(&account).with_context(|| format!("{account} has no buttons"))?;
        let (shown, data) = (board.message, board.buttons[button % board.buttons.len()].clone());
        let id = (kept.last_update + 1).to_string();
        kept.awaited.extend([Awaited::Message(account), Awaited::TapAnswer(id.clone())]);
        let tap = json!({
            "id": id, "from": person(account), "message": message(shown, account), "chat_instance": "1", "data": data,
        });
        kept.push("callback_query", tap);
        self.arrived.notify_one();
        Ok(())
    }

    /// When the bot first asked for updates; waits for it.
    pub async fn first_poll(&self, limit: Duration) -> Result<Instant> {
        let end = Instant::now() + limit;
        loop {
            if let Some(at) = self.kept().polled_at {
                return Ok(at);
            }
            if end < Instant::now() {
                bail!("it never asked for updates");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Waits until nobody waits; gives back when the last of it came.
    pub async fn all_answered(&self, limit: Duration) -> Result<Instant> {
        let all = async {
            while !self.kept().awaited.is_empty() {
                self.answered.notified().await;
            }
        };
        if timeout(limit, all).await.is_err() {
            bail!("{} answers never came", self.kept().awaited.len());
        }
        self.kept().answered_at.context("nothing was awaited")
    }

    fn settle(&self, mut kept: MutexGuard<'_, Kept>, came: &Awaited) {
        if kept.awaited.remove(came) && kept.awaited.is_empty() {
            kept.answered_at = Some(Instant::now());
            self.answered.notify_one();
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().expect("nobody panics holding it")
    }
}

impl Kept {
    fn batch(&mut self, poll: &Poll) -> Vec<Value> {
        while self.updates.front().is_some_and(|update| update.id < poll.offset) {
            self.updates.pop_front();
        }
        self.updates.iter().take(poll.most).map(|update| update.body.clone()).collect()
    }

    fn push(&mut self, what: &str, content: Value) {
        self.last_update += 1;
        let id = self.last_update;
        self.updates.push_back(Update { id, body: json!({ "update_id": id, what: content }) });
    }
}

/// A message as both sides see it, without its text.
pub fn message(id: i64, chat: i64) -> Value {
    json!({
        "message_id": id, "date": Clock::computer().now().millis() / 1000, "from": person(chat),
        "chat": { "id": chat, "type": "private", "first_name": "An" },
    })
}

fn person(account: i64) -> Value {
    json!({ "id": account, "is_bot": false, "first_name": "An", "language_code": "vi" })
}
