//! What the calendar brings, and what follows for everyone when a meeting is made, moved or called off.

pub mod announce;
pub mod away;
pub mod changes;
pub mod due;
pub mod meetings;
pub mod plans;
pub mod remind;
pub mod timeline;
