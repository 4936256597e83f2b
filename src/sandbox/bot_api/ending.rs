//! How a call ends: with an answer, a refusal, or a cut connection.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::wire::Wire;
use crate::sandbox::world::Refusal;

/// How a call ends for the bot.
pub(super) enum Ending {
    Answered(String),
    Refused(Refusal),
    /// Without an answer.
    Cut,
}

/// Tells the bot how its call ended.
pub(super) fn end(ending: Ending, wire: &Wire) -> Response {
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

/// What Telegram says of a method, file or page that is not there.
pub(super) fn not_found_refusal() -> Refusal {
    Refusal::new(404, "Not Found")
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body).into_response()
}
