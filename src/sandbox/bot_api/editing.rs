//! Changes to messages that are already there: edit, delete, pin.

use serde_json::{Value, json};

use super::params::Params;
use super::{formatted, keyboard};
use crate::sandbox::world::{Refusal, State};

pub(super) fn edit_message_text(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let words = formatted::edited(params)?;
    let buttons = keyboard::read_inline(params)?;
    state.bot_edits_text(params.expect_chat()?, params.message(), words, buttons)
}

pub(super) fn edit_message_reply_markup(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let buttons = keyboard::read_inline(params)?;
    state.bot_edits_buttons(params.expect_chat()?, params.message(), buttons)
}

pub(super) fn delete_message(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    state.bot_deletes(params.expect_chat()?, params.message())?;
    Ok(json!(true))
}

pub(super) fn pin_chat_message(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    state.bot_pins(params.expect_chat()?, params.message())?;
    Ok(json!(true))
}
