//! chibo runs the monthly session of party branches over Telegram.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod handlers;
pub mod loops;
pub mod messages;
#[cfg(feature = "demo")]
pub mod sandbox;
pub mod store;
pub mod telegram;
pub mod work;
