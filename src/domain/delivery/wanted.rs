//! Whether a message is still wanted at the moment of sending.

use super::window::Window;
use crate::domain::Timestamp;
use crate::domain::meeting::Phase;
use crate::domain::reply::Answer;
use crate::domain::stages::Audience;

/// What is known, at the moment of sending, of a message that depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// The audience the message is for.
    pub audience: Option<Audience>,
    /// The start time it was promised for.
    pub version: Option<i64>,
    /// The meeting's phase and present start time.
    pub meeting: Option<(Phase, i64)>,
    /// What the member has answered.
    pub answer: Option<Answer>,
    /// When it may go.
    pub window: Window,
}

/// It would come too late to be of use.
pub const TOO_LATE: &str = "too late";

/// Why a message is no longer wanted; nothing if it is.
pub fn unwanted(circumstances: &Circumstances, now: Timestamp) -> Option<&'static str> {
    if circumstances.window.is_over(now) {
        return Some(TOO_LATE);
    }
    let audience = circumstances.audience?;
    let (phase, version) = circumstances.meeting?;
    if phase == Phase::Cancelled {
        return Some("cancelled");
    }
    if circumstances.version != Some(version) {
        return Some("moved");
    }
    match (audience, phase) {
        (Audience::Secretary, Phase::Closed) => Some("roll closed"),
        (Audience::Silent | Audience::Attending, _) if !audience.includes(circumstances.answer) => {
            Some("answered")
        }
        (
            Audience::Everyone
            | Audience::Silent
            | Audience::Attending
            | Audience::Secretary
            | Audience::Present,
            _,
        ) => None,
    }
}
