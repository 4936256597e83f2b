//! What the bot posts, and where it may.

use serde_json::Value;

use crate::sandbox::world::chats::{Chat, ChatKind, MemberStatus};
use crate::sandbox::world::entities::Formatted;
use crate::sandbox::world::files::Attachment;
use crate::sandbox::world::ids::{ChatId, MessageId};
use crate::sandbox::world::messages::{InlineButton, Message};
use crate::sandbox::world::people::BotContact;
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::State;

/// A message the bot wants posted, already found well-formed.
pub(in crate::sandbox) struct Posting {
    pub words: Formatted,
    pub attachment: Option<Attachment>,
    pub buttons: Vec<Vec<InlineButton>>,
    pub keyboard: Option<Value>,
    pub reply_to: Option<MessageId>,
}

impl State {
    /// Posts what the bot wrote, if it may write there and is not too fast.
    pub(in crate::sandbox) fn bot_posts(&mut self, chat: ChatId, draft: Posting) -> Result<Value, Refusal> {
        self.check_writable(chat)?;
        self.spend(chat)?;

        let Posting { words, attachment, buttons, keyboard, reply_to } = draft;
        let message = Message::new(chat, self.bot_id(), words);
        let message = self.post(Message { attachment, buttons, keyboard, reply_to, ..message });
        Ok(self.message_json(&message))
    }

    /// The chat with this id if the bot can know of it.
    pub(in crate::sandbox) fn known_chat(&self, chat: ChatId) -> Result<&Chat, Refusal> {
        let not_found = || Refusal::bad_request("chat not found");
        let chat = self.chats.get(&chat).ok_or_else(not_found)?;
        match chat.kind {
            ChatKind::Private => Ok(chat),
            ChatKind::Group | ChatKind::Supergroup if chat.bot.is_none() => Err(not_found()),
            ChatKind::Group | ChatKind::Supergroup => Ok(chat),
        }
    }

    /// Whether the bot may write in this chat, and if not, why.
    pub(in crate::sandbox) fn check_writable(&self, chat: ChatId) -> Result<(), Refusal> {
        let chat = self.known_chat(chat)?;
        if let Some(to) = chat.migrated_to {
            return Err(Refusal::upgraded(to));
        }
        if chat.kind == ChatKind::Private {
            return match self.resident(chat.id).contact {
                BotContact::Open => Ok(()),
                BotContact::Blocked => Err(Refusal::forbidden("bot was blocked by the user")),
                BotContact::NeverStarted => {
                    Err(Refusal::forbidden("bot can't initiate conversation with a user"))
                }
            };
        }
        let kind = chat.kind.name();
        match chat.bot {
            Some(MemberStatus::Creator | MemberStatus::Administrator | MemberStatus::Member) => Ok(()),
            Some(MemberStatus::Kicked) => {
                Err(Refusal::forbidden(format!("bot was kicked from the {kind} chat")))
            }
            Some(MemberStatus::Left) | None => {
                Err(Refusal::forbidden(format!("bot is not a member of the {kind} chat")))
            }
        }
    }
}
