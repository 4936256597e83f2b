//! A parcel as a request.

use reqwest::multipart::{Form, Part};
use serde_json::Value;
use teloxide::payloads::{
    EditMessageText, EditMessageTextSetters, SendDocument, SendMessage, SendMessageSetters, SendPhoto,
};
use teloxide::types::{
    ChatId as TeloxideChat, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile,
    LinkPreviewOptions, MessageId as TeloxideMessage, ParseMode, Recipient, ReplyMarkup, ReplyParameters,
    ThreadId as TeloxideThread,
};

use super::Telegram;
use crate::domain::delivery::{Address, DeliveryError, Key, Parcel, Target};
use crate::domain::event::FileSort;
use crate::domain::{ChatId, MessageId, ThreadId};

impl Telegram {
    /// Sends a parcel; gives back the id of the message it became, or changed, if Telegram tells.
    pub async fn send(&self, to: Address, parcel: &Parcel) -> Result<Option<MessageId>, DeliveryError> {
        let sent: Value = match parcel {
            Parcel::Text { html, keyboard, reply_to } => {
                self.call(&text(to, html, keyboard, *reply_to)).await?
            }
            Parcel::File { sort: FileSort::Document, file_id } => {
                let mut request = SendDocument::new(recipient(to.chat), kept(file_id));
                request.message_thread_id = to.thread.map(topic);
                self.call(&request).await?
            }
            Parcel::File { sort: FileSort::Photo, file_id } => {
                let mut request = SendPhoto::new(recipient(to.chat), kept(file_id));
                request.message_thread_id = to.thread.map(topic);
                self.call(&request).await?
            }
            Parcel::Upload { sort, name, body, caption } => {
                let (method, field) = match sort {
                    FileSort::Document => ("sendDocument", "document"),
                    FileSort::Photo => ("sendPhoto", "photo"),
                };
                let file = Part::bytes(body.to_vec()).file_name(name.clone());
                self.upload(method, form(to, caption).part(field, file)).await?
            }
            Parcel::Edit { target: Target::Message(message), html, keyboard } => {
                self.call(&edit(to.chat, *message, html, keyboard)).await?
            }
            Parcel::Edit { target: Target::Promise(_), html, keyboard } => {
                self.call(&text(to, html, keyboard, None)).await?
            }
        };
        Ok(sent.get("message_id").and_then(Value::as_i64).map(MessageId))
    }
}

fn text(to: Address, html: &str, keyboard: &[Vec<Key>], reply_to: Option<MessageId>) -> SendMessage {
    let mut request = SendMessage::new(recipient(to.chat), html)
        .parse_mode(ParseMode::Html)
        .link_preview_options(LinkPreviewOptions {
            is_disabled: true,
            url: None,
            prefer_small_media: false,
            prefer_large_media: false,
            show_above_text: false,
        });
    request.message_thread_id = to.thread.map(topic);
    if !keyboard.is_empty() {
        request = request.reply_markup(ReplyMarkup::InlineKeyboard(markup(keyboard)));
    }
    if let Some(message) = reply_to {
        let to = ReplyParameters::new(teloxide_message(message)).allow_sending_without_reply();
        request = request.reply_parameters(to);
    }
    request
}

/// What stands beside a file that is uploaded.
fn form(to: Address, caption: &str) -> Form {
    let form = Form::new().text("chat_id", to.chat.to_string());
    let form = match to.thread {
        Some(thread) => form.text("message_thread_id", thread.to_string()),
        None => form,
    };
    if caption.is_empty() {
        form
    } else {
        form.text("caption", caption.to_owned()).text("parse_mode", "HTML")
    }
}

fn edit(chat: ChatId, message: MessageId, html: &str, keyboard: &[Vec<Key>]) -> EditMessageText {
    let request =
        EditMessageText::new(recipient(chat), teloxide_message(message), html).parse_mode(ParseMode::Html);
    if keyboard.is_empty() { request } else { request.reply_markup(markup(keyboard)) }
}

fn markup(keyboard: &[Vec<Key>]) -> InlineKeyboardMarkup {
    let button = |key: &Key| InlineKeyboardButton::callback(key.label.clone(), key.data.clone());
    InlineKeyboardMarkup::new(keyboard.iter().map(|row| row.iter().map(button).collect::<Vec<_>>()))
}

fn recipient(chat: ChatId) -> Recipient {
    Recipient::Id(TeloxideChat(chat.0))
}

fn teloxide_message(message: MessageId) -> TeloxideMessage {
    TeloxideMessage(i32::try_from(message.0).unwrap_or(i32::MAX))
}

fn topic(thread: ThreadId) -> TeloxideThread {
    TeloxideThread(teloxide_message(MessageId(thread.0)))
}

fn kept(file_id: &str) -> InputFile {
    InputFile::file_id(FileId(file_id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_of_a_group_is_named_and_its_absence_is_not() {
        let chat = ChatId(-1_001);
        let sent = |thread| serde_json::to_value(text(Address { chat, thread }, "Chào", &[], None)).unwrap();
        assert_eq!(sent(Some(ThreadId(7)))["message_thread_id"], 7);
        assert_eq!(sent(None).get("message_thread_id"), None);
    }
}
