//! The world around the bot: people, their chats, and what Telegram keeps for the bot until it asks.

mod bot;
mod chats;
mod deeds;
mod entities;
mod faults;
mod files;
mod handle;
mod ids;
mod ledger;
mod messages;
mod pace;
mod people;
mod profile;
mod refusal;
mod state;
mod taps;
mod updates;

pub use bot::BotAccount;
pub use chats::{Chat, ChatKind, MemberStatus};
pub use entities::{Entity, Formatted};
pub use faults::{Fault, Faults, OneShot};
pub use files::{Attachment, AttachmentKind, StoredFile};
pub use handle::World;
pub use ids::{CallbackId, ChatId, MessageId, UserId};
pub use ledger::{ApiCall, CallOutcome};
pub use messages::{ButtonAction, InlineButton, Message, Service};
pub use people::{BotContact, User};
pub use profile::{CommandList, Profile};
pub use refusal::Refusal;
pub use state::{ChangeKind, WorldChange};
pub use taps::{CALLBACK_LIFETIME_SECONDS, NoSuchButton};

pub(in crate::sandbox) use deeds::Posting;
pub(in crate::sandbox) use entities::is_link;
pub(in crate::sandbox) use faults::Mishap;
pub(in crate::sandbox) use state::State;
