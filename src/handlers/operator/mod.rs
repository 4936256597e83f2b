//! What the operator applies.

pub mod roster;
