//! What the bot may know of a chat and its members.

use serde_json::{Value, json};

use super::params::Params;
use crate::sandbox::world::{ChatKind, MemberStatus, Refusal, State};

pub(super) fn get_chat(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let chat = state.known_chat(params.expect_chat()?)?;
    if let Some(to) = chat.migrated_to {
        return Err(Refusal::upgraded(to));
    }
    let mut full = state.chat_json(chat);
    full["accent_color_id"] = json!(2);
    full["max_reaction_count"] = json!(11);
    full["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false,
    });
    if let Some(pinned) = chat.pinned.and_then(|id| state.find_message(chat.id, id)) {
        full["pinned_message"] = state.message_json(pinned);
    }
    Ok(full)
}

pub(super) fn get_chat_member(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let chat = state.known_chat(params.expect_chat()?)?.id;
    let user = params.integer("user_id").unwrap_or_default();
    let unknown = || Refusal::bad_request("PARTICIPANT_ID_INVALID");
    let standing = state.standing(chat, user).ok_or_else(unknown)?;
    Ok(state.member_json(user, standing))
}

pub(super) fn get_chat_administrators(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let chat = state.known_chat(params.expect_chat()?)?;
    if chat.kind == ChatKind::Private {
        return Err(Refusal::bad_request("there are no administrators in the private chat"));
    }
    let id = chat.id;
    if !chat.bot.is_some_and(MemberStatus::is_present) {
        state.check_writable(id)?;
    }
    Ok(Value::Array(state.administrators(id)))
}

pub(super) fn leave_chat(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    state.bot_leaves(params.expect_chat()?)?;
    Ok(json!(true))
}
