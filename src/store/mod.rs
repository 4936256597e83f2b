//! SQL and nothing but SQL: one file a table, one statement a function, connection first.

pub mod attachments;
pub mod audit;
pub mod boards;
pub mod chats;
pub mod conversations;
pub mod done_stages;
pub mod edits;
mod engine;
pub mod facts;
pub mod feedback;
pub mod figures;
pub mod groups;
pub mod inbox;
pub mod invites;
pub mod ledger;
pub mod links;
pub mod meetings;
pub mod members;
pub mod menus;
pub mod organizations;
pub mod outbox;
pub mod plans;
pub mod promised;
pub mod questions;
pub mod records;
pub mod replies;
pub mod roles;
pub mod roll;
pub mod standings;

pub use engine::{Database, Lock, OpenError};

/// The connection every store function takes first.
pub type Db = sqlx::SqliteConnection;
