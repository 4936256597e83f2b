//! chibo runs the monthly session of party branches over Telegram.

pub mod domain;
#[cfg(feature = "demo")]
pub mod sandbox;
