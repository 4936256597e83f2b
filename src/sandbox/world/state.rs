//! Everything the world knows at one instant.

use std::collections::{BTreeMap, HashMap, VecDeque};

use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::Serialize;

use super::bot::BotAccount;
use super::chats::Chat;
use super::faults::{Faults, OneShot};
use super::files::StoredFile;
use super::ids::{CallbackId, ChatId, MessageId, UserId};
use super::ledger::CallLog;
use super::pace::Allowance;
use super::people::Resident;
use super::profile::Profile;
use super::taps::Taps;
use super::updates::Queue;

/// Something people could see has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorldChange {
    pub revision: u64,
    pub chat: Option<ChatId>,
    pub kind: ChangeKind,
}

/// What has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// People, chats, members or pins.
    People,
    Posted(MessageId),
    Edited(MessageId),
    Deleted(MessageId),
    Answered(CallbackId),
    /// The bot's commands or descriptions.
    Profile,
}

pub(in crate::sandbox) struct State {
    pub(super) now: i64,
    pub(super) account: BotAccount,
    pub(super) people: BTreeMap<UserId, Resident>,
    pub(super) chats: BTreeMap<ChatId, Chat>,
    /// The message sequence that private chats and small groups share.
    pub(super) last_message: i32,
    pub(super) groups_made: i64,
    pub(super) files: HashMap<String, StoredFile>,
    pub(super) taps: Taps,
    pub(super) queue: Queue,
    pub(super) ledger: CallLog,
    pub(super) pace: Allowance,
    pub(super) faults: Faults,
    pub(super) one_shots: VecDeque<OneShot>,
    pub(super) profile: Profile,
    pub(super) dice: StdRng,
    pub(super) revision: u64,
    pub(super) changes: Vec<WorldChange>,
    /// Whether those who wait for updates should look again.
    pub(super) arrived: bool,
}

impl State {
    pub(super) fn new(account: BotAccount, seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        Self {
            now: 0,
            account,
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            last_message: 0,
            groups_made: 0,
            files: HashMap::new(),
            taps: Taps::default(),
            queue: Queue::starting_anywhere(&mut dice),
            ledger: CallLog::default(),
            pace: Allowance::default(),
            faults: Faults::default(),
            one_shots: VecDeque::new(),
            profile: Profile::default(),
            dice,
            revision: 0,
            changes: Vec::new(),
            arrived: false,
        }
    }

    /// Notes a change for those who watch.
    pub(super) fn note(&mut self, chat: Option<ChatId>, kind: ChangeKind) {
        self.revision += 1;
        self.changes.push(WorldChange { revision: self.revision, chat, kind });
    }

    pub(in crate::sandbox) fn account(&self) -> &BotAccount {
        &self.account
    }

    pub(super) fn bot_id(&self) -> UserId {
        self.account.id
    }

    /// The clock in whole seconds, as Telegram writes dates.
    pub(super) fn now_seconds(&self) -> i64 {
        self.now.div_euclid(1000)
    }
}
