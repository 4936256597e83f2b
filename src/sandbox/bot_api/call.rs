//! One call of the Bot API, from the request to the answer, with all that can go wrong between.

use axum::extract::{ConnectInfo, Path, Request, State};
use axum::response::Response;
use serde_json::Value;

use super::ending::{Ending, end, not_found_refusal, refuse};
use super::methods::{self, Answering, Method};
use super::params::{Params, RawParams};
use super::wire::Wire;
use super::{check, polling};
use crate::sandbox::world::{CallOutcome, Mishap, Refusal, World};

/// Answers a call.
pub(super) async fn answer(
    State(world): State<World>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    if !is_ours(&world, &bot) {
        return refuse(&Refusal::new(401, "Unauthorized"));
    }
    let arrived = RawParams::read(request).await;
    let Some(method) = methods::find(&method) else {
        let refused = CallOutcome::Refused(404, "Not Found".to_owned());
        world.act(|state| state.record(&method, None, &Value::Null, refused));
        return refuse(&not_found_refusal());
    };
    let params = arrived.and_then(|arrived| check::check(method, arrived));
    match method.answer {
        Answering::WhenUpdatesArrive => end(run(world, method, params).await, &wire),
        // In a task of its own: Telegram carries a call through even if the bot dies while waiting.
        Answering::AtOnce(_) => match tokio::spawn(run(world, method, params)).await {
            Ok(ending) => end(ending, &wire),
            Err(_) => refuse(&Refusal::new(500, "Internal Server Error")),
        },
    }
}

/// Whether this is how the world's bot names itself in a path.
pub(super) fn is_ours(world: &World, bot: &str) -> bool {
    bot.strip_prefix("bot") == Some(world.token())
}

async fn run(world: World, method: &'static Method, params: Result<Params, Refusal>) -> Ending {
    let chat = params.as_ref().ok().and_then(Params::chat);
    let (mishap, latency) = world.act(|state| (state.mishap(method.name, chat), state.latency()));
    tokio::time::sleep(latency / 2).await;

    let ending = match &mishap {
        Mishap::CutBefore => Ending::Cut,
        Mishap::Refused(refusal) => Ending::Refused(refusal.clone()),
        Mishap::None | Mishap::CutAfter => match &params {
            Err(refusal) => Ending::Refused(refusal.clone()),
            Ok(params) => return accept(&world, method, params, mishap == Mishap::CutAfter).await,
        },
    };
    record(&world, method, params.as_ref().ok(), &ending, false);
    tokio::time::sleep(latency / 2).await;
    ending
}

async fn accept(world: &World, method: &'static Method, params: &Params, cut_after: bool) -> Ending {
    let ending = match method.answer {
        Answering::WhenUpdatesArrive => polling::wait(world, params).await,
        Answering::AtOnce(answer) => match world.act(|state| answer(state, params)) {
            Ok(result) => Ending::Answered(result.to_string()),
            Err(refusal) => Ending::Refused(refusal),
        },
    };
    record(world, method, Some(params), &ending, cut_after);
    tokio::time::sleep(world.look(|state| state.latency()) / 2).await;
    if cut_after { Ending::Cut } else { ending }
}

fn record(world: &World, method: &Method, params: Option<&Params>, ending: &Ending, cut_after: bool) {
    let polling = matches!(method.answer, Answering::WhenUpdatesArrive);
    let outcome = match ending {
        Ending::Answered(result) if polling && result == polling::NOTHING => return,
        Ending::Cut if polling => return,
        Ending::Answered(_) if cut_after => CallOutcome::CutAfter,
        Ending::Answered(_) => CallOutcome::Accepted,
        Ending::Refused(refusal) => CallOutcome::Refused(refusal.code, refusal.description.clone()),
        Ending::Cut => CallOutcome::CutBefore,
    };
    let fields = params.map_or(Value::Null, |params| Value::Object(params.fields.clone()));
    world.act(|state| state.record(method.name, params.and_then(Params::chat), &fields, outcome));
}
