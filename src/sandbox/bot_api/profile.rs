//! How the bot presents itself.

use serde_json::{Value, json};

use super::params::Params;
use crate::sandbox::world::{CommandList, Refusal, State};

const MOST_COMMANDS: usize = 100;
const LONGEST_COMMAND: usize = 32;
const LONGEST_COMMAND_DESCRIPTION: usize = 256;
const LONGEST_DESCRIPTION: usize = 512;
const LONGEST_SHORT_DESCRIPTION: usize = 120;

/// For whom commands can be meant.
const SCOPES: [&str; 7] = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];

pub(super) fn get_me(state: &mut State, _: &Params) -> Result<Value, Refusal> {
    let account = state.account();
    let mut me = state.user_json(account.id);
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(!account.privacy_mode);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    Ok(me)
}

pub(super) fn get_webhook_info(state: &mut State, _: &Params) -> Result<Value, Refusal> {
    let pending = state.pending_count();
    Ok(json!({ "url": "", "has_custom_certificate": false, "pending_update_count": pending }))
}

pub(super) fn delete_webhook(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    if params.flag("drop_pending_updates") {
        state.drop_pending();
    }
    Ok(json!(true))
}

pub(super) fn set_my_commands(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let scope = scope(params)?;
    let language = language(params)?;
    let passed = params.list("commands").map(Vec::as_slice).unwrap_or_default();
    if passed.len() > MOST_COMMANDS {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    let commands = passed.iter().map(command).collect::<Result<_, _>>()?;
    state.set_commands(CommandList { scope, language, commands });
    Ok(json!(true))
}

fn scope(params: &Params) -> Result<Value, Refusal> {
    let Some(scope) = params.object("scope") else { return Ok(json!({ "type": "default" })) };
    match scope.get("type").and_then(Value::as_str) {
        Some(kind) if SCOPES.contains(&kind) => Ok(Value::Object(scope.clone())),
        Some(_) | None => {
            Err(Refusal::bad_request("can't parse BotCommandScope: Unsupported type specified"))
        }
    }
}

/// Commands are 1 to 32 small Latin letters, digits and underscores.
fn command(passed: &Value) -> Result<(String, String), Refusal> {
    let field = |name| passed.get(name).and_then(Value::as_str).unwrap_or_default();
    let (command, description) = (field("command"), field("description"));
    let letters = command.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_');
    if !letters || !(1..=LONGEST_COMMAND).contains(&command.len()) {
        return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
    }
    if !(1..=LONGEST_COMMAND_DESCRIPTION).contains(&description.encode_utf16().count()) {
        return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok((command.to_owned(), description.to_owned()))
}

pub(super) fn set_my_description(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let text = limited(params, "description", LONGEST_DESCRIPTION)?;
    state.set_description(language(params)?, text);
    Ok(json!(true))
}

pub(super) fn set_my_short_description(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let text = limited(params, "short_description", LONGEST_SHORT_DESCRIPTION)?;
    state.set_short_description(language(params)?, text);
    Ok(json!(true))
}

fn limited(params: &Params, name: &str, longest: usize) -> Result<String, Refusal> {
    let text = params.text(name).unwrap_or_default();
    if text.encode_utf16().count() > longest {
        return Err(Refusal::bad_request("BOT_DESCRIPTION_TOO_LONG"));
    }
    Ok(text.to_owned())
}

/// Empty, or two letters.
fn language(params: &Params) -> Result<String, Refusal> {
    let code = params.text("language_code").unwrap_or_default();
    let two_letters = code.len() == 2 && code.bytes().all(|c| c.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        return Ok(code.to_owned());
    }
    Err(Refusal::bad_request("invalid language code specified"))
}
