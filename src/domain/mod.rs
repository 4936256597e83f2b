//! The domain: pure rules and words, without async, SQL, clock or Telegram.

pub mod reading;
