//! SQL and nothing but SQL, the connection first. A room holds an aggregate, a file what is asked of one part of it; a
//! caller names the file, not its room: `store::replies::put`. [`engine`] alone knows which database it is.

pub mod core;
pub mod engine;
pub mod figures;
pub mod meetings;
pub mod people;

pub use self::core::{
    audit, chats, conversations, edits, facts, files, flights, inbox, ledger, outbox, promised, sweeps,
};
pub use engine::{Database, Db, Lock, OpenError};
pub use figures::{boards, groups};
pub use meetings::{
    approached, attachments, done_stages, feedback, planned, plans, questions, replies, roll,
};
pub use people::{
    actors, invites, links, members, menus, organizations, readers, records, roles, rosters, standings,
};
