//! People, and how each of them stands with the bot.

use serde::{Deserialize, Serialize};

use super::chats::{Chat, ChatKind};
use super::ids::UserId;
use super::state::{ChangeKind, State};
use super::{Standing, World};

/// A person with a Telegram account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: UserId,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
}

impl Person {
    /// A person with nothing but a first name, whose phone speaks Vietnamese.
    #[must_use]
    pub fn new(id: UserId, first_name: impl Into<String>) -> Self {
        let language_code = Some("vi".to_owned());
        Self { id, first_name: first_name.into(), last_name: None, username: None, language_code }
    }

    /// The name as chats show it.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// How a person stands with the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Contact {
    NeverStarted,
    Open,
    Blocked,
}

pub(super) struct Resident {
    pub person: Person,
    pub contact: Contact,
}

impl World {
    /// Brings a person into the world, or renames one who is there.
    pub fn add_person(&self, person: Person) {
        self.act(|state| {
            let id = person.id;
            let chat = Chat::new(id, ChatKind::Private, person.name());
            state.chats.entry(id).or_insert(chat).title = person.name();
            match state.people.get_mut(&id) {
                Some(resident) => resident.person = person,
                None => drop(state.people.insert(id, Resident { person, contact: Contact::NeverStarted })),
            }
            state.note(Some(id), ChangeKind::People);
        });
    }

    /// Everyone in the world, by id.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        self.look(|state| state.people.values().map(|resident| resident.person.clone()).collect())
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: UserId) -> Option<Person> {
        self.look(|state| state.people.get(&id).map(|resident| resident.person.clone()))
    }

    /// How a person stands with the bot.
    #[must_use]
    pub fn contact(&self, user: UserId) -> Contact {
        self.look(|state| state.resident(user).contact)
    }

    /// The person blocks the bot; it hears of it and can no longer write to them.
    pub fn blocks(&self, user: UserId) {
        self.act(|state| {
            if state.resident(user).contact == Contact::Open {
                state.turn(user, Contact::Blocked);
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
            resident.contact = Contact::Open;
        }
    }

    fn welcome_back(&mut self, user: UserId) {
        if self.resident(user).contact == Contact::Blocked {
            self.turn(user, Contact::Open);
        }
    }

    fn turn(&mut self, user: UserId, contact: Contact) {
        let (old, new) = match contact {
            Contact::Blocked => (Standing::Member, Standing::Kicked),
            Contact::Open | Contact::NeverStarted => (Standing::Kicked, Standing::Member),
        };
        if let Some(resident) = self.people.get_mut(&user) {
            resident.contact = contact;
        }
        self.bot_standing_changed(user, user, old, new);
        self.note(Some(user), ChangeKind::People);
    }
}
