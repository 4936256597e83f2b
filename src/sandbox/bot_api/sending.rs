//! `sendMessage`, `sendDocument` and `sendPhoto`.

use serde_json::Value;

use super::params::{ATTACHED, Params, Upload};
use super::{formatted, keyboard};
use crate::sandbox::world::{
    Attachment, AttachmentKind, ChatId, Formatted, MessageId, Posting, Refusal, State,
};

/// What a reply may say of the message it answers.
const REPLY_FIELDS: [&str; 7] = [
    "message_id",
    "chat_id",
    "allow_sending_without_reply",
    "quote",
    "quote_parse_mode",
    "quote_entities",
    "quote_position",
];

pub(super) fn send_message(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let words = formatted::message(params)?;
    post(state, params, words, None)
}

pub(super) fn send_document(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    send_file(state, params, AttachmentKind::Document)
}

pub(super) fn send_photo(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    send_file(state, params, AttachmentKind::Photo)
}

fn send_file(state: &mut State, params: &Params, kind: AttachmentKind) -> Result<Value, Refusal> {
    let words = formatted::caption(params)?;
    state.check_writable(params.expect_chat()?)?;
    let passed = params.text(kind.name()).unwrap_or_default();
    let attachment = match passed.strip_prefix(ATTACHED).and_then(|name| params.uploads.get(name)) {
        Some(upload) => keep(state, kind, upload)?,
        None => known_file(state, kind, passed)?,
    };
    post(state, params, words, Some(attachment))
}

fn post(
    state: &mut State,
    params: &Params,
    words: Formatted,
    attachment: Option<Attachment>,
) -> Result<Value, Refusal> {
    let chat = params.expect_chat()?;
    let keyboard = keyboard::read(params)?;
    state.check_writable(chat)?;
    let reply_to = answered(state, chat, params)?;
    let (buttons, keyboard) = (keyboard.buttons, keyboard.keys);
    state.bot_posts(chat, Posting { words, attachment, buttons, keyboard, reply_to })
}

/// The message this one answers; missing ones are forgiven only when asked.
fn answered(state: &State, chat: ChatId, params: &Params) -> Result<Option<MessageId>, Refusal> {
    let Some(reply) = params.object("reply_parameters") else { return Ok(None) };
    if let Some(name) = reply.keys().find(|name| !REPLY_FIELDS.contains(&name.as_str())) {
        return Err(Refusal::bad_request(format!(
            "the sandbox does not know \"{name}\" in reply_parameters"
        )));
    }
    let id = reply.get("message_id").and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok());
    let id = MessageId(id.ok_or_else(|| Refusal::bad_request("message identifier is not specified"))?);
    let forgiven = reply.get("allow_sending_without_reply") == Some(&Value::Bool(true));
    match state.find_message(chat, id) {
        Some(_) => Ok(Some(id)),
        None if forgiven => Ok(None),
        None => Err(Refusal::bad_request("message to be replied not found")),
    }
}

fn keep(state: &mut State, kind: AttachmentKind, upload: &Upload) -> Result<Attachment, Refusal> {
    if upload.bytes.is_empty() {
        return Err(Refusal::bad_request("file must be non-empty"));
    }
    if kind == AttachmentKind::Photo && !is_picture(&upload.bytes) {
        return Err(Refusal::bad_request("IMAGE_PROCESS_FAILED"));
    }
    let name = upload.file_name.clone();
    let mime = upload.mime.clone().unwrap_or_else(|| mime_of(name.as_deref().unwrap_or_default()).to_owned());
    Ok(state.keep_file(kind, name, Some(mime), &upload.bytes))
}

fn known_file(state: &State, kind: AttachmentKind, id: &str) -> Result<Attachment, Refusal> {
    let unknown = || Refusal::bad_request("wrong file identifier/HTTP URL specified");
    let file = state.find_file(id).ok_or_else(unknown)?;
    if file.kind != kind {
        let (is, wanted) = (file.kind.name(), kind.name());
        return Err(Refusal::bad_request(format!("can't use file of type {is} as {wanted}")));
    }
    Ok(file.attachment())
}

fn is_picture(bytes: &[u8]) -> bool {
    let beginnings: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"];
    beginnings.iter().any(|beginning| bytes.starts_with(beginning))
}

fn mime_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("csv") => "text/csv",
        Some("txt") => "text/plain",
        Some("json") => "application/json",
        Some("ics") => "text/calendar",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
