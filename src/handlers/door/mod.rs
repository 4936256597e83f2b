//! The door: who comes in, and what they bring.

pub mod actor;
pub mod consent;
pub mod group;
pub mod membership;
pub mod private;
pub mod start;
pub mod stop;
pub mod tap;
pub mod turn;
pub mod which;
pub mod words;
