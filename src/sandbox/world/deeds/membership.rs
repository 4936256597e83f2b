//! Who belongs to a chat, and how the bot hears that its own place has changed.

use serde_json::{Value, json};

use crate::sandbox::world::chats::{ChatKind, MemberStatus};
use crate::sandbox::world::ids::{ChatId, UserId};
use crate::sandbox::world::people::BotContact;
use crate::sandbox::world::state::State;

impl State {
    /// Tells the bot that its place in a chat has changed.
    pub(super) fn bot_standing_changed(
        &mut self,
        chat: ChatId,
        by: UserId,
        old: MemberStatus,
        new: MemberStatus,
    ) {
        let update = json!({
            "chat": self.chat_json(self.chat(chat)),
            "from": self.user_json(by),
            "date": self.now_seconds(),
            "old_chat_member": self.member_json(self.bot_id(), old),
            "new_chat_member": self.member_json(self.bot_id(), new),
        });
        self.tell_bot("my_chat_member", update);
    }

    /// A member as Telegram writes one.
    pub(in crate::sandbox) fn member_json(&self, user: UserId, standing: MemberStatus) -> Value {
        let user = self.user_json(user);
        match standing {
            MemberStatus::Creator => json!({ "status": "creator", "user": user, "is_anonymous": false }),
            MemberStatus::Administrator => administrator_json(&user),
            MemberStatus::Member => json!({ "status": "member", "user": user }),
            MemberStatus::Left => json!({ "status": "left", "user": user }),
            MemberStatus::Kicked => json!({ "status": "kicked", "user": user, "until_date": 0 }),
        }
    }

    /// How somebody stands in a chat; `None` for somebody Telegram does not know at all.
    pub(in crate::sandbox) fn standing(&self, chat: ChatId, user: UserId) -> Option<MemberStatus> {
        let chat = self.chats.get(&chat)?;
        let bot = user == self.bot_id();
        if !bot && !self.people.contains_key(&user) {
            return None;
        }
        Some(match chat.kind {
            ChatKind::Private if bot => match self.resident(chat.id).contact {
                BotContact::Open => MemberStatus::Member,
                BotContact::Blocked => MemberStatus::Kicked,
                BotContact::NeverStarted => MemberStatus::Left,
            },
            ChatKind::Private if user == chat.id => MemberStatus::Member,
            ChatKind::Private => MemberStatus::Left,
            ChatKind::Group | ChatKind::Supergroup if bot => chat.bot.unwrap_or(MemberStatus::Left),
            ChatKind::Group | ChatKind::Supergroup => {
                chat.members.get(&user).copied().unwrap_or(MemberStatus::Left)
            }
        })
    }

    /// The administrators of a group, the bot last if it is one.
    pub(in crate::sandbox) fn administrators(&self, chat: ChatId) -> Vec<Value> {
        let chat = self.chat(chat);
        let people = chat.members.iter().map(|(user, standing)| (*user, *standing));
        let bot = chat.bot.map(|standing| (self.bot_id(), standing));
        let everyone = people.chain(bot).filter(|(_, standing)| standing.is_privileged());
        everyone.map(|(user, standing)| self.member_json(user, standing)).collect()
    }
}

fn administrator_json(user: &Value) -> Value {
    json!({
        "status": "administrator", "user": user, "can_be_edited": false, "is_anonymous": false,
        "can_manage_chat": true, "can_change_info": true, "can_delete_messages": true,
        "can_manage_video_chats": true, "can_invite_users": true, "can_restrict_members": true,
        "can_promote_members": false, "can_pin_messages": true, "can_post_stories": false,
        "can_edit_stories": false, "can_delete_stories": false,
    })
}
