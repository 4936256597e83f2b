//! The domain: pure rules and words, without async, SQL, clock or Telegram.

pub mod alphabet;
pub mod attendance;
pub mod board;
pub mod calendar;
pub mod command;
pub mod courtesy;
pub mod delivery;
pub mod event;
pub mod exchanges;
pub mod feedback;
pub mod hearing;
mod ids;
mod instant;
pub mod invite;
pub mod language;
pub mod meeting;
pub mod organization;
pub mod people;
pub mod reading;
pub mod record;
pub mod recurrence;
pub mod reply;
pub mod roll_call;
pub mod roster;
pub mod settings;
pub mod stages;
pub mod tally;
pub mod when;
mod words;

pub use ids::{
    BotId, ChatId, ConversationNo, DeedId, InboxSeq, LinkId, MeetingId, MemberId, MessageId, OrganizationId,
    OutboxSeq, PlanId, QuestionId, ThreadId, UserId,
};
pub use instant::Timestamp;
pub use language::Language;
