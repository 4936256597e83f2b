//! Setting the weather, and what befalls each call.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::sandbox::world::World;
use crate::sandbox::world::faults::{Fault, Faults, Mishap, OneShot};
use crate::sandbox::world::ids::ChatId;
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::State;

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
