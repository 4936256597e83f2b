//! What goes wrong between the bot and Telegram, on demand.

use std::time::Duration;

use super::ids::ChatId;
use super::refusal::Refusal;

/// The weather between the bot and Telegram. The default is fair, and without limits of rate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    /// Real time every call takes.
    pub latency: Duration,
    /// How often (0 to 1) a call fails with 500 or 502, without having been accepted.
    pub error_5xx: f64,
    /// How often the connection is cut before the call is accepted.
    pub cut_before: f64,
    /// How often the call is accepted and the connection cut before the answer.
    pub cut_after: f64,
    /// Every connection is cut, long polls included.
    pub outage: bool,
    /// Telegram's limits of rate apply, by the world's clock.
    pub rates: bool,
}

/// Something that goes wrong once.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The connection is cut before the call is accepted.
    CutBefore,
    /// The call is accepted, and the connection cut before the answer.
    CutAfter,
    /// Telegram is unwell: 500, 502 …
    Error(u16),
    /// 429 with this many seconds to wait.
    RetryAfter(u64),
    /// Any refusal with this code and description.
    Refuse(u16, String),
}

impl Fault {
    /// Waits for a call of this method.
    #[must_use]
    pub fn on(self, method: &str) -> OneShot {
        OneShot { method: Some(method.to_owned()), ..OneShot::from(self) }
    }

    /// Waits for a call about this chat.
    #[must_use]
    pub fn in_chat(self, chat: ChatId) -> OneShot {
        OneShot::from(self).in_chat(chat)
    }
}

/// A fault that waits for its call. Without a method it never strikes `getUpdates`.
#[derive(Debug, Clone, PartialEq)]
pub struct OneShot {
    pub fault: Fault,
    pub method: Option<String>,
    pub chat: Option<ChatId>,
}

impl OneShot {
    /// Waits for a call about this chat.
    #[must_use]
    pub fn in_chat(self, chat: ChatId) -> Self {
        Self { chat: Some(chat), ..self }
    }

    pub(super) fn strikes(&self, method: &str, chat: Option<ChatId>) -> bool {
        let here = match &self.method {
            Some(name) => name.eq_ignore_ascii_case(method),
            None => method != "getUpdates",
        };
        here && (self.chat.is_none() || self.chat == chat)
    }
}

impl From<Fault> for OneShot {
    fn from(fault: Fault) -> Self {
        Self { fault, method: None, chat: None }
    }
}

/// What befalls one call.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sandbox) enum Mishap {
    None,
    CutBefore,
    CutAfter,
    Refused(Refusal),
}
