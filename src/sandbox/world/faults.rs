//! What goes wrong between the bot and Telegram, on demand.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::World;
use super::ids::ChatId;
use super::refusal::Refusal;
use super::state::State;

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

    fn strikes(&self, method: &str, chat: Option<ChatId>) -> bool {
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

impl World {
    /// Sets the weather from now on.
    pub fn faults(&self, faults: Faults) {
        self.act(|state| {
            state.faults = faults;
            // Those who wait for updates feel an outage at once.
            state.arrived = true;
        });
    }

    /// The weather as it is.
    #[must_use]
    pub fn current_faults(&self) -> Faults {
        self.look(|state| state.faults.clone())
    }

    /// Makes chance repeatable: the same seed gives the same faults for the same calls.
    pub fn seed(&self, seed: u64) {
        self.act(|state| state.dice = StdRng::seed_from_u64(seed));
    }

    /// Lets the next fitting call go wrong. Several wait in line.
    pub fn next_fault(&self, fault: impl Into<OneShot>) {
        let fault = fault.into();
        self.act(|state| state.one_shots.push_back(fault));
    }

    /// How many faults have not yet found their call.
    #[must_use]
    pub fn faults_waiting(&self) -> usize {
        self.look(|state| state.one_shots.len())
    }
}

impl State {
    /// What befalls the next call of this method about this chat.
    pub(in crate::sandbox) fn mishap(&mut self, method: &str, chat: Option<ChatId>) -> Mishap {
        if self.faults.outage {
            return Mishap::CutBefore;
        }
        if let Some(index) = self.one_shots.iter().position(|one| one.strikes(method, chat)) {
            return self.one_shots.remove(index).map_or(Mishap::None, |one| mishap_of(one.fault));
        }
        let Faults { error_5xx, cut_before, cut_after, .. } = self.faults;
        let chance: f64 = self.dice.random();
        if chance < cut_before {
            Mishap::CutBefore
        } else if chance < cut_before + cut_after {
            Mishap::CutAfter
        } else if chance < cut_before + cut_after + error_5xx {
            mishap_of(Fault::Error(if self.dice.random() { 500 } else { 502 }))
        } else {
            Mishap::None
        }
    }

    pub(in crate::sandbox) fn is_outage(&self) -> bool {
        self.faults.outage
    }

    pub(in crate::sandbox) fn latency(&self) -> Duration {
        self.faults.latency
    }
}

fn mishap_of(fault: Fault) -> Mishap {
    match fault {
        Fault::CutBefore => Mishap::CutBefore,
        Fault::CutAfter => Mishap::CutAfter,
        Fault::Error(502) => Mishap::Refused(Refusal::new(502, "Bad Gateway")),
        Fault::Error(code) => Mishap::Refused(Refusal::new(code, "Internal Server Error")),
        Fault::RetryAfter(seconds) => Mishap::Refused(Refusal::too_many_requests(seconds)),
        Fault::Refuse(code, description) => Mishap::Refused(Refusal::new(code, description)),
    }
}
