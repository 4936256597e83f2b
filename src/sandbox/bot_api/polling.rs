//! `getUpdates`: the long poll.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use super::ending::Ending;
use super::params::Params;
use crate::sandbox::world::{Refusal, State, World};

/// The answer when there is nothing to tell.
pub(super) const NOTHING: &str = "[]";

/// At most so many updates in one answer.
const LARGEST_BATCH: i64 = 100;

/// Telegram lets a bot wait no longer, whatever it asks for.
const LONGEST_POLL_SECONDS: u64 = 50;

/// Every kind of update there is (Bot API 10.1).
const UPDATE_KINDS: [&str; 25] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
];

/// Waits, in real time, until there are updates, another poller comes, time is up, or the world's clock leaps.
pub(super) async fn wait(world: &World, params: &Params) -> Ending {
    let allowed = match allowed_updates(params) {
        Ok(allowed) => allowed,
        Err(refusal) => return Ending::Refused(refusal),
    };
    let limit = params.integer("limit").unwrap_or(LARGEST_BATCH).clamp(1, LARGEST_BATCH);
    let limit = usize::try_from(limit).unwrap_or(1);
    let seconds =
        params.integer("timeout").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or_default();
    let deadline = Instant::now() + Duration::from_secs(seconds.min(LONGEST_POLL_SECONDS));

    let mut arrivals = world.arrivals();
    let offset = params.integer("offset").unwrap_or_default();
    let poller = world.act(|state| state.begin_poll(offset, allowed));
    loop {
        arrivals.mark_unchanged();
        let (batch, outage) = world.act(|state| (state.batch(poller, limit), state.is_outage()));
        match batch {
            _ if outage => return Ending::Cut,
            Err(refusal) => return Ending::Refused(refusal),
            Ok(updates) if !updates.is_empty() => {
                return Ending::Answered(format!("[{}]", updates.join(",")));
            }
            Ok(_) if world.act(State::take_leap) => return Ending::Answered(NOTHING.to_owned()),
            Ok(_) => {}
        }
        if timeout_at(deadline, arrivals.changed()).await.is_err() {
            return Ending::Answered(NOTHING.to_owned());
        }
    }
}

fn allowed_updates(params: &Params) -> Result<Option<Vec<String>>, Refusal> {
    let Some(list) = params.list("allowed_updates") else { return Ok(None) };
    let kinds = list.iter().map(|kind| match kind.as_str() {
        Some(kind) if UPDATE_KINDS.contains(&kind) => Ok(kind.to_owned()),
        Some(_) | None => {
            let complaint = format!("the sandbox does not know updates of the kind {}", Value::clone(kind));
            Err(Refusal::bad_request(complaint))
        }
    });
    kinds.collect::<Result<_, _>>().map(Some)
}
