//! Every call the bot has made, so that stories can count.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::World;
use super::ids::ChatId;
use super::state::State;

/// How many calls are kept unless asked otherwise.
const CALLS_KEPT: usize = 100_000;

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    /// Telegram said no: code and description.
    Refused(u16, String),
    /// The connection was cut and nothing happened.
    CutBefore,
    /// It was accepted, but the connection was cut before the bot could know.
    CutAfter,
}

/// One call of the Bot API.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// As Telegram spells it: `sendMessage`.
    pub method: String,
    pub chat: Option<ChatId>,
    /// What the bot passed, whichever way it passed it.
    pub params: Value,
    /// In milliseconds UTC.
    pub at: i64,
    pub outcome: Outcome,
}

impl Call {
    /// Whether it took effect, known to the bot or not.
    #[must_use]
    pub fn took_effect(&self) -> bool {
        match self.outcome {
            Outcome::Accepted | Outcome::CutAfter => true,
            Outcome::Refused(..) | Outcome::CutBefore => false,
        }
    }
}

pub(super) struct Ledger {
    calls: VecDeque<Call>,
    kept: usize,
    effective: BTreeMap<String, u64>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self { calls: VecDeque::new(), kept: CALLS_KEPT, effective: BTreeMap::new() }
    }
}

impl World {
    /// Every call so far, oldest first. A `getUpdates` that brought nothing is not a call worth keeping.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.look(|state| state.ledger.calls.iter().cloned().collect())
    }

    /// The calls of one method.
    #[must_use]
    pub fn calls_of(&self, method: &str) -> Vec<Call> {
        let fits = |call: &&Call| call.method == method;
        self.look(|state| state.ledger.calls.iter().filter(fits).cloned().collect())
    }

    /// How many calls of a method took effect, counted even when calls are not kept.
    #[must_use]
    pub fn took_effect(&self, method: &str) -> u64 {
        self.look(|state| state.ledger.effective.get(method).copied().unwrap_or_default())
    }

    /// Forgets the calls and counts so far.
    pub fn clear_calls(&self) {
        self.act(|state| state.ledger = Ledger { kept: state.ledger.kept, ..Ledger::default() });
    }

    /// Keeps only the newest calls; none at all for measurements.
    pub fn keep_calls(&self, most: usize) {
        self.act(|state| {
            state.ledger.kept = most;
            let surplus = state.ledger.calls.len().saturating_sub(most);
            state.ledger.calls.drain(..surplus);
        });
    }
}

impl State {
    /// Writes a call into the ledger.
    pub(in crate::sandbox) fn record(
        &mut self,
        method: &str,
        chat: Option<ChatId>,
        params: &Value,
        outcome: Outcome,
    ) {
        let at = self.now;
        let ledger = &mut self.ledger;
        if matches!(outcome, Outcome::Accepted | Outcome::CutAfter) {
            *ledger.effective.entry(method.to_owned()).or_default() += 1;
        }
        if ledger.kept == 0 {
            return;
        }
        if ledger.calls.len() >= ledger.kept {
            ledger.calls.pop_front();
        }
        let params = params.clone();
        ledger.calls.push_back(Call { method: method.to_owned(), chat, params, at, outcome });
    }
}
