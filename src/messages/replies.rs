//! Acknowledge, mirror, offer the way back.

use super::{Text, invitation};
use crate::domain::meeting::Meeting;
use crate::domain::reply::{Answer, Reply, Verdict};

/// What became of a reply.
pub fn verdict(verdict: Verdict, reply: &Reply, meeting: &Meeting) -> Text {
    let key = match verdict {
        Verdict::Noted => "reply-noted",
        Verdict::AfterDeadline => "reply-after-deadline",
        Verdict::Unchanged => "reply-unchanged",
        Verdict::Overtaken => "reply-overtaken",
        Verdict::RollClosed => return Text::new("reply-roll-closed"),
        Verdict::CalledOff => return Text::new("reply-called-off"),
    };
    let text = Text::new(key).with("reply", mirror(reply)).with("when", meeting.starts_at);
    invitation::ask(text, meeting.id)
}

/// "vắng mặt (lý do: đi viện)".
pub fn mirror(reply: &Reply) -> Text {
    let (plain, with_words) = match reply.answer {
        Answer::Attending => ("mirror-attending", "mirror-attending-because"),
        Answer::Late => ("mirror-late", "mirror-late-because"),
        Answer::Absent => ("mirror-absent", "mirror-absent-because"),
        Answer::Unsure => ("mirror-unsure", "mirror-unsure-because"),
    };
    match reply.reason.as_deref().or(reply.delay.as_deref()) {
        Some(words) => Text::new(with_words).with("reason", words),
        None => Text::new(plain),
    }
}
