//! People come, block the bot, and take the block back.

use crate::sandbox::world::chats::{Chat, ChatKind};
use crate::sandbox::world::ids::UserId;
use crate::sandbox::world::people::{BotContact, Resident, User};
use crate::sandbox::world::state::{ChangeKind, State};
use crate::sandbox::world::{MemberStatus, World};

impl World {
    /// Brings a person into the world, or renames one who is there.
    pub fn add_person(&self, person: User) {
        self.act(|state| {
            let id = person.id;
            let chat = Chat::new(id, ChatKind::Private, person.name());
            state.chats.entry(id).or_insert(chat).title = person.name();
            match state.people.get_mut(&id) {
                Some(resident) => resident.person = person,
                None => drop(state.people.insert(id, Resident { person, contact: BotContact::NeverStarted })),
            }
            state.note(Some(id), ChangeKind::People);
        });
    }

    /// Everyone in the world, by id.
    #[must_use]
    pub fn people(&self) -> Vec<User> {
        self.look(|state| state.people.values().map(|resident| resident.person.clone()).collect())
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: UserId) -> Option<User> {
        self.look(|state| state.people.get(&id).map(|resident| resident.person.clone()))
    }

    /// How a person stands with the bot.
    #[must_use]
    pub fn contact(&self, user: UserId) -> BotContact {
        self.look(|state| state.resident(user).contact)
    }

    /// The person blocks the bot; it hears of it and can no longer write to them.
    pub fn blocks(&self, user: UserId) {
        self.act(|state| {
            if state.resident(user).contact == BotContact::Open {
                state.turn(user, BotContact::Blocked);
            }
        });
    }

    /// The person takes the block back; the bot hears of it and may write again.
    pub fn unblocks(&self, user: UserId) {
        self.act(|state| state.welcome_back(user));
    }
}

impl State {
    pub(super) fn resident(&self, user: UserId) -> &Resident {
        match self.people.get(&user) {
            Some(resident) => resident,
            None => panic!("nobody in this world has the id {user}; add_person first"),
        }
    }

    /// Opens the private chat, as writing in it does. Telegram makes people unblock a bot before they can write.
    pub(super) fn open_private_chat(&mut self, user: UserId) {
        self.welcome_back(user);
        if let Some(resident) = self.people.get_mut(&user) {
            resident.contact = BotContact::Open;
        }
    }

    fn welcome_back(&mut self, user: UserId) {
        if self.resident(user).contact == BotContact::Blocked {
            self.turn(user, BotContact::Open);
        }
    }

    fn turn(&mut self, user: UserId, contact: BotContact) {
        let (old, new) = match contact {
            BotContact::Blocked => (MemberStatus::Member, MemberStatus::Kicked),
            BotContact::Open | BotContact::NeverStarted => (MemberStatus::Kicked, MemberStatus::Member),
        };
        if let Some(resident) = self.people.get_mut(&user) {
            resident.contact = contact;
        }
        self.bot_standing_changed(user, user, old, new);
        self.note(Some(user), ChangeKind::People);
    }
}
