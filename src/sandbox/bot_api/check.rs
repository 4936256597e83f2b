//! Whether a call passes what its method takes, in the types it takes.

use serde_json::Value;

use super::methods::{Kind, Method, Param};
use super::params::{ATTACHED, Params, RawParams};
use crate::sandbox::world::Refusal;

/// Brings what arrived into the method's own types, or refuses it.
pub(super) fn check(method: &Method, mut arrived: RawParams) -> Result<Params, Refusal> {
    let mut params = Params::default();
    for param in method.all_params() {
        if let Some(value) = arrived.fields.remove(param.name) {
            params.fields.insert(param.name.to_owned(), typed(param, value)?);
        } else if param.kind == Kind::File && arrived.uploads.contains_key(param.name) {
            let itself = format!("{ATTACHED}{}", param.name);
            params.fields.insert(param.name.to_owned(), Value::String(itself));
        } else if let Some(complaint) = param.missing {
            return Err(Refusal::bad_request(complaint));
        }
    }
    if let Some(name) = arrived.fields.keys().next() {
        return Err(unknown(method, name));
    }
    let attached = |name: &str| params.fields.values().any(|value| value == &format!("{ATTACHED}{name}"));
    if let Some(name) = arrived.uploads.keys().find(|name| !attached(name)) {
        return Err(unknown(method, name));
    }
    params.uploads = arrived.uploads;
    Ok(params)
}

/// Telegram overlooks parameters it does not know; we want to hear of them.
fn unknown(method: &Method, name: &str) -> Refusal {
    Refusal::bad_request(format!("the sandbox does not know the parameter \"{name}\" of {}", method.name))
}

fn typed(param: &Param, value: Value) -> Result<Value, Refusal> {
    let typed = match param.kind {
        Kind::Integer => integer(&value).map(Value::from),
        Kind::Boolean => boolean(&value).map(Value::from),
        Kind::Text | Kind::File => value.as_str().map(Value::from),
        Kind::Chat => integer(&value).map(Value::from).or_else(|| value.as_str().map(Value::from)),
        Kind::Object => structured(&value).filter(Value::is_object),
        Kind::List => structured(&value).filter(Value::is_array),
    };
    let wanted = match param.kind {
        Kind::Integer => "Integer",
        Kind::Boolean => "Boolean",
        Kind::Text | Kind::File => "String",
        Kind::Chat => "Integer or String",
        Kind::Object => "JSON object",
        Kind::List => "JSON array",
    };
    typed.ok_or_else(|| Refusal::bad_request(format!("can't parse {}: {wanted} expected", param.name)))
}

fn integer(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(yes) => Some(*yes),
        Value::String(word) => match word.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Forms carry objects and arrays as JSON in a text.
fn structured(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => serde_json::from_str(text).ok(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.clone())
        }
    }
}
