//! What is kept of one member, as they may see it and take it with them.

use serde::{Serialize, Serializer};

use super::feedback::FeedbackKind;
use super::people::{Role, Standing};
use super::reply::{Answer, Source};
use super::roll_call::Presence;
use super::words::words;
use super::{Language, Timestamp, UserId};

words! {
    /// What a member can do about their own record.
    RecordStep {
        /// How they were present at past meetings.
        Attendance = "attendance",
        /// Take everything with them, as a file.
        Export = "export",
        /// Take the consent back: asks first.
        Withdraw = "withdraw",
        /// Yes, take it back.
        WithdrawNow = "withdraw-now",
        /// Delete: asks first.
        Delete = "delete",
        /// Yes, delete.
        DeleteNow = "delete-now",
        /// Leave everything as it is.
        Keep = "keep",
    }
}

/// Everything kept of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// When this was written out.
    #[serde(serialize_with = "readable")]
    pub written_at: Timestamp,
    /// Mã: the code of the roster, stable across imports.
    pub code: String,
    /// Family, middle and given name.
    pub name: String,
    /// The language they chose.
    pub language: Option<Language>,
    /// Branches and standings.
    pub standings: Vec<Belonged>,
    /// Roles.
    pub roles: Vec<Served>,
    /// Accounts and consents.
    pub links: Vec<Linked>,
    /// Replies that count.
    pub replies: Vec<Replied>,
    /// Everything said about meetings.
    pub said: Vec<Uttered>,
    /// How they were present.
    pub attendance: Vec<Attended>,
    /// Feedback given with name.
    pub feedback: Vec<Fed>,
    /// Questions asked.
    pub questions: Vec<Questioned>,
}

/// A time of belonging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Belonged {
    /// The path of the branch.
    pub branch: String,
    /// How they belonged to it.
    pub standing: Standing,
    /// The first day.
    pub since: String,
    /// The first day it no longer held.
    pub until: Option<String>,
}

/// A time of holding a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Served {
    /// The path of the organisation it was held in.
    pub organization: String,
    /// What they were: secretary, deputy, officer …
    pub role: Role,
    /// The first day.
    pub since: String,
    /// The first day it no longer held.
    pub until: Option<String>,
}

/// A time of being linked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Linked {
    /// The account.
    pub telegram_id: UserId,
    /// `code`: by an invite code; `roster`: by the operator's word.
    pub source: String,
    /// The version of the text they agreed to.
    pub consent_version: Option<String>,
    /// When they agreed.
    #[serde(serialize_with = "perhaps")]
    pub consented_at: Option<Timestamp>,
    /// Since when.
    #[serde(serialize_with = "readable")]
    pub linked_at: Timestamp,
    /// Until when.
    #[serde(serialize_with = "perhaps")]
    pub ended_at: Option<Timestamp>,
}

/// A reply that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Replied {
    /// When the meeting begins.
    #[serde(serialize_with = "readable")]
    pub meeting: Timestamp,
    /// What they answered.
    pub answer: Answer,
    /// How late they said they would be.
    pub delay: Option<String>,
    /// Their reason.
    pub reason: Option<String>,
    /// When they said it.
    #[serde(serialize_with = "readable")]
    pub said_at: Timestamp,
}

/// Something said about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Uttered {
    /// When the meeting begins.
    #[serde(serialize_with = "readable")]
    pub meeting: Timestamp,
    /// How it was understood.
    pub answer: Answer,
    /// Tap, text, or the secretary's hand.
    pub source: Source,
    /// The words; nothing for a tap.
    pub words: Option<String>,
    /// When it was said.
    #[serde(serialize_with = "readable")]
    pub said_at: Timestamp,
}

/// How a member was present at a meeting whose roll is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Attended {
    /// When it began.
    #[serde(serialize_with = "readable")]
    pub meeting: Timestamp,
    /// How they were present; nothing if the roll does not say.
    pub presence: Option<Presence>,
}

/// Feedback given with name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Fed {
    /// Opinion, wish or proposal.
    pub kind: FeedbackKind,
    /// The words, as written.
    pub words: String,
    /// The day it was given, as 2026-12-03.
    pub day: String,
}

/// A question asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Questioned {
    /// The words, as written.
    pub words: String,
    /// When it was said.
    #[serde(serialize_with = "readable")]
    pub asked_at: Timestamp,
}

/// "2026-12-03T12:30:00+00:00", as machines and people read it.
fn readable<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.in_zone(chrono_tz::UTC).to_rfc3339())
}

fn perhaps<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => readable(at, serializer),
        None => serializer.serialize_none(),
    }
}
