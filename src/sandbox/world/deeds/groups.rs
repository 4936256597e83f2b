//! Groups: how they begin, who comes and goes, and how they become supergroups.

use std::collections::BTreeMap;

use crate::sandbox::world::World;
use crate::sandbox::world::chats::{Chat, ChatKind, MemberStatus};
use crate::sandbox::world::entities::Formatted;
use crate::sandbox::world::ids::{ChatId, UserId};
use crate::sandbox::world::messages::{Message, Service};
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::{ChangeKind, State};

/// Below this begin the ids of small groups.
const FIRST_GROUP: ChatId = -4_100_000_000;

/// Below this begin the ids of supergroups.
const FIRST_SUPERGROUP: ChatId = -1_002_100_000_000;

impl World {
    /// Makes a small group with one person in it.
    pub fn create_group(&self, title: &str, creator: UserId) -> ChatId {
        self.act(|state| {
            state.resident(creator);
            state.groups_made += 1;
            let id = FIRST_GROUP - state.groups_made;
            let members = BTreeMap::from([(creator, MemberStatus::Creator)]);
            state.chats.insert(id, Chat { members, ..Chat::new(id, ChatKind::Group, title) });
            state.happen(id, creator, Service::GroupCreated);
            id
        })
    }

    /// Somebody brings the bot into a group; the bot hears of it.
    pub fn add_bot(&self, group: ChatId, by: UserId) {
        self.act(|state| {
            state.move_bot(group, by, MemberStatus::Member);
            state.happen(group, by, Service::Joined(state.bot_id()));
        });
    }

    /// Somebody removes the bot from a group; the bot hears of it and can no longer write there.
    pub fn remove_bot(&self, group: ChatId, by: UserId) {
        self.act(|state| {
            state.move_bot(group, by, MemberStatus::Kicked);
            state.happen(group, by, Service::Left(state.bot_id()));
        });
    }

    /// A person joins a group.
    pub fn join(&self, user: UserId, group: ChatId) {
        self.act(|state| {
            state.resident(user);
            state.chat_mut(group).members.insert(user, MemberStatus::Member);
            state.happen(group, user, Service::Joined(user));
        });
    }

    /// A person leaves a group.
    pub fn leaves(&self, user: UserId, group: ChatId) {
        self.act(|state| {
            state.chat_mut(group).members.insert(user, MemberStatus::Left);
            state.happen(group, user, Service::Left(user));
        });
    }

    /// Makes a person, or the bot, an administrator of a group.
    pub fn make_admin(&self, user: UserId, group: ChatId) {
        self.act(|state| {
            if user == state.bot_id() {
                let by = state.creator_of(group);
                state.move_bot(group, by, MemberStatus::Administrator);
                return;
            }
            state.chat_mut(group).members.insert(user, MemberStatus::Administrator);
            state.note(Some(group), ChangeKind::People);
        });
    }

    /// The group becomes a supergroup under a new id, which is returned; the old id answers no more.
    pub fn migrate(&self, group: ChatId) -> ChatId {
        self.act(|state| {
            state.groups_made += 1;
            let new = FIRST_SUPERGROUP - state.groups_made;
            let by = state.creator_of(group);
            let old = state.chat(group);
            let (members, bot, title) = (old.members.clone(), old.bot, old.title.clone());
            state.chats.insert(new, Chat { members, bot, ..Chat::new(new, ChatKind::Supergroup, title) });
            state.happen(group, by, Service::MigratedTo(new));
            state.chat_mut(group).migrated_to = Some(new);
            state.happen(new, by, Service::MigratedFrom(group));
            new
        })
    }
}

impl State {
    /// The bot leaves by itself.
    pub(in crate::sandbox) fn bot_leaves(&mut self, group: ChatId) -> Result<(), Refusal> {
        self.check_writable(group)?;
        if self.chat(group).kind == ChatKind::Private {
            return Err(Refusal::bad_request("chat member status can't be changed in private chats"));
        }
        self.move_bot(group, self.bot_id(), MemberStatus::Left);
        Ok(())
    }

    fn move_bot(&mut self, group: ChatId, by: UserId, new: MemberStatus) {
        let old = self.chat_mut(group).bot.replace(new).unwrap_or(MemberStatus::Left);
        self.bot_standing_changed(group, by, old, new);
        self.note(Some(group), ChangeKind::People);
    }

    fn happen(&mut self, group: ChatId, by: UserId, service: Service) {
        let message = Message::new(group, by, Formatted::default());
        let message = self.post(Message { service: Some(service), ..message });
        if self.hears(&message) {
            self.tell_bot("message", self.message_json(&message));
        }
    }

    fn creator_of(&self, group: ChatId) -> UserId {
        let members = &self.chat(group).members;
        match members.iter().find(|(_, standing)| **standing == MemberStatus::Creator) {
            Some((user, _)) => *user,
            None => panic!("{group} is not a group"),
        }
    }
}
