//! A message as people see it.

use serde::Serialize;
use serde_json::Value;

use super::entities::{Entity, Formatted};
use super::files::Attachment;
use super::ids::{ChatId, MessageId, UserId};

/// One message in a chat.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    pub id: MessageId,
    pub chat: ChatId,
    pub from: UserId,
    /// The group itself, when an administrator posts anonymously.
    pub sender_chat: Option<ChatId>,
    /// When it was posted, in milliseconds UTC.
    pub at: i64,
    pub edited_at: Option<i64>,
    pub deleted: bool,
    /// The text, or the caption of the attachment, without markup.
    pub text: String,
    pub entities: Vec<Entity>,
    /// The rows of buttons below the message.
    pub buttons: Vec<Vec<InlineButton>>,
    /// A keyboard in place of the phone's own, as the bot asked for it.
    pub keyboard: Option<Value>,
    pub attachment: Option<Attachment>,
    pub reply_to: Option<MessageId>,
    /// Whose words these are, if forwarded.
    pub forwarded_from: Option<String>,
    pub service: Option<Service>,
}

/// A button below a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InlineButton {
    pub text: String,
    pub action: ButtonAction,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonAction {
    /// Tells the bot, with this payload.
    Callback(String),
    Url(String),
    /// Anything else Telegram knows, as the bot asked for it.
    Other(Value),
}

/// What a message says that nobody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    GroupCreated,
    Joined(UserId),
    Left(UserId),
    MigratedTo(ChatId),
    MigratedFrom(ChatId),
}

impl Message {
    pub(super) fn new(chat: ChatId, from: UserId, words: Formatted) -> Self {
        Self {
            id: MessageId(0),
            chat,
            from,
            sender_chat: None,
            at: 0,
            edited_at: None,
            deleted: false,
            text: words.text,
            entities: words.entities,
            buttons: Vec::new(),
            keyboard: None,
            attachment: None,
            reply_to: None,
            forwarded_from: None,
            service: None,
        }
    }

    /// The text with its entities as HTML, safe to show in a page.
    #[must_use]
    pub fn html(&self) -> String {
        Formatted { text: self.text.clone(), entities: self.entities.clone() }.html()
    }

    /// The labels of the buttons, row by row.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.buttons.iter().flatten().map(|button| button.text.clone()).collect()
    }

    /// The button with this payload.
    #[must_use]
    pub fn button_with(&self, payload: &str) -> Option<&InlineButton> {
        let wanted = ButtonAction::Callback(payload.to_owned());
        self.buttons.iter().flatten().find(|button| button.action == wanted)
    }
}
