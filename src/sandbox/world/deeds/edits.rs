//! What the bot changes, deletes and pins.

use serde_json::Value;

use crate::sandbox::world::chats::{ChatKind, MemberStatus};
use crate::sandbox::world::entities::Formatted;
use crate::sandbox::world::ids::{ChatId, MessageId};
use crate::sandbox::world::messages::{InlineButton, Message};
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::{ChangeKind, State};

/// A bot may delete a message only this long after it was posted.
const DELETABLE_MS: i64 = 48 * 3600 * 1000;

impl State {
    /// Replaces the text and the buttons of one of the bot's own messages.
    pub(in crate::sandbox) fn bot_edits_text(
        &mut self,
        chat: ChatId,
        id: MessageId,
        words: Formatted,
        buttons: Vec<Vec<InlineButton>>,
    ) -> Result<Value, Refusal> {
        let message = self.editable(chat, id)?;
        if message.attachment.is_some() {
            return Err(Refusal::bad_request("there is no text in the message to edit"));
        }
        let same_words = message.text == words.text && message.entities == words.entities;
        self.bot_edits(chat, id, same_words, buttons, |message| {
            (message.text, message.entities) = (words.text, words.entities);
        })
    }

    /// Replaces the buttons of one of the bot's own messages.
    pub(in crate::sandbox) fn bot_edits_buttons(
        &mut self,
        chat: ChatId,
        id: MessageId,
        buttons: Vec<Vec<InlineButton>>,
    ) -> Result<Value, Refusal> {
        self.bot_edits(chat, id, true, buttons, |_| ())
    }

    #[expect(clippy::too_many_arguments, reason = "an edit is what Telegram takes it to be")]
    fn bot_edits(
        &mut self,
        chat: ChatId,
        id: MessageId,
        same_words: bool,
        buttons: Vec<Vec<InlineButton>>,
        change: impl FnOnce(&mut Message),
    ) -> Result<Value, Refusal> {
        if same_words && self.editable(chat, id)?.buttons == buttons {
            return Err(Refusal::bad_request(
                "message is not modified: specified new message content and reply markup are exactly the \
                 same as a current content and reply markup of the message",
            ));
        }
        if self.chat(chat).kind != ChatKind::Private {
            self.spend(chat)?;
        }

        let now = self.now;
        let edited = self.rewrite(chat, id, |message| {
            change(message);
            message.buttons = buttons;
            message.edited_at = Some(now);
        });
        self.note(Some(chat), ChangeKind::Edited(id));
        edited.map(|message| self.message_json(&message)).ok_or_else(nothing_to_edit)
    }

    fn editable(&self, chat: ChatId, id: MessageId) -> Result<&Message, Refusal> {
        self.check_writable(chat)?;
        let message = self.find_message(chat, id).ok_or_else(nothing_to_edit)?;
        if message.from != self.bot_id() || message.service.is_some() {
            return Err(Refusal::bad_request("message can't be edited"));
        }
        Ok(message)
    }

    /// Deletes a message: the bot's own, in private chats anyone's, in groups anyone's as administrator.
    pub(in crate::sandbox) fn bot_deletes(&mut self, chat: ChatId, id: MessageId) -> Result<(), Refusal> {
        self.check_writable(chat)?;
        let not_found = || Refusal::bad_request("message to delete not found");
        let message = self.find_message(chat, id).ok_or_else(not_found)?;
        let mine = message.from == self.bot_id();
        if self.now - message.at > DELETABLE_MS || !(mine || self.bot_may_tidy(chat)) {
            return Err(Refusal::bad_request("message can't be deleted for everyone"));
        }
        self.rewrite(chat, id, |message| message.deleted = true);
        self.note(Some(chat), ChangeKind::Deleted(id));
        Ok(())
    }

    /// Pins a message, which in a group needs an administrator.
    pub(in crate::sandbox) fn bot_pins(&mut self, chat: ChatId, id: MessageId) -> Result<(), Refusal> {
        self.check_writable(chat)?;
        if !self.bot_may_tidy(chat) {
            return Err(Refusal::bad_request("not enough rights to manage pinned messages in the chat"));
        }
        if self.find_message(chat, id).is_none() {
            return Err(Refusal::bad_request("message to pin not found"));
        }
        self.chat_mut(chat).pinned = Some(id);
        self.note(Some(chat), ChangeKind::People);
        Ok(())
    }

    fn bot_may_tidy(&self, chat: ChatId) -> bool {
        let chat = self.chat(chat);
        chat.kind == ChatKind::Private || chat.bot.is_some_and(MemberStatus::is_privileged)
    }
}

fn nothing_to_edit() -> Refusal {
    Refusal::bad_request("message to edit not found")
}
