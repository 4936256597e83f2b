//! A message as people see it.

use serde::Serialize;
use serde_json::Value;

use super::entities::{Entity, Formatted};
use super::files::Attachment;
use super::ids::{ChatId, MessageId, UserId};
use super::state::{ChangeKind, State};

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
    pub buttons: Vec<Vec<Button>>,
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
pub struct Button {
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
    pub fn button_with(&self, payload: &str) -> Option<&Button> {
        let wanted = ButtonAction::Callback(payload.to_owned());
        self.buttons.iter().flatten().find(|button| button.action == wanted)
    }
}

impl State {
    /// Puts a message into its chat, under the next number.
    pub(super) fn post(&mut self, mut message: Message) -> Message {
        message.at = self.now;
        message.id = self.next_message_id(message.chat);
        let chat = message.chat;
        self.chat_mut(chat).messages.insert(message.id, message.clone());
        self.note(Some(chat), ChangeKind::Posted(message.id));
        message
    }

    fn next_message_id(&mut self, chat: ChatId) -> MessageId {
        let sequence = match self.chat(chat).kind {
            super::ChatKind::Private | super::ChatKind::Group => &mut self.last_message,
            super::ChatKind::Supergroup => &mut self.chat_mut(chat).last_message,
        };
        *sequence += 1;
        MessageId(*sequence)
    }

    /// The message, unless it was deleted or never was.
    pub(in crate::sandbox) fn find_message(&self, chat: ChatId, id: MessageId) -> Option<&Message> {
        self.chats.get(&chat)?.messages.get(&id).filter(|message| !message.deleted)
    }

    pub(super) fn message(&self, chat: ChatId, id: MessageId) -> &Message {
        match self.find_message(chat, id) {
            Some(message) => message,
            None => panic!("there is no message {id} in the chat {chat}"),
        }
    }

    /// Changes a message in place, and returns it as it now is.
    pub(super) fn rewrite(
        &mut self,
        chat: ChatId,
        id: MessageId,
        change: impl FnOnce(&mut Message),
    ) -> Option<Message> {
        let message = self.chats.get_mut(&chat)?.messages.get_mut(&id)?;
        change(message);
        Some(message.clone())
    }
}
