//! Queueing updates, and handing them to whoever polls.

use rand::Rng;
use serde_json::{Value, json};

use crate::sandbox::world::World;
use crate::sandbox::world::ids::CallbackId;
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::State;
use crate::sandbox::world::updates::{Pending, anywhere};

/// Telegram keeps an update for a day.
const UPDATE_LIFETIME_MS: i64 = 24 * 3600 * 1000;

impl World {
    /// How many updates the bot has not yet confirmed.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.look(|state| state.queue.waiting.len())
    }

    /// Starts the numbering anew at random, as Telegram does after a quiet week. If updates still wait, it only
    /// leaps ahead: a number below theirs would be confirmed together with them, unseen.
    pub fn skip_update_ids(&self) {
        self.act(|state| {
            state.queue.next = match state.queue.waiting.back() {
                Some(newest) => newest.id + state.dice.random_range(1_000..1_000_000),
                None => anywhere(&mut state.dice),
            };
        });
    }

    /// Whoever moves the clock a long way says so: the poll under way has lasted long enough and ends; if none is,
    /// the next one does.
    pub fn clock_leapt(&self) {
        self.act(|state| {
            state.queue.leapt = true;
            state.arrived = true;
        });
    }

    /// Puts an update of one's own making in the queue, whatever the bot allows; only its id is given to it.
    pub fn enqueue_raw(&self, update: Value) {
        self.act(|state| {
            state.queue.push(state.now, update, None);
            state.arrived = true;
        });
    }
}

impl State {
    /// Queues an update of this kind if the bot wants such.
    pub(super) fn tell_bot(&mut self, kind: &str, content: Value) {
        self.queue_update(kind, content, None);
    }

    /// Queues the news of a tap.
    pub(super) fn tell_bot_of_tap(&mut self, content: Value, tap: CallbackId) {
        self.queue_update("callback_query", content, Some(tap));
    }

    fn queue_update(&mut self, kind: &str, content: Value, tap: Option<CallbackId>) {
        if self.queue.allows(kind) {
            self.queue.push(self.now, json!({ kind: content }), tap);
            self.arrived = true;
        }
    }

    /// Whether the clock leapt since a poll last ended for that.
    pub(in crate::sandbox) fn take_leap(&mut self) -> bool {
        std::mem::take(&mut self.queue.leapt)
    }

    /// A poller begins: it confirms all before its offset, says what it wants, and ends every other poll.
    pub(in crate::sandbox) fn begin_poll(&mut self, offset: i64, allowed: Option<Vec<String>>) -> u64 {
        self.queue.confirm(offset);
        if let Some(allowed) = allowed {
            self.queue.allowed = allowed;
        }
        self.queue.poller += 1;
        self.arrived = true;
        self.queue.poller
    }

    /// The oldest updates for this poller, which stay in the queue until confirmed.
    pub(in crate::sandbox) fn batch(&mut self, poller: u64, limit: usize) -> Result<Vec<String>, Refusal> {
        if self.queue.poller != poller {
            let reason = "Conflict: terminated by other getUpdates request; \
                          make sure that only one bot instance is running";
            return Err(Refusal::new(409, reason));
        }
        self.queue.forget_older_than(self.now - UPDATE_LIFETIME_MS);
        let batch: Vec<&Pending> = self.queue.waiting.iter().take(limit).collect();
        for id in batch.iter().filter_map(|pending| pending.tap.as_ref()) {
            if let Some(tap) = self.taps.get_mut(id) {
                tap.delivered_at.get_or_insert(self.now);
            }
        }
        Ok(batch.into_iter().map(|pending| pending.body.clone()).collect())
    }

    pub(in crate::sandbox) fn drop_pending(&mut self) {
        self.queue.waiting.clear();
    }

    pub(in crate::sandbox) fn pending_count(&self) -> usize {
        self.queue.waiting.len()
    }
}
