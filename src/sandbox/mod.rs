//! A Bot API on loopback, strict where Telegram is strict.
