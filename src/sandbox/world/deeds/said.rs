//! What people say and send.

use super::json::ANONYMOUS_ADMIN;
use crate::sandbox::world::World;
use crate::sandbox::world::chats::{ChatKind, MemberStatus};
use crate::sandbox::world::entities::Formatted;
use crate::sandbox::world::files::AttachmentKind;
use crate::sandbox::world::ids::{ChatId, MessageId, UserId};
use crate::sandbox::world::messages::Message;
use crate::sandbox::world::state::{ChangeKind, State};

/// Whose words a forwarded message carries: somebody who hides their account.
const FORWARDED_FROM: &str = "Người khác";

/// A file as a person's phone hands it over.
struct SentFile<'f> {
    kind: AttachmentKind,
    file_name: Option<&'f str>,
    mime: Option<&'f str>,
    bytes: &'f [u8],
}

impl World {
    /// Presses Start in the private chat, with what a deep link carries.
    pub fn starts(&self, user: UserId, payload: Option<&str>) -> MessageId {
        let text = match payload {
            Some(payload) => format!("/start {payload}"),
            None => "/start".to_owned(),
        };
        self.says(user, user, &text)
    }

    /// Writes a message. In a private chat the chat's id is the person's own.
    pub fn says(&self, user: UserId, chat: ChatId, text: &str) -> MessageId {
        self.act(|state| state.hear(Message::new(chat, user, Formatted::plain(text))))
    }

    /// Writes in answer to a message.
    pub fn replies(&self, user: UserId, chat: ChatId, to_message: MessageId, text: &str) -> MessageId {
        self.act(|state| {
            state.message(chat, to_message);
            let words = Message::new(chat, user, Formatted::plain(text));
            state.hear(Message { reply_to: Some(to_message), ..words })
        })
    }

    /// Forwards somebody else's words.
    pub fn forwards(&self, user: UserId, chat: ChatId, text: &str) -> MessageId {
        let words = Message::new(chat, user, Formatted::plain(text));
        self.act(|state| state.hear(Message { forwarded_from: Some(FORWARDED_FROM.to_owned()), ..words }))
    }

    /// Writes in a group as an anonymous administrator: the bot sees the group, not the person.
    pub fn says_anonymously(&self, user: UserId, group: ChatId, text: &str) -> MessageId {
        self.act(|state| {
            let standing = state.chat(group).members.get(&user).copied();
            assert!(
                standing.is_some_and(MemberStatus::is_privileged),
                "only administrators post anonymously"
            );
            let words = Message::new(group, ANONYMOUS_ADMIN, Formatted::plain(text));
            state.hear(Message { sender_chat: Some(group), ..words })
        })
    }

    /// Changes a message one has written.
    pub fn edits(&self, user: UserId, chat: ChatId, message: MessageId, text: &str) {
        self.act(|state| {
            assert_eq!(
                state.message(chat, message).from,
                user,
                "people edit only what they wrote themselves"
            );
            let (words, now) = (Formatted::plain(text), state.now);
            let edited = state.rewrite(chat, message, |message| {
                (message.text, message.entities) = (words.text, words.entities);
                message.edited_at = Some(now);
            });
            state.note(Some(chat), ChangeKind::Edited(message));
            if let Some(edited) = edited.filter(|edited| state.hears(edited)) {
                state.tell_bot("edited_message", state.message_json(&edited));
            }
        });
    }

    /// Deletes a message one has written. Telegram does not tell the bot.
    pub fn deletes(&self, user: UserId, chat: ChatId, message: MessageId) {
        self.act(|state| {
            assert_eq!(
                state.message(chat, message).from,
                user,
                "people delete only what they wrote themselves"
            );
            state.rewrite(chat, message, |message| message.deleted = true);
            state.note(Some(chat), ChangeKind::Deleted(message));
        });
    }

    /// An administrator of a group deletes anybody's message. Telegram does not tell the bot.
    pub fn sweeps(&self, admin: UserId, group: ChatId, message: MessageId) {
        self.act(|state| {
            let standing = state.chat(group).members.get(&admin).copied();
            assert!(
                standing.is_some_and(MemberStatus::is_privileged),
                "only administrators delete what others wrote"
            );
            state.rewrite(group, message, |message| message.deleted = true);
            state.note(Some(group), ChangeKind::Deleted(message));
        });
    }

    /// Sends a document.
    #[expect(clippy::too_many_arguments, reason = "a document is what Telegram takes it to be")]
    pub fn sends_document(
        &self,
        user: UserId,
        chat: ChatId,
        file_name: &str,
        mime: &str,
        bytes: &[u8],
        caption: Option<&str>,
    ) -> MessageId {
        let (file_name, mime) = (Some(file_name), Some(mime));
        let file = SentFile { kind: AttachmentKind::Document, file_name, mime, bytes };
        self.sends(user, chat, file, caption)
    }

    /// Sends a picture.
    pub fn sends_photo(&self, user: UserId, chat: ChatId, bytes: &[u8], caption: Option<&str>) -> MessageId {
        let file = SentFile { kind: AttachmentKind::Photo, file_name: None, mime: None, bytes };
        self.sends(user, chat, file, caption)
    }

    /// Sends a spoken message.
    pub fn sends_voice(&self, user: UserId, chat: ChatId) -> MessageId {
        let mime = Some("audio/ogg");
        let file = SentFile { kind: AttachmentKind::Voice, file_name: None, mime, bytes: b"OggS" };
        self.sends(user, chat, file, None)
    }

    /// Sends a sticker.
    pub fn sends_sticker(&self, user: UserId, chat: ChatId) -> MessageId {
        let file = SentFile { kind: AttachmentKind::Sticker, file_name: None, mime: None, bytes: b"RIFF" };
        self.sends(user, chat, file, None)
    }

    fn sends(&self, user: UserId, chat: ChatId, file: SentFile<'_>, caption: Option<&str>) -> MessageId {
        let SentFile { kind, file_name, mime, bytes } = file;
        let (file_name, mime) = (file_name.map(str::to_owned), mime.map(str::to_owned));
        let words = Message::new(chat, user, Formatted::plain(caption.unwrap_or_default()));
        self.act(|state| {
            let attachment = Some(state.keep_file(kind, file_name, mime, bytes));
            state.hear(Message { attachment, ..words })
        })
    }
}

impl State {
    /// Posts what a person has said, and tells the bot if it hears it.
    fn hear(&mut self, message: Message) -> MessageId {
        self.expect_in_chat(&message);
        let message = self.post(message);
        if self.hears(&message) {
            self.tell_bot("message", self.message_json(&message));
        }
        message.id
    }

    fn expect_in_chat(&mut self, message: &Message) {
        let chat = self.chat(message.chat);
        match chat.kind {
            ChatKind::Private => {
                assert_eq!(message.from, message.chat, "a private chat has the id of its person");
                self.open_private_chat(message.from);
            }
            ChatKind::Group | ChatKind::Supergroup => {
                assert!(chat.migrated_to.is_none(), "this group has become a supergroup with another id");
                let present = chat.members.get(&message.from).is_some_and(|standing| standing.is_present());
                assert!(present || message.sender_chat.is_some(), "{} is not in this group", message.from);
            }
        }
    }

    /// Whether the bot receives this message: everything in private and as administrator, else in groups what
    /// is meant for it. (Telegram's rule for bare commands, "if the bot spoke last", is left out: all count.)
    pub(super) fn hears(&self, message: &Message) -> bool {
        let chat = self.chat(message.chat);
        if chat.kind == ChatKind::Private {
            return true;
        }
        let Some(standing) = chat.bot.filter(|standing| standing.is_present()) else { return false };
        !self.account.privacy_mode
            || standing.is_privileged()
            || message.service.is_some()
            || self.is_for_bot(message)
    }

    fn is_for_bot(&self, message: &Message) -> bool {
        let answered = message.reply_to.and_then(|id| self.find_message(message.chat, id));
        if answered.is_some_and(|answered| answered.from == self.bot_id()) {
            return true;
        }
        let mention = format!("@{}", self.account.username).to_lowercase();
        let mut words = message.text.split_whitespace();
        let to_another = |word: &str| word.contains('@') && !word.to_lowercase().ends_with(&mention);
        match words.next() {
            Some(first) if first.starts_with('/') => !to_another(first),
            _ => message.text.to_lowercase().contains(&mention),
        }
    }
}
