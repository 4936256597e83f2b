//! Telegram says no, in its own words.

use serde_json::{Value, json};

use super::ids::ChatId;

/// Why Telegram will not do what the bot asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub code: u16,
    pub description: String,
    pub parameters: Option<Value>,
}

impl Refusal {
    /// A refusal with this code and description.
    #[must_use]
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400: the request itself is wrong.
    #[must_use]
    pub fn bad_request(reason: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {reason}"))
    }

    /// 403: the bot may not.
    #[must_use]
    pub fn forbidden(reason: impl std::fmt::Display) -> Self {
        Self::new(403, format!("Forbidden: {reason}"))
    }

    /// 429: too fast.
    #[must_use]
    pub fn too_many_requests(seconds: u64) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { parameters: Some(json!({ "retry_after": seconds })), ..Self::new(429, description) }
    }

    /// 400: the group has another id now.
    #[must_use]
    pub fn upgraded(to: ChatId) -> Self {
        let reason = "group chat was upgraded to a supergroup chat";
        Self { parameters: Some(json!({ "migrate_to_chat_id": to })), ..Self::bad_request(reason) }
    }

    /// The body Telegram answers with.
    #[must_use]
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}
