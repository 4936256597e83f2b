//! What the last landings tell about the way to Telegram: slowed down as a whole, refused, or out of reach.

use std::collections::VecDeque;
use std::time::Duration;

use crate::domain::{ChatId, Timestamp};

/// So many chats slowed down within a second mean that the whole bot is.
const CHATS_FOR_A_PAUSE: usize = 3;
/// So many sends lost one after another mean an outage: from then on one message at a time tries the way.
const LOST_FOR_AN_OUTAGE: u32 = 8;
/// The longest pause between two such tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The weather between the bot and Telegram.
#[derive(Debug, Default)]
pub struct Weather {
    /// When which chat was last slowed down.
    slowed: VecDeque<(Timestamp, ChatId)>,
    /// Sends that ended without an answer, since the last answer.
    lost: u32,
    rests_until: Option<Timestamp>,
}

impl Weather {
    /// Telegram slowed a chat down; says whether that makes it everyone's matter.
    pub fn slowed(&mut self, chat: ChatId, now: Timestamp) -> bool {
        self.slowed.retain(|(at, other)| now < *at + Duration::from_secs(1) && *other != chat);
        self.slowed.push_back((now, chat));
        self.slowed.len() >= CHATS_FOR_A_PAUSE
    }

    /// Telegram answered, whatever it said.
    pub fn answered(&mut self) {
        self.lost = 0;
        self.rests_until = None;
    }

    /// A send ended without an answer.
    pub fn lost(&mut self, now: Timestamp) {
        self.lost = self.lost.saturating_add(1);
        if self.is_outage() {
            let doublings = (self.lost - LOST_FOR_AN_OUTAGE).min(6);
            self.rests_until = Some(now + Duration::from_secs(1 << doublings).min(LONGEST_PAUSE));
        }
    }

    /// Telegram refuses the token: nothing goes for a while.
    pub fn refused(&mut self, now: Timestamp) {
        self.rests_until = Some(now + LONGEST_PAUSE);
    }

    /// Until when nothing is tried.
    pub fn rests_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.rests_until.filter(|until| *until > now)
    }

    /// How many messages may be on their way at once, where `usual` may in fair weather.
    pub fn in_flight(&self, usual: usize) -> usize {
        if self.is_outage() { 1 } else { usual }
    }

    fn is_outage(&self) -> bool {
        self.lost >= LOST_FOR_AN_OUTAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_seconds(1_796_301_000);

    #[test]
    fn three_chats_within_a_second_are_everyones_matter_and_one_chat_thrice_is_not() {
        let mut weather = Weather::default();
        assert!(!weather.slowed(ChatId(1), NOON));
        assert!(!weather.slowed(ChatId(1), NOON));
        assert!(!weather.slowed(ChatId(1), NOON));
        assert!(!weather.slowed(ChatId(2), NOON + Duration::from_millis(500)));
        assert!(
            !weather.slowed(ChatId(3), NOON + Duration::from_millis(1200)),
            "the first is over a second old"
        );
        assert!(weather.slowed(ChatId(4), NOON + Duration::from_millis(1300)));
    }

    #[test]
    fn an_outage_is_probed_by_one_message_at_a_time_at_most_a_minute_apart() {
        let mut weather = Weather::default();
        for _ in 1..LOST_FOR_AN_OUTAGE {
            weather.lost(NOON);
        }
        assert_eq!((weather.in_flight(8), weather.rests_until(NOON)), (8, None));
        weather.lost(NOON);
        assert_eq!(
            (weather.in_flight(8), weather.rests_until(NOON)),
            (1, Some(NOON + Duration::from_secs(1)))
        );
        for _ in 0..100 {
            weather.lost(NOON);
        }
        assert_eq!(weather.rests_until(NOON), Some(NOON + LONGEST_PAUSE));
        weather.answered();
        assert_eq!((weather.in_flight(8), weather.rests_until(NOON)), (8, None));
    }
}
