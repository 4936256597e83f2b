//! What happens in the world: what people do and see, and what the bot does there.

mod chats;
mod edits;
mod faults;
mod files;
mod groups;
mod json;
mod ledger;
mod membership;
mod messages;
mod pace;
mod people;
mod profile;
mod said;
mod sends;
mod taps;
mod updates;
mod view;

pub(in crate::sandbox) use sends::Posting;
