//! Tapping buttons, and answering taps.

use rand::Rng;
use serde_json::json;

use crate::sandbox::world::World;
use crate::sandbox::world::ids::{CallbackId, ChatId, MessageId, UserId};
use crate::sandbox::world::messages::ButtonAction;
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::{ChangeKind, State};
use crate::sandbox::world::taps::{CALLBACK_LIFETIME_SECONDS, NoSuchButton, Tap};

impl World {
    /// Taps a button with this payload. The phone may still show a button that the bot has since taken away,
    /// so the payload is not compared with the message as it now is.
    pub fn taps(&self, user: UserId, chat: ChatId, message: MessageId, callback_data: &str) -> CallbackId {
        self.act(|state| state.tap(user, chat, message, callback_data))
    }

    /// Taps the button with this label on the newest message that has one.
    ///
    /// # Errors
    /// If no message in the chat has a button with that label.
    pub fn taps_labelled(&self, user: UserId, chat: ChatId, label: &str) -> Result<CallbackId, NoSuchButton> {
        self.act(|state| {
            let (message, payload) = state.newest_button(chat, label)?;
            Ok(state.tap(user, chat, message, &payload))
        })
    }

    /// What the bot answered to a tap: the text (empty if none) and whether it is an alert. `None` while the
    /// button still spins.
    #[must_use]
    pub fn callback_answer(&self, tap: &CallbackId) -> Option<(String, bool)> {
        self.look(|state| state.taps.get(tap)?.answer.clone())
    }
}

impl State {
    fn newest_button(&self, chat: ChatId, label: &str) -> Result<(MessageId, String), NoSuchButton> {
        let newest_first = self.chat(chat).messages.values().rev().filter(|message| !message.deleted);
        let mut there_are = Vec::new();
        for message in newest_first {
            for button in message.buttons.iter().flatten() {
                match &button.action {
                    ButtonAction::Callback(payload) if button.text == label => {
                        return Ok((message.id, payload.clone()));
                    }
                    ButtonAction::Callback(_) | ButtonAction::Url(_) | ButtonAction::Other(_) => {
                        there_are.push(button.text.clone());
                    }
                }
            }
        }
        Err(NoSuchButton { chat, label: label.to_owned(), there_are })
    }

    fn tap(&mut self, user: UserId, chat: ChatId, message: MessageId, payload: &str) -> CallbackId {
        let id = CallbackId(self.dice.random_range(1_u64 << 60..1 << 62).to_string());
        let message = self.message_json(self.message(chat, message));
        let query = json!({
            "id": id, "from": self.user_json(user), "message": message,
            "chat_instance": chat.wrapping_mul(7_919).to_string(), "data": payload,
        });
        self.taps.insert(id.clone(), Tap { chat, delivered_at: None, answer: None });
        self.tell_bot_of_tap(query, id.clone());
        id
    }

    /// The bot answers a tap, once and in time.
    pub(in crate::sandbox) fn answer_tap(
        &mut self,
        id: &CallbackId,
        text: String,
        alert: bool,
    ) -> Result<(), Refusal> {
        let too_old = || {
            let reason = "query is too old and response timeout expired or query ID is invalid";
            Err(Refusal::bad_request(reason))
        };
        let Some(tap) = self.taps.get_mut(id) else { return too_old() };
        let latest = tap.delivered_at.unwrap_or(self.now) + CALLBACK_LIFETIME_SECONDS * 1000;
        if tap.answer.is_some() || self.now > latest {
            return too_old();
        }
        tap.answer = Some((text, alert));
        let chat = tap.chat;
        self.note(Some(chat), ChangeKind::Answered(id.clone()));
        Ok(())
    }
}
