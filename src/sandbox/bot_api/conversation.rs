//! Small signs in a conversation: answers to taps, "is typing", and where a file is.

use serde_json::{Value, json};

use super::params::Params;
use crate::sandbox::world::{CallbackId, Refusal, State};

/// The longest answer to a tap, in UTF-16 units.
const LONGEST_ANSWER: usize = 200;

/// Larger files a bot cannot download.
const LARGEST_DOWNLOAD: usize = 20 * 1024 * 1024;

/// What the bot may be seen doing.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

pub(super) fn answer_callback_query(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let text = params.text("text").unwrap_or_default();
    if text.encode_utf16().count() > LONGEST_ANSWER {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    let tap = CallbackId(params.text("callback_query_id").unwrap_or_default().to_owned());
    state.answer_tap(&tap, text.to_owned(), params.flag("show_alert"))?;
    Ok(json!(true))
}

pub(super) fn send_chat_action(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    if !params.text("action").is_some_and(|action| ACTIONS.contains(&action)) {
        return Err(Refusal::bad_request("wrong parameter action in request"));
    }
    state.check_writable(params.expect_chat()?)?;
    Ok(json!(true))
}

pub(super) fn get_file(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let unknown = || Refusal::bad_request("wrong file_id or the file is temporarily unavailable");
    let file = state.find_file(params.text("file_id").unwrap_or_default()).ok_or_else(unknown)?;
    if file.bytes.len() > LARGEST_DOWNLOAD {
        return Err(Refusal::bad_request("file is too big"));
    }
    Ok(json!({
        "file_id": file.file_id, "file_unique_id": file.unique_id,
        "file_size": file.bytes.len(), "file_path": file.path,
    }))
}
