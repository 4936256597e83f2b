//! Every call the bot has made, so that stories can count.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::ids::ChatId;

/// How many calls are kept unless asked otherwise.
const CALLS_KEPT: usize = 100_000;

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallOutcome {
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
pub struct ApiCall {
    /// As Telegram spells it: `sendMessage`.
    pub method: String,
    pub chat: Option<ChatId>,
    /// What the bot passed, whichever way it passed it.
    pub params: Value,
    /// In milliseconds UTC.
    pub at: i64,
    pub outcome: CallOutcome,
}

impl ApiCall {
    /// Whether it took effect, known to the bot or not.
    #[must_use]
    pub fn took_effect(&self) -> bool {
        match self.outcome {
            CallOutcome::Accepted | CallOutcome::CutAfter => true,
            CallOutcome::Refused(..) | CallOutcome::CutBefore => false,
        }
    }
}

pub(super) struct CallLog {
    pub(super) calls: VecDeque<ApiCall>,
    pub(super) kept: usize,
    pub(super) effective: BTreeMap<String, u64>,
}

impl Default for CallLog {
    fn default() -> Self {
        Self { calls: VecDeque::new(), kept: CALLS_KEPT, effective: BTreeMap::new() }
    }
}
