//! Stories: production code against the sandbox over HTTP, with time in their hands.

#[path = "../support/mod.rs"]
mod support;

mod attendance;
mod changed_meetings;
mod committees;
mod exchanges;
mod feedback;
mod first_month;
mod groups;
mod languages;
mod meetings;
mod meetings_by_hand;
mod people;
mod post;
mod questions;
mod reminders;
mod replies;
mod retention;
mod roll_call;
mod roster;
mod tally;
mod trips;
