//! What a secretary does about her meetings.

pub mod agenda;
pub mod asking;
pub mod attendance;
pub mod calling;
pub mod changing;
pub mod errand;
pub mod invites;
pub mod roll_call;
pub mod unlink;
