//! Whether the bot may write yet.

use crate::sandbox::world::chats::ChatKind;
use crate::sandbox::world::ids::ChatId;
use crate::sandbox::world::refusal::Refusal;
use crate::sandbox::world::state::State;

impl State {
    /// Takes one message from the allowance, or says how long to wait.
    pub(super) fn spend(&mut self, chat: ChatId) -> Result<(), Refusal> {
        if !self.faults.rates {
            return Ok(());
        }
        let group = self.chat(chat).kind != ChatKind::Private;
        let wait = self.pace.wait(chat, group, self.now);
        if wait > 0 {
            return Err(Refusal::too_many_requests(wait.unsigned_abs().div_ceil(1000)));
        }
        self.pace.record(chat, group, self.now);
        Ok(())
    }
}
