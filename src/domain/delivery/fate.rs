//! What becomes of a message that could not be sent.

use std::time::Duration;

use crate::domain::{ChatId, Timestamp};

/// Why Telegram did not take a message, as far as the next step depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryError {
    /// 429: this chat, or the whole bot, must wait.
    TooFast {
        /// How long, in seconds.
        retry_after: u32,
    },
    /// 403: blocked, never started, removed from the group, or the account is gone.
    Forbidden,
    /// The group became a supergroup.
    Migrated {
        /// Its new id.
        to: ChatId,
    },
    /// An edit that changes nothing: it says what it should.
    NotModified,
    /// The message to edit is gone.
    NothingToEdit,
    /// 400: Telegram will never take this message.
    Refused {
        /// Telegram's description.
        description: String,
    },
    /// 401: the token is no longer valid.
    Unauthorized,
    /// No connection came about: Telegram cannot have taken it.
    OutOfReach {
        /// What happened, without addresses.
        what: String,
    },
    /// 5xx, a timeout or a broken connection: Telegram may have taken it.
    Doubtful {
        /// What happened, without addresses.
        what: String,
    },
}

/// What happens to the row of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is where it should be.
    Sent,
    /// Again at this moment.
    Retry {
        /// When.
        at: Timestamp,
        /// Telegram may have taken it already.
        doubtful: bool,
        /// Why.
        why: String,
    },
    /// Again at once, as a new message.
    SaidAnew,
    /// Again at once, to the chat's new id.
    Moved {
        /// The new id.
        to: ChatId,
    },
    /// The person cannot be written to.
    Unreachable,
    /// Never.
    Failed {
        /// Why.
        why: String,
    },
}

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How often a message is said into the void before it counts as failed: over more than a day (asserted below).
const ATTEMPTS: i64 = 1500;

/// Decides what becomes of a message after its `attempts`-th attempt failed at `now`. Outages are waited out:
/// only what Telegram refuses, or never answers in a day, fails; what is no longer useful is skipped when it is
/// next claimed.
pub fn fate(error: DeliveryError, attempts: i64, now: Timestamp) -> Fate {
    match error {
        DeliveryError::TooFast { retry_after } => Fate::Retry {
            at: now + Duration::from_secs(u64::from(retry_after.max(1))),
            doubtful: false,
            why: format!("429, retry after {retry_after} s"),
        },
        DeliveryError::Forbidden => Fate::Unreachable,
        DeliveryError::Migrated { to } => Fate::Moved { to },
        DeliveryError::NotModified => Fate::Sent,
        DeliveryError::NothingToEdit => Fate::SaidAnew,
        DeliveryError::Refused { description } => Fate::Failed { why: description },
        DeliveryError::Unauthorized => {
            Fate::Retry { at: now + LONGEST_PAUSE, doubtful: false, why: "the token was refused".to_owned() }
        }
        DeliveryError::OutOfReach { what } => {
            Fate::Retry { at: now + pause(attempts), doubtful: false, why: what }
        }
        DeliveryError::Doubtful { what } if attempts >= ATTEMPTS => Fate::Failed { why: what },
        DeliveryError::Doubtful { what } => {
            Fate::Retry { at: now + pause(attempts), doubtful: true, why: what }
        }
    }
}

/// One second after the first attempt, doubling up to [`LONGEST_PAUSE`].
fn pause(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 16) - 1).unwrap_or(0);
    Duration::from_secs(1 << doublings.min(6)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_telegram_never_answers_is_tried_for_more_than_a_day_and_then_kept_as_failed() {
        let doubtful = || DeliveryError::Doubtful { what: "502 Bad Gateway".to_owned() };
        let mut now = Timestamp::from_seconds(0);
        for attempts in 1..ATTEMPTS {
            let Fate::Retry { at, doubtful: true, .. } = fate(doubtful(), attempts, now) else {
                panic!("given up after {attempts} attempts")
            };
            assert!(now < at && at <= now + LONGEST_PAUSE);
            now = at;
        }
        assert!(now > Timestamp::from_seconds(24 * 3600));
        assert_eq!(fate(doubtful(), ATTEMPTS, now), Fate::Failed { why: "502 Bad Gateway".to_owned() });
    }

    #[test]
    fn only_what_telegram_may_have_taken_is_in_doubt() {
        let now = Timestamp::from_seconds(0);
        let doubt = |error| match fate(error, 1, now) {
            Fate::Retry { doubtful, .. } => doubtful,
            other => panic!("{other:?}"),
        };
        assert!(doubt(DeliveryError::Doubtful { what: String::new() }));
        assert!(!doubt(DeliveryError::OutOfReach { what: String::new() }));
        assert!(!doubt(DeliveryError::TooFast { retry_after: 0 }));
        assert!(!doubt(DeliveryError::Unauthorized));
    }
}
