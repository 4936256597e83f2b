//! Who: the tree of organisations, members, how they belong, what they do, and their accounts.

pub mod actors;
pub mod invites;
pub mod links;
pub mod members;
pub mod menus;
pub mod organizations;
pub mod readers;
pub mod records;
pub mod roles;
pub mod rosters;
pub mod standings;
