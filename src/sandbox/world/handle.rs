//! The world as everyone holds it: one lock, one clock, and the news for those who watch.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{broadcast, watch};

use super::bot::BotAccount;
use super::state::{State, WorldChange};

/// How many changes a slow watcher may fall behind before it misses some.
const CHANGES_KEPT: usize = 4096;

/// The people, chats and files of one sandbox, and Telegram's memory of them. Cheap to clone; clones share it.
///
/// Its methods are what people do and see. They panic when a story names a person, chat or message that is
/// not in the world, because such a story is wrong.
#[derive(Clone)]
pub struct World(Arc<Shared>);

struct Shared {
    now: Box<dyn Fn() -> i64 + Send + Sync>,
    token: String,
    account: BotAccount,
    state: Mutex<State>,
    changes: broadcast::Sender<WorldChange>,
    arrivals: watch::Sender<u64>,
}

impl World {
    /// An empty world whose clock is `now`, in milliseconds UTC.
    #[must_use]
    pub fn new(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self::with_bot(now, BotAccount::default())
    }

    /// An empty world with a bot account of one's own choosing.
    #[must_use]
    pub fn with_bot(now: impl Fn() -> i64 + Send + Sync + 'static, account: BotAccount) -> Self {
        let token = account.token.clone();
        Self(Arc::new(Shared {
            now: Box::new(now),
            token,
            state: Mutex::new(State::new(account.clone(), rand::random())),
            account,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            arrivals: watch::Sender::new(0),
        }))
    }

    /// The token the bot has to show.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.0.token
    }

    /// The bot's own account.
    #[must_use]
    pub fn bot(&self) -> &BotAccount {
        &self.0.account
    }

    /// The world's clock, in milliseconds UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.0.now)()
    }

    /// Grows by one with every change people could see.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.look(|state| state.revision)
    }

    /// Every change from now on, as it happens.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<WorldChange> {
        self.0.changes.subscribe()
    }

    /// Does something in the world, at one instant, and tells everyone who watches.
    pub(in crate::sandbox) fn act<T>(&self, deed: impl FnOnce(&mut State) -> T) -> T {
        let now = self.now();
        let (result, changes, arrived) = {
            let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.now = now;
            let result = deed(&mut state);
            (result, std::mem::take(&mut state.changes), std::mem::take(&mut state.arrived))
        };

        for change in changes {
            // Nobody watching is fine.
            let _ = self.0.changes.send(change);
        }
        if arrived {
            self.0.arrivals.send_modify(|count| *count += 1);
        }
        result
    }

    /// Reads something from the world.
    pub(in crate::sandbox) fn look<T>(&self, glance: impl FnOnce(&State) -> T) -> T {
        glance(&self.0.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Wakes those who wait for updates.
    pub(in crate::sandbox) fn arrivals(&self) -> watch::Receiver<u64> {
        self.0.arrivals.subscribe()
    }
}
