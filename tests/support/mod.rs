//! A small town for the stories: people with temperaments, a bot, and a Telegram they share over HTTP.

#![allow(dead_code, reason = "each test crate uses its own part")]

mod people;
mod town;

pub use people::*;
pub use town::{Town, moment};
