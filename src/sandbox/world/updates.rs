//! What Telegram keeps for the bot until the bot confirms that it has it.

use std::collections::VecDeque;

use rand::Rng;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use super::ids::CallbackId;

/// How far beyond the newest update an offset may lie before Telegram takes it for a mistake and starts from
/// the oldest update instead.
const OFFSET_TOLERANCE: i64 = 10;

/// What a bot receives only if it asks for it by name.
const ONLY_ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

pub(super) struct Queue {
    pub(super) next: i64,
    pub(super) waiting: VecDeque<Pending>,
    pub(super) allowed: Vec<String>,
    pub(super) poller: u64,
    /// The clock leapt, and no poll has ended since.
    pub(super) leapt: bool,
}

pub(super) struct Pending {
    pub(super) id: i64,
    pub(super) at: i64,
    pub(super) body: String,
    pub(super) tap: Option<CallbackId>,
}

impl Queue {
    pub(super) fn starting_anywhere(dice: &mut StdRng) -> Self {
        Self { next: anywhere(dice), waiting: VecDeque::new(), allowed: Vec::new(), poller: 0, leapt: false }
    }

    pub(super) fn allows(&self, kind: &str) -> bool {
        match self.allowed.as_slice() {
            [] => !ONLY_ON_REQUEST.contains(&kind),
            allowed => allowed.iter().any(|name| name == kind),
        }
    }

    pub(super) fn push(&mut self, at: i64, mut update: Value, tap: Option<CallbackId>) {
        update["update_id"] = json!(self.next);
        self.waiting.push_back(Pending { id: self.next, at, body: update.to_string(), tap });
        self.next += 1;
    }

    pub(super) fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let dropped = self.waiting.len().saturating_sub(kept);
            self.waiting.drain(..dropped);
        } else if offset <= self.next + OFFSET_TOLERANCE {
            self.waiting.retain(|pending| pending.id >= offset);
        }
    }

    pub(super) fn forget_older_than(&mut self, instant: i64) {
        while self.waiting.front().is_some_and(|pending| pending.at < instant) {
            self.waiting.pop_front();
        }
    }
}

pub(super) fn anywhere(dice: &mut StdRng) -> i64 {
    dice.random_range(100_000_000..900_000_000)
}
