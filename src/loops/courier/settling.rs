//! What becomes of messages that landed.

use std::time::Duration;

use anyhow::Result;
use tracing::{error, warn};

use super::{Courier, Landed};
use crate::domain::delivery::{self, Delivery, DeliveryError, Fate};
use crate::domain::{ChatId, Timestamp};
use crate::store::flights::Arrival;
use crate::store::{self, Db, facts};

impl Courier {
    /// Settles what landed; it is forgotten only once that is committed.
    pub(super) async fn settle_landed(&mut self, tx: &mut Db, now: Timestamp) -> Result<bool> {
        let landed = std::mem::take(&mut self.landed);
        let settled = self.settle(tx, &landed, now).await;
        let any = !landed.is_empty();
        self.landed = landed;
        settled.map(|()| any)
    }

    async fn settle(&mut self, tx: &mut Db, landed: &[Landed], now: Timestamp) -> Result<()> {
        let mut arrivals = Vec::new();
        for one in landed {
            match &one.outcome {
                Ok(message) => {
                    self.weather.answered();
                    arrivals.push(Arrival { seq: one.seq, message: *message });
                    if let (Some(promise), Some(message)) = (one.stands_for, *message) {
                        store::edits::adopt_message(tx, promise, message).await?;
                    }
                }
                Err(error) => {
                    self.look_at_the_weather(tx, one.chat, error, now).await?;
                    unsent(tx, one, delivery::fate(error.clone(), one.attempts, now), now).await?;
                }
            }
        }
        Ok(store::flights::settle_sent(tx, &arrivals, now).await?)
    }

    /// What an error says of the way to Telegram as a whole.
    async fn look_at_the_weather(
        &mut self,
        tx: &mut Db,
        chat: ChatId,
        error: &DeliveryError,
        now: Timestamp,
    ) -> Result<()> {
        match error {
            DeliveryError::OutOfReach { .. } | DeliveryError::Doubtful { .. } => self.weather.lost(now),
            DeliveryError::Unauthorized => {
                error!("Telegram refuses the token; nothing is sent until it takes it again");
                self.weather.refused(now);
            }
            DeliveryError::TooFast { retry_after } => {
                self.weather.answered();
                let until = now + Duration::from_secs(u64::from(*retry_after).max(1));
                self.slow_down(tx, chat, now, until).await?;
            }
            DeliveryError::Forbidden
            | DeliveryError::Migrated { .. }
            | DeliveryError::NotModified
            | DeliveryError::NothingToEdit
            | DeliveryError::Refused { .. } => self.weather.answered(),
        }
        Ok(())
    }

    /// A 429 is the chat's own; three chats within a second make it everyone's, and that pause is stored.
    async fn slow_down(&mut self, tx: &mut Db, chat: ChatId, now: Timestamp, until: Timestamp) -> Result<()> {
        store::chats::hold(tx, chat, until).await?;
        if self.weather.slowed(chat, now) {
            let until = self.paused_until.map_or(until, |set| set.max(until));
            self.paused_until = Some(until);
            warn!(until = until.millis(), "Telegram asked the whole bot to wait");
            facts::put(tx, facts::PAUSED_UNTIL, &until.millis().to_string()).await?;
        }
        Ok(())
    }
}

async fn unsent(tx: &mut Db, landed: &Landed, fate: Fate, now: Timestamp) -> Result<()> {
    let Landed { seq, chat, attempts, .. } = *landed;
    match fate {
        Fate::Sent => {
            let arrival = Arrival { seq, message: landed.edits };
            store::flights::settle_sent(tx, &[arrival], now).await?;
        }
        Fate::Retry { at, doubtful, why } => {
            warn!(seq = seq.0, attempts, why, "sending again later");
            store::outbox::retry(tx, seq, at, doubtful, &why).await?;
        }
        Fate::Moved { to } => {
            store::chats::migrate(tx, chat, to).await?;
            store::outbox::retry(tx, seq, now, false, "the group became a supergroup").await?;
        }
        Fate::SaidAnew => match landed.stands_for {
            Some(promise) => {
                store::edits::forget_message(tx, promise).await?;
                store::outbox::retry(tx, seq, now, false, "the message to edit was gone").await?;
            }
            None => store::edits::say_anew(tx, seq, now).await?,
        },
        Fate::Unreachable => {
            store::chats::set_reachable(tx, chat, false).await?;
            store::outbox::settle(tx, seq, Delivery::Unreachable, "cannot be written to", now).await?;
        }
        Fate::Failed { why } => {
            error!(seq = seq.0, why, "refused by Telegram");
            store::outbox::settle(tx, seq, Delivery::Failed, &why, now).await?;
        }
    }
    Ok(())
}
