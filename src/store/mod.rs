//! SQL and nothing but SQL: one file a table, connection first. A room an aggregate; a caller names the table's file,
//! not its room: `store::replies::put`.

pub mod core;
pub mod engine;
pub mod figures;
pub mod meetings;
pub mod people;

pub use self::core::{audit, chats, conversations, edits, facts, inbox, ledger, outbox, promised};
pub use engine::{Database, Lock, OpenError};
pub use figures::{boards, groups};
pub use meetings::{attachments, done_stages, feedback, plans, questions, replies, roll};
pub use people::{actors, invites, links, members, menus, organizations, records, roles, standings};

/// The connection every store function takes first.
pub type Db = sqlx::SqliteConnection;
