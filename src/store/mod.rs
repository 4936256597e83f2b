//! SQL and nothing but SQL, the connection first. A room holds an aggregate, a file what is asked of one part of it; a
//! caller names the file, not its room: `store::replies::put`. [`engine`] alone knows which database it is.

pub mod core;
mod db;
pub mod engine;
pub mod figures;
pub mod meetings;
pub mod people;

pub use self::core::{audit, chats, conversations, edits, facts, inbox, ledger, outbox, promised};
pub use db::Db;
pub use engine::{Database, Lock, OpenError};
pub use figures::{boards, groups};
pub use meetings::{attachments, done_stages, feedback, plans, questions, replies, roll};
pub use people::{invites, links, members, menus, organizations, records, roles, standings};
