//! What is sent, and what becomes of a message that could not be.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::event::FileSort;
use super::meeting::Phase;
use super::plan::Audience;
use super::reply::Answer;
use super::words::words;
use super::{ChatId, MeetingId, MemberId, MessageId, OutboxSeq, QuestionId, Timestamp};

/// A finished message: everything but the chat it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "parcel", rename_all = "snake_case")]
pub enum Parcel {
    /// A text with buttons.
    Text {
        /// Telegram's HTML.
        html: String,
        /// Rows of buttons.
        #[serde(default)]
        keyboard: Vec<Vec<Key>>,
        /// The message it answers.
        #[serde(default)]
        reply_to: Option<MessageId>,
    },
    /// A file Telegram already keeps.
    File {
        /// Document or photo.
        sort: FileSort,
        /// Telegram's id of it.
        file_id: String,
    },
    /// A file of ours.
    Upload {
        /// Its name.
        name: String,
        /// Its text.
        content: String,
        /// Telegram's HTML under it.
        caption: String,
    },
    /// New words for a message.
    Edit {
        /// Which message.
        target: Target,
        /// Telegram's HTML.
        html: String,
        /// Rows of buttons.
        #[serde(default)]
        keyboard: Vec<Vec<Key>>,
    },
}

impl Parcel {
    /// The promise whose message it edits.
    pub fn stands_for(&self) -> Option<OutboxSeq> {
        match self {
            Self::Edit { target: Target::Promise(seq), .. } => Some(*seq),
            Self::Edit { target: Target::Message(_), .. }
            | Self::Text { .. }
            | Self::File { .. }
            | Self::Upload { .. } => None,
        }
    }

    /// Telegram's id of the message it changes.
    pub fn edits(&self) -> Option<MessageId> {
        match self {
            Self::Edit { target: Target::Message(message), .. } => Some(*message),
            Self::Edit { target: Target::Promise(_), .. }
            | Self::Text { .. }
            | Self::File { .. }
            | Self::Upload { .. } => None,
        }
    }
}

/// A message of ours, sent or only promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Telegram's id of it.
    Message(MessageId),
    /// The promise of it; Telegram's id is known once it is sent.
    Promise(OutboxSeq),
}

/// A button: what it says and what it carries (at most 64 bytes).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// What it says.
    pub label: String,
    /// What comes back when it is pressed.
    pub data: String,
}

/// Which messages wait for quiet hours and may be passed by others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[repr(i64)]
pub enum Class {
    /// An answer to a person, a question, an urgent change.
    Answer = 0,
    /// One of many.
    Bulk = 1,
}

words! {
    /// What became of a promise.
    Delivery {
        /// Not yet.
        Pending = "pending",
        /// On its way.
        InFlight = "in flight",
        /// Telegram has it.
        Sent = "sent",
        /// No longer wanted, or too late to be useful.
        Skipped = "skipped",
        /// The person cannot be written to.
        Unreachable = "unreachable",
        /// Telegram refused it.
        Failed = "failed",
    }
}

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

/// What a message is about; kept beside it for the ledger, and to decide at the last moment whether it is still
/// wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Which meeting, and which of its start times.
    pub meeting: Option<(MeetingId, i64)>,
    /// Which stage; promised to one person at most once a start time.
    pub stage: Option<String>,
    /// To whom the stage speaks; nothing if the message is wanted whatever happens meanwhile.
    pub audience: Option<Audience>,
    /// For whom.
    pub member: Option<MemberId>,
    /// The question it passes on.
    pub question: Option<QuestionId>,
}

/// A message to be promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Where it goes.
    pub chat: ChatId,
    /// Whether it waits for quiet hours.
    pub class: Class,
    /// What it is about.
    pub subject: Subject,
    /// The finished message.
    pub parcel: Parcel,
    /// Not sent earlier.
    pub not_before: Timestamp,
    /// Not sent from then on.
    pub useful_until: Option<Timestamp>,
}

/// What is known, at the moment of sending, of a message that depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// The audience the message is for.
    pub audience: Option<Audience>,
    /// The start time it was promised for.
    pub version: Option<i64>,
    /// The meeting's phase and present start time.
    pub meeting: Option<(Phase, i64)>,
    /// What the member has answered.
    pub answer: Option<Answer>,
    /// Not useful from then on.
    pub useful_until: Option<Timestamp>,
}

/// It would come too late to be of use.
pub const TOO_LATE: &str = "too late";

/// Why a message is no longer wanted; nothing if it is.
pub fn unwanted(circumstances: &Circumstances, now: Timestamp) -> Option<&'static str> {
    if circumstances.useful_until.is_some_and(|until| until <= now) {
        return Some(TOO_LATE);
    }
    let audience = circumstances.audience?;
    let (phase, version) = circumstances.meeting?;
    if phase == Phase::Cancelled {
        return Some("cancelled");
    }
    if circumstances.version != Some(version) {
        return Some("moved");
    }
    match (audience, phase) {
        (Audience::Secretary, Phase::Closed) => Some("roll closed"),
        (Audience::Silent | Audience::Attending, _) if !audience.includes(circumstances.answer) => {
            Some("answered")
        }
        (
            Audience::Everyone
            | Audience::Silent
            | Audience::Attending
            | Audience::Secretary
            | Audience::Present,
            _,
        ) => None,
    }
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
