//! What is sent: parcels and promises, when they may go, and what becomes of those that could not.

mod fate;
mod parcel;
mod reader;
mod wanted;
mod window;

use serde::{Deserialize, Serialize};

pub use fate::{DeliveryError, Fate, fate};
pub use parcel::{Key, Keyboard, Parcel, ParcelKind, Target};
pub use reader::{Concerned, Reader};
pub use wanted::{Circumstances, TOO_LATE, unwanted};
pub use window::{Window, of_change};

use super::stages::{Audience, Stage};
use super::words::words;
use super::{ChatId, MeetingId, MemberId, QuestionId, ThreadId};

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

/// Where a message goes: a chat, or one topic of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The chat.
    pub chat: ChatId,
    /// The topic, in a group that has them.
    pub thread: Option<ThreadId>,
}

impl From<ChatId> for Address {
    fn from(chat: ChatId) -> Self {
        Self { chat, thread: None }
    }
}

/// What a message is about; kept beside it for the ledger, and to decide at the last moment whether it is still
/// wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Which meeting, and which of its start times.
    pub meeting: Option<(MeetingId, i64)>,
    /// Which stage; promised to one person at most once a start time.
    pub stage: Option<Stage>,
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
    pub to: Address,
    /// Whether it waits for quiet hours.
    pub class: Class,
    /// What it is about.
    pub subject: Subject,
    /// The finished message.
    pub parcel: Parcel,
    /// When it may go.
    pub window: Window,
}
