//! What committees and their groups see.

pub mod figures;
pub mod link_group;
pub mod summary;
pub mod tally;
