//! Writing down every call, and looking them up.

use serde_json::Value;

use crate::sandbox::world::World;
use crate::sandbox::world::ids::ChatId;
use crate::sandbox::world::ledger::{ApiCall, CallLog, CallOutcome};
use crate::sandbox::world::state::State;

impl World {
    /// Every call so far, oldest first. A `getUpdates` that brought nothing is not a call worth keeping.
    #[must_use]
    pub fn calls(&self) -> Vec<ApiCall> {
        self.look(|state| state.ledger.calls.iter().cloned().collect())
    }

    /// The calls of one method.
    #[must_use]
    pub fn calls_of(&self, method: &str) -> Vec<ApiCall> {
        let fits = |call: &&ApiCall| call.method == method;
        self.look(|state| state.ledger.calls.iter().filter(fits).cloned().collect())
    }

    /// How many calls of a method took effect, counted even when calls are not kept.
    #[must_use]
    pub fn took_effect(&self, method: &str) -> u64 {
        self.look(|state| state.ledger.effective.get(method).copied().unwrap_or_default())
    }

    /// Forgets the calls and counts so far.
    pub fn clear_calls(&self) {
        self.act(|state| state.ledger = CallLog { kept: state.ledger.kept, ..CallLog::default() });
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
        outcome: CallOutcome,
    ) {
        let at = self.now;
        let ledger = &mut self.ledger;
        if matches!(outcome, CallOutcome::Accepted | CallOutcome::CutAfter) {
            *ledger.effective.entry(method.to_owned()).or_default() += 1;
        }
        if ledger.kept == 0 {
            return;
        }
        if ledger.calls.len() >= ledger.kept {
            ledger.calls.pop_front();
        }
        let params = params.clone();
        ledger.calls.push_back(ApiCall { method: method.to_owned(), chat, params, at, outcome });
    }
}
