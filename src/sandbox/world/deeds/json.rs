//! People, chats and messages as Telegram writes them in JSON.

use serde_json::{Map, Value, json};

use crate::sandbox::world::chats::{Chat, ChatKind};
use crate::sandbox::world::files::{Attachment, AttachmentKind};
use crate::sandbox::world::ids::UserId;
use crate::sandbox::world::messages::{ButtonAction, InlineButton, Message, Service};
use crate::sandbox::world::people::User;
use crate::sandbox::world::state::State;

/// The account under which Telegram shows anonymous administrators.
pub(super) const ANONYMOUS_ADMIN: UserId = 1_087_968_824;

impl State {
    pub(in crate::sandbox) fn user_json(&self, id: UserId) -> Value {
        if id == self.account.id {
            let account = &self.account;
            return json!({ "id": id, "is_bot": true, "first_name": account.first_name, "username": account.username });
        }
        if id == ANONYMOUS_ADMIN {
            return json!({ "id": id, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot" });
        }
        let User { first_name, last_name, username, language_code, .. } = &self.resident(id).person;
        without_nulls(json!({
            "id": id, "is_bot": false, "first_name": first_name, "last_name": last_name,
            "username": username, "language_code": language_code,
        }))
    }

    pub(in crate::sandbox) fn chat_json(&self, chat: &Chat) -> Value {
        match chat.kind {
            ChatKind::Private => {
                let User { first_name, last_name, username, .. } = &self.resident(chat.id).person;
                without_nulls(json!({
                    "id": chat.id, "type": "private", "first_name": first_name,
                    "last_name": last_name, "username": username,
                }))
            }
            ChatKind::Group => json!({
                "id": chat.id, "type": "group", "title": chat.title, "all_members_are_administrators": false,
            }),
            ChatKind::Supergroup => json!({ "id": chat.id, "type": "supergroup", "title": chat.title }),
        }
    }

    pub(in crate::sandbox) fn message_json(&self, message: &Message) -> Value {
        let mut json = self.message_head(message);
        // Telegram nests one reply deep and no deeper.
        if let Some(answered) = message.reply_to.and_then(|id| self.find_message(message.chat, id)) {
            json.insert("reply_to_message".to_owned(), Value::Object(self.message_head(answered)));
        }
        Value::Object(json)
    }

    fn message_head(&self, message: &Message) -> Map<String, Value> {
        let mut json = Map::new();
        json.insert("message_id".to_owned(), json!(message.id));
        json.insert("from".to_owned(), self.user_json(message.from));
        if let Some(sender) = message.sender_chat {
            json.insert("sender_chat".to_owned(), self.chat_json(self.chat(sender)));
        }
        json.insert("chat".to_owned(), self.chat_json(self.chat(message.chat)));
        json.insert("date".to_owned(), json!(message.at.div_euclid(1000)));
        if let Some(edited) = message.edited_at {
            json.insert("edit_date".to_owned(), json!(edited.div_euclid(1000)));
        }
        if let Some(name) = &message.forwarded_from {
            let date = message.at.div_euclid(1000);
            let origin = json!({ "type": "hidden_user", "sender_user_name": name, "date": date });
            json.insert("forward_origin".to_owned(), origin);
        }
        self.put_content(&mut json, message);
        if !message.buttons.is_empty() {
            json.insert("reply_markup".to_owned(), keyboard_json(&message.buttons));
        }
        json
    }

    fn put_content(&self, json: &mut Map<String, Value>, message: &Message) {
        if let Some(service) = &message.service {
            let (field, value) = self.service_json(service);
            json.insert(field.to_owned(), value);
            return;
        }
        let (text, entities) = match &message.attachment {
            Some(attachment) => {
                let value = self.attachment_json(attachment);
                json.insert(attachment.kind.name().to_owned(), value);
                ("caption", "caption_entities")
            }
            None => ("text", "entities"),
        };
        if message.attachment.is_none() || !message.text.is_empty() {
            json.insert(text.to_owned(), json!(message.text));
        }
        if !message.entities.is_empty() {
            json.insert(entities.to_owned(), json!(message.entities));
        }
    }

    fn service_json(&self, service: &Service) -> (&'static str, Value) {
        match service {
            Service::GroupCreated => ("group_chat_created", json!(true)),
            Service::Joined(user) => ("new_chat_members", json!([self.user_json(*user)])),
            Service::Left(user) => ("left_chat_member", self.user_json(*user)),
            Service::MigratedTo(chat) => ("migrate_to_chat_id", json!(chat)),
            Service::MigratedFrom(chat) => ("migrate_from_chat_id", json!(chat)),
        }
    }

    fn attachment_json(&self, attachment: &Attachment) -> Value {
        let unique = self.files.get(&attachment.file_id).map(|file| file.unique_id.as_str());
        let head = json!({
            "file_id": attachment.file_id, "file_unique_id": unique.unwrap_or_default(),
            "file_size": attachment.size,
        });
        let rest = match attachment.kind {
            AttachmentKind::Document => {
                json!({ "file_name": attachment.file_name, "mime_type": attachment.mime })
            }
            AttachmentKind::Photo => return json!([merged(head, json!({ "width": 1280, "height": 720 }))]),
            AttachmentKind::Voice => json!({ "duration": 3, "mime_type": attachment.mime }),
            AttachmentKind::Sticker => json!({
                "type": "regular", "width": 512, "height": 512,
                "is_animated": false, "is_video": false, "emoji": "👍",
            }),
        };
        merged(head, rest)
    }
}

/// The rows of buttons as an inline keyboard.
pub(super) fn keyboard_json(rows: &[Vec<InlineButton>]) -> Value {
    let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(button_json).collect()).collect();
    json!({ "inline_keyboard": rows })
}

fn button_json(button: &InlineButton) -> Value {
    match &button.action {
        ButtonAction::Callback(payload) => json!({ "text": button.text, "callback_data": payload }),
        ButtonAction::Url(url) => json!({ "text": button.text, "url": url }),
        ButtonAction::Other(raw) => raw.clone(),
    }
}

fn merged(mut head: Value, rest: Value) -> Value {
    if let (Value::Object(head), Value::Object(rest)) = (&mut head, without_nulls(rest)) {
        head.extend(rest);
    }
    head
}

/// Telegram leaves out what is not there.
pub(in crate::sandbox) fn without_nulls(mut json: Value) -> Value {
    if let Value::Object(fields) = &mut json {
        fields.retain(|_, value| !value.is_null());
    }
    json
}
