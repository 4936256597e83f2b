//! The keyboard of a message: rows of buttons below it, or keys in place of the phone's own.

use serde_json::{Map, Value};

use super::params::Params;
use crate::sandbox::world::{ButtonAction, InlineButton, Refusal};

/// The longest payload of a button, in bytes.
const LONGEST_PAYLOAD: usize = 64;

/// The most buttons a message may have.
const MOST_BUTTONS: usize = 100;

/// What a button may do besides calling back or opening an address. We use none of it.
const OTHER_ACTIONS: [&str; 8] = [
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// How a button may look.
const LOOKS: [&str; 3] = ["text", "style", "icon_custom_emoji_id"];

/// Fields of the keyboards that are not below a message.
const KEYS: [&str; 8] = [
    "keyboard",
    "is_persistent",
    "resize_keyboard",
    "one_time_keyboard",
    "input_field_placeholder",
    "selective",
    "remove_keyboard",
    "force_reply",
];

/// A keyboard, found well-formed.
#[derive(Default)]
pub(super) struct CheckedKeyboard {
    pub buttons: Vec<Vec<InlineButton>>,
    /// Any other keyboard, as the bot passed it.
    pub keys: Option<Value>,
}

/// The keyboard of a new message.
pub(super) fn read(params: &Params) -> Result<CheckedKeyboard, Refusal> {
    let Some(markup) = params.object("reply_markup") else { return Ok(CheckedKeyboard::default()) };
    if markup.contains_key("inline_keyboard") {
        return Ok(CheckedKeyboard { buttons: read_inline(params)?, keys: None });
    }
    let kinds = ["keyboard", "remove_keyboard", "force_reply"];
    let kind_known = kinds.iter().any(|kind| markup.contains_key(*kind));
    if !kind_known || markup.keys().any(|key| !KEYS.contains(&key.as_str())) {
        return Err(Refusal::bad_request("object expected as reply markup"));
    }
    Ok(CheckedKeyboard { buttons: Vec::new(), keys: Some(Value::Object(markup.clone())) })
}

/// The rows of buttons below a message; an edit can set no other keyboard.
pub(super) fn read_inline(params: &Params) -> Result<Vec<Vec<InlineButton>>, Refusal> {
    let Some(markup) = params.object("reply_markup") else { return Ok(Vec::new()) };
    let Some(Value::Array(rows)) = markup.get("inline_keyboard") else {
        return Err(Refusal::bad_request("inline keyboard expected"));
    };
    let rows: Vec<Vec<InlineButton>> = rows.iter().map(read_row).collect::<Result<_, _>>()?;
    if rows.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS {
        return Err(Refusal::bad_request("reply markup is too long"));
    }
    Ok(rows.into_iter().filter(|row| !row.is_empty()).collect())
}

fn read_row(row: &Value) -> Result<Vec<InlineButton>, Refusal> {
    let Value::Array(buttons) = row else {
        return Err(Refusal::bad_request("can't parse inline keyboard: an Array of Arrays expected"));
    };
    buttons.iter().map(read_button).collect()
}

fn read_button(button: &Value) -> Result<InlineButton, Refusal> {
    let unreadable = |why: &str| Refusal::bad_request(format!("can't parse inline keyboard button: {why}"));
    let Value::Object(fields) = button else {
        return Err(unreadable("InlineKeyboardButton must be an Object"));
    };
    let text = fields.get("text").and_then(Value::as_str);
    let text = text.ok_or_else(|| unreadable("Can't find field \"text\""))?;
    if text.trim().is_empty() {
        return Err(Refusal::bad_request("inline keyboard button text must be non-empty"));
    }
    let mut actions = fields.iter().filter(|(name, _)| !LOOKS.contains(&name.as_str()));
    let Some((name, value)) = actions.next() else {
        return Err(unreadable("Text buttons are unallowed in the inline keyboard"));
    };
    if let Some((other, _)) = actions.next() {
        return Err(unreadable(&format!("it can do one thing only, not also \"{other}\"")));
    }
    Ok(InlineButton { text: text.to_owned(), action: read_action(name, value, fields)? })
}

fn read_action(name: &str, value: &Value, fields: &Map<String, Value>) -> Result<ButtonAction, Refusal> {
    let text = value.as_str().unwrap_or_default();
    match name {
        "callback_data" if (1..=LONGEST_PAYLOAD).contains(&text.len()) => {
            Ok(ButtonAction::Callback(text.to_owned()))
        }
        "callback_data" => Err(Refusal::bad_request("BUTTON_DATA_INVALID")),
        "url" if is_address(text) => Ok(ButtonAction::Url(text.to_owned())),
        "url" => Err(Refusal::bad_request("BUTTON_URL_INVALID")),
        other if OTHER_ACTIONS.contains(&other) => Ok(ButtonAction::Other(Value::Object(fields.clone()))),
        other => Err(Refusal::bad_request(format!("the sandbox does not know buttons with \"{other}\""))),
    }
}

fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://", "tg://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
