//! Chats, looked up.

use crate::sandbox::world::World;
use crate::sandbox::world::chats::Chat;
use crate::sandbox::world::ids::ChatId;
use crate::sandbox::world::state::State;

impl World {
    /// Every chat: people by id, then groups.
    #[must_use]
    pub fn chats(&self) -> Vec<Chat> {
        self.look(|state| state.chats.values().map(Chat::card).collect())
    }

    /// The chat with this id.
    #[must_use]
    pub fn chat(&self, id: ChatId) -> Option<Chat> {
        self.look(|state| state.chats.get(&id).map(Chat::card))
    }
}

impl State {
    pub(super) fn chat(&self, id: ChatId) -> &Chat {
        match self.chats.get(&id) {
            Some(chat) => chat,
            None => panic!("there is no chat {id} in this world"),
        }
    }

    pub(super) fn chat_mut(&mut self, id: ChatId) -> &mut Chat {
        match self.chats.get_mut(&id) {
            Some(chat) => chat,
            None => panic!("there is no chat {id} in this world"),
        }
    }
}
