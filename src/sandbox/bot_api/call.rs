//! One call of the Bot API, from the request to the answer, with all that can go wrong between.

use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::methods::{self, Answer, Method};
use super::params::{Arrived, Params};
use super::wire::Wire;
use super::{check, polling};
use crate::sandbox::world::{Mishap, Outcome, Refusal, World};

/// How a call ends for the bot.
pub(super) enum Ending {
    Answered(String),
    Refused(Refusal),
    /// Without an answer.
    Cut,
}

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
    let arrived = Arrived::read(request).await;
    let Some(method) = methods::find(&method) else {
        let refused = Outcome::Refused(404, "Not Found".to_owned());
        world.act(|state| state.record(&method, None, &Value::Null, refused));
        return refuse(&not_found_refusal());
    };
    let params = arrived.and_then(|arrived| check::check(method, arrived));
    match method.answer {
        Answer::WhenUpdatesArrive => end(run(world, method, params).await, &wire),
        // In a task of its own: Telegram carries a call through even if the bot dies while waiting.
        Answer::AtOnce(_) => match tokio::spawn(run(world, method, params)).await {
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
        Answer::WhenUpdatesArrive => polling::wait(world, params).await,
        Answer::AtOnce(answer) => match world.act(|state| answer(state, params)) {
            Ok(result) => Ending::Answered(result.to_string()),
            Err(refusal) => Ending::Refused(refusal),
        },
    };
    record(world, method, Some(params), &ending, cut_after);
    tokio::time::sleep(world.look(|state| state.latency()) / 2).await;
    if cut_after { Ending::Cut } else { ending }
}

fn record(world: &World, method: &Method, params: Option<&Params>, ending: &Ending, cut_after: bool) {
    let polling = matches!(method.answer, Answer::WhenUpdatesArrive);
    let outcome = match ending {
        Ending::Answered(result) if polling && result == polling::NOTHING => return,
        Ending::Cut if polling => return,
        Ending::Answered(_) if cut_after => Outcome::CutAfter,
        Ending::Answered(_) => Outcome::Accepted,
        Ending::Refused(refusal) => Outcome::Refused(refusal.code, refusal.description.clone()),
        Ending::Cut => Outcome::CutBefore,
    };
    let fields = params.map_or(Value::Null, |params| Value::Object(params.fields.clone()));
    world.act(|state| state.record(method.name, params.and_then(Params::chat), &fields, outcome));
}

fn end(ending: Ending, wire: &Wire) -> Response {
    match ending {
        Ending::Answered(result) => json(StatusCode::OK, format!("{{\"ok\":true,\"result\":{result}}}")),
        Ending::Refused(refusal) => refuse(&refusal),
        Ending::Cut => cut(wire),
    }
}

/// Ends the connection; the response is never written.
pub(super) fn cut(wire: &Wire) -> Response {
    wire.cut();
    StatusCode::NO_CONTENT.into_response()
}

/// Says no, as Telegram does.
pub(super) fn refuse(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST);
    json(status, refusal.body().to_string())
}

/// No such method, file or page.
pub(super) async fn not_found() -> Response {
    refuse(&not_found_refusal())
}

fn not_found_refusal() -> Refusal {
    Refusal::new(404, "Not Found")
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body).into_response()
}
