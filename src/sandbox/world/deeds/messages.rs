//! Putting messages into their chats, and changing them.

use crate::sandbox::world::chats::ChatKind;
use crate::sandbox::world::ids::{ChatId, MessageId};
use crate::sandbox::world::messages::Message;
use crate::sandbox::world::state::{ChangeKind, State};

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
            ChatKind::Private | ChatKind::Group => &mut self.last_message,
            ChatKind::Supergroup => &mut self.chat_mut(chat).last_message,
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
