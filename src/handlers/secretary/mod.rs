//! What a secretary does about her meetings.

pub mod agenda;
pub mod attendance;
pub mod cancel;
pub mod errand;
pub mod invites;
pub mod meeting;
pub mod plan;
pub mod reschedule;
pub mod roll_call;
pub mod unlink;
