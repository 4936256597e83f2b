//! The roster: who belongs to which branch and does what, as the operator's table says.

pub mod columns;
pub mod compare;
mod listed;
mod read;
pub mod vocabulary;

pub use compare::{Changes, Known, compare};
pub use listed::{Problem, Roster, RosterOrganization, RosterPerson, TableRow};
pub use read::read;
