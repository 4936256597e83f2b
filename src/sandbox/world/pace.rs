//! How fast a bot may write: about 30 messages a second in all, one a second in a chat, 20 a minute in a group.

use std::collections::{HashMap, VecDeque};

use super::ids::ChatId;

/// Messages a second, over all chats.
const OVERALL_PER_SECOND: usize = 30;

/// Messages a minute in one group, edits included.
const GROUP_PER_MINUTE: usize = 20;

/// In one chat, a message a second…
const CHAT_INTERVAL_MS: i64 = 1000;

/// …but a few at once are let through.
const CHAT_BURST: i64 = 3;

/// When the bot wrote lately.
#[derive(Default)]
pub(super) struct Allowance {
    overall: VecDeque<i64>,
    groups: HashMap<ChatId, VecDeque<i64>>,
    /// When each chat's allowance is whole again.
    whole_again: HashMap<ChatId, i64>,
}

impl Allowance {
    /// How many milliseconds until a message to this chat is let through.
    pub(super) fn wait(&mut self, chat: ChatId, group: bool, now: i64) -> i64 {
        let burst = (CHAT_BURST - 1) * CHAT_INTERVAL_MS;
        let chat_wait = self.whole_again.get(&chat).map_or(0, |whole| whole - burst - now);
        let overall_wait = wait_in(&mut self.overall, OVERALL_PER_SECOND, 1000, now);
        let group_wait = match self.groups.get_mut(&chat) {
            Some(times) if group => wait_in(times, GROUP_PER_MINUTE, 60_000, now),
            Some(_) | None => 0,
        };
        chat_wait.max(overall_wait).max(group_wait).max(0)
    }

    pub(super) fn record(&mut self, chat: ChatId, group: bool, now: i64) {
        self.overall.push_back(now);
        let whole = self.whole_again.entry(chat).or_insert(now);
        *whole = (*whole).max(now) + CHAT_INTERVAL_MS;
        if group {
            self.groups.entry(chat).or_default().push_back(now);
        }
    }
}

fn wait_in(times: &mut VecDeque<i64>, most: usize, window_ms: i64, now: i64) -> i64 {
    while times.front().is_some_and(|time| *time <= now - window_ms) {
        times.pop_front();
    }
    match times.len().checked_sub(most).and_then(|index| times.get(index)) {
        Some(oldest) => oldest + window_ms - now,
        None => 0,
    }
}
