//! The sandbox behaves as Telegram does: each story drives it with the client the bot uses.
#![cfg(feature = "demo")]

#[path = "sandbox/conversations.rs"]
mod conversations;
#[path = "sandbox/faults.rs"]
mod faults;
#[path = "sandbox/files.rs"]
mod files;
#[path = "sandbox/groups.rs"]
mod groups;
#[path = "sandbox/pace.rs"]
mod pace;
#[path = "sandbox/stage.rs"]
mod stage;
#[path = "sandbox/strictness.rs"]
mod strictness;
#[path = "sandbox/updates.rs"]
mod updates;
