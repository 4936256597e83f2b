//! The loops: intake, scheduler, worker, courier, menus. Each is a finite `step()`, which tests call until idle, and one dull endless function.

pub mod courier;
pub mod intake;
pub mod menus;
pub mod pace;
pub mod scheduler;
pub mod weather;
pub mod worker;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::sync::{Notify, watch};
use tracing::error;

use crate::clock::Clock;
use crate::domain::Timestamp;
use crate::domain::settings::Settings;
use crate::store::Database;
use crate::telegram::Telegram;

/// What a step achieved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Something; there may be more.
    Worked,
    /// Nothing to do, until this moment if it is known.
    Idle(Option<Timestamp>),
}

/// What every loop stands on.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Where everything is kept.
    pub database: Database,
    /// The way to the people.
    pub telegram: Telegram,
    /// The time everyone shares.
    pub clock: Clock,
    /// What the operator decided.
    pub settings: Arc<Settings>,
}

/// A bell for each loop that waits for others.
#[derive(Clone, Debug, Default)]
pub struct Bells {
    /// Something arrived: the worker's.
    pub arrived: Bell,
    /// Something is promised: the courier's.
    pub promised: Bell,
    /// Something may fall due: the scheduler's.
    pub scheduled: Bell,
}

impl Bells {
    /// Anything may have changed.
    pub fn ring_all(&self) {
        self.arrived.ring();
        self.promised.ring();
        self.scheduled.ring();
    }
}

/// Wakes a loop as soon as another has work for it. Clones ring the same bell.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// There is work.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits until there may be work: the bell, or the moment.
    pub async fn wait(&self, clock: &Clock, until: Option<Timestamp>) {
        let moment = async {
            match until {
                Some(at) => clock.sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = self.0.notified() => {}
            () = moment => {}
        }
    }
}

/// How long a loop waits after one failure after another: a second, doubling up to half a minute.
#[derive(Debug, Default)]
pub struct Patience {
    failures: u32,
}

impl Patience {
    /// What a step came to: until when to wait for work, or nothing if the next step may follow at once. A failure is
    /// waited out first.
    pub async fn after(
        &mut self,
        step: Result<Progress>,
        stop: &mut Stop,
        trouble: &str,
    ) -> Option<Option<Timestamp>> {
        match step {
            Ok(Progress::Worked) => {
                self.regained();
                None
            }
            Ok(Progress::Idle(until)) => {
                self.regained();
                Some(until)
            }
            Err(fault) => {
                error!(fault = format!("{fault:#}"), "{trouble}");
                stop.within(self.lost()).await;
                None
            }
        }
    }

    /// Something failed: wait this long.
    pub fn lost(&mut self) -> Duration {
        let pause = Duration::from_secs(1 << self.failures.min(5)).min(Duration::from_secs(30));
        self.failures = self.failures.saturating_add(1);
        pause
    }

    /// Something worked.
    pub fn regained(&mut self) {
        self.failures = 0;
    }
}

/// Tells every loop to finish what it has in hand.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// A stop, and the sender that calls it.
    pub fn new() -> (watch::Sender<bool>, Self) {
        let (sender, receiver) = watch::channel(false);
        (sender, Self(receiver))
    }

    /// Whether it was called.
    pub fn called(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is called.
    pub async fn wait(&mut self) {
        // An error means that the sender is gone, and with it whoever wants the loops to run.
        let _ = self.0.wait_for(|stop| *stop).await;
    }

    /// Waits until it is called, but no longer than `pause`.
    pub async fn within(&mut self, pause: Duration) {
        let _ = tokio::time::timeout(pause, self.wait()).await;
    }
}
