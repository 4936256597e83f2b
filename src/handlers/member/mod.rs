//! What members do: reply, ask, give feedback, see their own record.

pub mod feedback;
pub mod help;
pub mod language;
pub mod question;
pub mod record;
pub mod reply;
pub mod schedule;
