//! The durable core: what happened, what was promised, and where every chat stands.

pub mod audit;
pub mod chats;
mod columns;
pub mod conversations;
pub mod edits;
pub mod facts;
pub mod files;
pub mod flights;
pub mod inbox;
pub mod ledger;
pub mod outbox;
pub mod promised;
pub mod sweeps;
