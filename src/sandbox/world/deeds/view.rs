//! What people see in their chats.

use crate::sandbox::world::World;
use crate::sandbox::world::files::StoredFile;
use crate::sandbox::world::ids::{ChatId, MessageId};
use crate::sandbox::world::messages::Message;

impl World {
    /// The messages of a chat, oldest first, deleted ones included and marked.
    #[must_use]
    pub fn messages(&self, chat: ChatId) -> Vec<Message> {
        self.look(|state| state.chat(chat).messages.values().cloned().collect())
    }

    /// One message, even if deleted.
    #[must_use]
    pub fn message(&self, chat: ChatId, id: MessageId) -> Option<Message> {
        self.look(|state| state.chats.get(&chat)?.messages.get(&id).cloned())
    }

    /// The newest message that is still there.
    #[must_use]
    pub fn last(&self, chat: ChatId) -> Option<Message> {
        self.look(|state| state.chat(chat).messages.values().rev().find(|message| !message.deleted).cloned())
    }

    /// The newest message from the bot that is still there.
    #[must_use]
    pub fn last_from_bot(&self, chat: ChatId) -> Option<Message> {
        let bot = self.bot().id;
        self.look(|state| {
            let mut newest_first = state.chat(chat).messages.values().rev();
            newest_first.find(|message| !message.deleted && message.from == bot).cloned()
        })
    }

    /// The file behind an attachment.
    #[must_use]
    pub fn file(&self, file_id: &str) -> Option<StoredFile> {
        self.look(|state| state.files.get(file_id).cloned())
    }
}
