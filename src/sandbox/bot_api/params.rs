//! What the bot passed with a call: read from JSON, a form, multipart or the query, and then all the same.

use std::collections::HashMap;

use axum::Form;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Query, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Map, Value};

use crate::sandbox::world::{ChatId, MessageId, Refusal};

/// How the name of an upload is passed in place of a file id.
pub(super) const ATTACHED: &str = "attach://";

/// A file in the body of the call.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub file_name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Bytes,
}

/// What arrived, before it is known to be what the method takes.
#[derive(Debug, Default)]
pub(super) struct RawParams {
    pub fields: Map<String, Value>,
    pub uploads: HashMap<String, Upload>,
}

/// Parameters of the right names and types.
#[derive(Debug, Default)]
pub(super) struct Params {
    pub fields: Map<String, Value>,
    pub uploads: HashMap<String, Upload>,
}

impl RawParams {
    /// Reads whatever body the request has.
    pub(super) async fn read(request: Request) -> Result<Self, Refusal> {
        let mut arrived = Self::default();
        if let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(request.uri()) {
            arrived.put_pairs(pairs);
        }
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().to_ascii_lowercase();
        if request.method() == Method::GET {
            return Ok(arrived);
        }
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, &()).await.map_err(unreadable)?;
            arrived.put_parts(parts).await?;
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let Form(pairs) =
                Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(unreadable)?;
            arrived.put_pairs(pairs);
        } else {
            let body = Bytes::from_request(request, &()).await.map_err(unreadable)?;
            arrived.put_json(&body)?;
        }
        Ok(arrived)
    }

    fn put_pairs(&mut self, pairs: Vec<(String, String)>) {
        self.fields.extend(pairs.into_iter().map(|(name, value)| (name, Value::String(value))));
    }

    fn put_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        if body.is_empty() {
            return Ok(());
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => {
                self.fields.extend(fields.into_iter().filter(|(_, value)| !value.is_null()))
            }
            Ok(_) | Err(_) => {
                return Err(Refusal::bad_request("can't parse request: object expected as JSON body"));
            }
        }
        Ok(())
    }

    async fn put_parts(&mut self, mut parts: Multipart) -> Result<(), Refusal> {
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(unreadable)?;
            match (file_name, std::str::from_utf8(&bytes)) {
                (None, Ok(text)) => {
                    self.fields.insert(name, Value::String(text.to_owned()));
                }
                (file_name, _) => {
                    let file_name = file_name.filter(|name| !name.is_empty());
                    self.uploads.insert(name, Upload { file_name, mime, bytes });
                }
            }
        }
        Ok(())
    }
}

fn unreadable(error: impl IntoResponse) -> Refusal {
    match error.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::new(413, "Request Entity Too Large"),
        _ => Refusal::bad_request("can't parse the body of the request"),
    }
}

impl Params {
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(Value::as_str)
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.fields.get(name).and_then(Value::as_i64)
    }

    /// False unless passed as true.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.fields.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(super) fn list(&self, name: &str) -> Option<&Vec<Value>> {
        self.fields.get(name).and_then(Value::as_array)
    }

    pub(super) fn object(&self, name: &str) -> Option<&Map<String, Value>> {
        self.fields.get(name).and_then(Value::as_object)
    }

    /// The chat the call is about, if it names one by its id. Chats of this world have no `@username`.
    pub(super) fn chat(&self) -> Option<ChatId> {
        self.integer("chat_id")
    }

    /// The chat the call is about.
    pub(super) fn expect_chat(&self) -> Result<ChatId, Refusal> {
        self.chat().ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    /// The message the call is about; one that cannot be, becomes one that is not.
    pub(super) fn message(&self) -> MessageId {
        let id = self.integer("message_id").and_then(|id| i32::try_from(id).ok());
        MessageId(id.unwrap_or_default())
    }
}
