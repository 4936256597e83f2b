//! Everything the bot can say. A [`Text`] names a sentence of `config/locales` and what fills it; it is
//! rendered for the one who reads it.

pub mod board;
pub mod buttons;
pub mod dates;
mod text;
mod voice;

pub mod agenda;
pub mod attendance;
pub mod calling;
pub mod changes;
pub mod errands;
pub mod feedback;
mod fits;
pub mod groups;
pub mod help;
pub mod invitation;
pub mod invites;
pub mod month;
pub mod people;
pub mod questions;
pub mod record;
pub mod reminders;
pub mod replies;
pub mod roll_call;
pub mod secretary;
pub mod tally;

pub use text::{Button, Rendered, Text, Value, escape, pieces, shortened};
pub use voice::Voice;
