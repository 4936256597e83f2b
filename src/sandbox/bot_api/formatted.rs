//! The words of a message or a caption, and how long they may be.

use serde_json::Value;

use super::html;
use super::params::Params;
use crate::sandbox::world::{Entity, Formatted, Refusal};

/// The longest message, in UTF-16 units after its markup is taken away.
const LONGEST_MESSAGE: usize = 4096;

/// The longest caption of a file.
const LONGEST_CAPTION: usize = 1024;

/// The text of a new message.
pub(super) fn message(params: &Params) -> Result<Formatted, Refusal> {
    sized(params, "message is too long")
}

/// The new text of a message. Telegram complains of it in other words.
pub(super) fn edited(params: &Params) -> Result<Formatted, Refusal> {
    sized(params, "MESSAGE_TOO_LONG")
}

/// The caption of a file, which may be missing.
pub(super) fn caption(params: &Params) -> Result<Formatted, Refusal> {
    let words = formatted(params, "caption", "caption_entities")?;
    if words.units() > LONGEST_CAPTION {
        return Err(Refusal::bad_request("message caption is too long"));
    }
    Ok(words)
}

fn sized(params: &Params, complaint: &str) -> Result<Formatted, Refusal> {
    let words = formatted(params, "text", "entities")?;
    match words.units() {
        0 => Err(Refusal::bad_request("message text is empty")),
        units if units > LONGEST_MESSAGE => Err(Refusal::bad_request(complaint)),
        _ => Ok(words),
    }
}

fn formatted(params: &Params, text: &str, entities: &str) -> Result<Formatted, Refusal> {
    let text = params.text(text).unwrap_or_default();
    let words = match params.text("parse_mode").unwrap_or_default().to_ascii_lowercase().as_str() {
        "" => Formatted { text: text.to_owned(), entities: given_entities(params.list(entities))? },
        "html" => html::parse(text)
            .map_err(|complaint| Refusal::bad_request(format!("can't parse entities: {complaint}")))?,
        _ => return Err(Refusal::bad_request("the sandbox knows no parse_mode but HTML")),
    };
    Ok(words.trimmed().with_found_entities())
}

fn given_entities(list: Option<&Vec<Value>>) -> Result<Vec<Entity>, Refusal> {
    let entities = list.into_iter().flatten().map(|entity| serde_json::from_value(entity.clone()));
    entities.collect::<Result<_, _>>().map_err(|_| {
        Refusal::bad_request("can't parse entities: expected an object with type, offset and length")
    })
}
