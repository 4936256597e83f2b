//! Stories: production code against the sandbox over HTTP, with time in their hands.

#[path = "../support/mod.rs"]
mod support;

mod committees;
mod first_month;
mod meetings;
mod people;
mod questions;
mod replies;
mod roll_call;
mod roster;
