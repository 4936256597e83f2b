//! Taps on buttons, and what the bot answers to them.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use super::ids::{CallbackId, ChatId};

/// How long after the bot received a tap it may answer it. Telegram's own figure is not published; bots see
/// "query is too old" after some fifteen seconds.
pub const CALLBACK_LIFETIME_SECONDS: i64 = 15;

/// How many taps are remembered; the oldest are forgotten, as if too old to be answered.
const TAPS_KEPT: usize = 100_000;

/// There is no button with that label to tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchButton {
    pub chat: ChatId,
    pub label: String,
    /// What could be tapped instead, newest message first.
    pub there_are: Vec<String>,
}

impl fmt::Display for NoSuchButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { chat, label, there_are } = self;
        write!(f, "no message in chat {chat} has a button «{label}»; there are {there_are:?}")
    }
}

impl std::error::Error for NoSuchButton {}

#[derive(Default)]
pub(super) struct Taps {
    by_id: HashMap<CallbackId, Tap>,
    oldest_first: VecDeque<CallbackId>,
}

impl Taps {
    pub(super) fn get(&self, id: &CallbackId) -> Option<&Tap> {
        self.by_id.get(id)
    }

    pub(super) fn get_mut(&mut self, id: &CallbackId) -> Option<&mut Tap> {
        self.by_id.get_mut(id)
    }

    pub(super) fn insert(&mut self, id: CallbackId, tap: Tap) {
        if self.oldest_first.len() >= TAPS_KEPT
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            self.by_id.remove(&oldest);
        }
        self.oldest_first.push_back(id.clone());
        self.by_id.insert(id, tap);
    }
}

pub(super) struct Tap {
    pub(super) chat: ChatId,
    pub(super) delivered_at: Option<i64>,
    pub(super) answer: Option<(String, bool)>,
}
