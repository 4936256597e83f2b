//! The sandbox behaves as Telegram does: each story drives it with the client the bot uses.
#![cfg(feature = "demo")]

#[path = "sandbox/conversations.rs"]
mod conversations;
#[path = "sandbox/stage.rs"]
mod stage;
#[path = "sandbox/updates.rs"]
mod updates;
