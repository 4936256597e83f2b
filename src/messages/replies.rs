//! Acknowledge, mirror, offer the way back.

use chrono::NaiveDate;

use super::buttons::Press;
use super::{Button, Text, invitation, shortened};
use crate::domain::courtesy::Courtesy;
use crate::domain::meeting::Meeting;
use crate::domain::reading::ReasonCategory;
use crate::domain::reply::{Answer, Missing, Reply, Verdict};
use crate::domain::{ConversationNo, MeetingId};

/// A mirrored reason is shown up to this many characters.
const MIRRORED: usize = 300;
/// The delays one can tap, in minutes.
const DELAYS: [u32; 3] = [15, 30, 60];

/// What became of a reply, what is still to be asked about it, and how to change it.
pub fn verdict(verdict: Verdict, reply: &Reply, meeting: &Meeting) -> Text {
    let key = match verdict {
        Verdict::Noted | Verdict::AfterDeadline | Verdict::Unchanged if reply.answer == Answer::Unsure => {
            return unsure(meeting);
        }
        Verdict::Noted => "reply-noted",
        Verdict::AfterDeadline => "reply-after-deadline",
        Verdict::Unchanged => "reply-unchanged",
        Verdict::Overtaken => {
            return invitation::ask(Text::new("reply-overtaken").with("when", meeting.starts_at), meeting.id);
        }
        Verdict::RollClosed => return Text::new("reply-roll-closed").with("when", meeting.starts_at),
        Verdict::CalledOff => return Text::new("reply-called-off").with("when", meeting.starts_at),
    };
    let text = Text::new(key).with("reply", mirror(reply)).with("when", meeting.starts_at);
    match reply.lacks() {
        Some(Missing::Reason) => reasons(text.with("next", Text::new("ask-reason")), meeting.id),
        Some(Missing::Delay) => delays(text.with("next", Text::new("ask-delay")), meeting.id),
        None => invitation::ask(text.with("next", Text::new("way-back")), meeting.id),
    }
}

/// The same, under the news that the meeting has another time since the message that was answered.
pub fn after_move(answer: Text, meeting: &Meeting) -> Text {
    answer
        .under(|answer| Text::new("reply-after-move").with("when", meeting.starts_at).with("answer", answer))
}

/// In doubt, ask with buttons.
fn unsure(meeting: &Meeting) -> Text {
    invitation::ask(Text::new("reply-unsure").with("when", meeting.starts_at), meeting.id)
}

/// The reasons one can tap, and the way back.
fn reasons(text: Text, meeting: MeetingId) -> Text {
    let button = |category: &ReasonCategory| {
        Button::labelled(category_name(*category), Press::Reason(meeting, Some(*category)))
    };
    let text = ReasonCategory::ALL.chunks(3).fold(text, |text, row| text.row(row.iter().map(button)));
    text.row([Button::new("button-no-reason", Press::Reason(meeting, None))]).row([
        Button::new("button-attending", Press::Reply(meeting, Answer::Attending)),
        Button::new("button-late", Press::Reply(meeting, Answer::Late)),
    ])
}

/// The delays one can tap, and the way back.
fn delays(text: Text, meeting: MeetingId) -> Text {
    let button = |of: u32| Button::labelled(minutes(of), Press::Delay(meeting, of));
    text.row(DELAYS.map(button)).row([
        Button::new("button-attending", Press::Reply(meeting, Answer::Attending)),
        Button::new("button-absent", Press::Reply(meeting, Answer::Absent)),
    ])
}

/// "15 phút".
pub fn minutes(of: u32) -> Text {
    Text::new("minutes").with("minutes", of)
}

/// "việc gia đình".
pub fn category_name(category: ReasonCategory) -> Text {
    Text::of("reason", category.word())
}

/// "vắng mặt (lý do: đi viện)".
pub fn mirror(reply: &Reply) -> Text {
    let (plain, with_words) = match reply.answer {
        Answer::Attending => ("mirror-attending", "mirror-attending-because"),
        Answer::Late => ("mirror-late", "mirror-late-because"),
        Answer::Absent => ("mirror-absent", "mirror-absent-because"),
        Answer::Unsure => ("mirror-unsure", "mirror-unsure-because"),
    };
    match because(reply) {
        Some(words) => Text::new(with_words).with("reason", words),
        None => Text::new(plain),
    }
}

/// How late and why, in the member's words, or what sort of reason was tapped.
pub fn because(reply: &Reply) -> Option<Text> {
    let words = |words: &String| Text::new("words").with("words", shortened(words, MIRRORED));
    let reason = reply.reason.as_ref().map(words).or_else(|| reply.category.map(category_name));
    match (reply.delay.as_ref().map(words), reason) {
        (Some(delay), Some(reason)) => {
            Some(Text::new("delay-and-reason").with("delay", delay).with("reason", reason))
        }
        (delay, reason) => delay.or(reason),
    }
}

/// `Không nêu`.
pub fn without_reason(meeting: &Meeting) -> Text {
    invitation::ask(Text::new("reply-without-reason").with("when", meeting.starts_at), meeting.id)
}

/// A reason or a delay tapped under a reply that no longer stands.
pub fn no_longer(reply: Option<&Reply>, meeting: &Meeting) -> Text {
    let text = match reply {
        Some(reply) => Text::new("reply-is-another").with("reply", mirror(reply)),
        None => Text::new("reply-is-none"),
    };
    invitation::ask(text.with("when", meeting.starts_at), meeting.id)
}

/// Several meetings are open: which one is meant?
pub fn which_meeting(meetings: &[Meeting], number: ConversationNo) -> Text {
    let button = |meeting: &Meeting| {
        let label = Text::new("button-meeting").with("when", meeting.starts_at);
        Button::labelled(label, Press::Which(number, meeting.id))
    };
    meetings.iter().fold(Text::new("which-meeting"), |text, meeting| text.row([button(meeting)]))
}

/// A reply while no meeting is open; the next day is told where a plan knows it.
pub fn no_meeting_open(next: Option<NaiveDate>, number: Option<ConversationNo>) -> Text {
    let text = match next {
        Some(day) => Text::new("no-meeting-open-next").with("day", day),
        None => Text::new("no-meeting-open"),
    };
    pass_on(text, number)
}

/// `Chuyển bí thư`, unless the member is in the middle of something else.
fn pass_on(text: Text, number: Option<ConversationNo>) -> Text {
    let Some(number) = number else { return text };
    let text = text.under(|text| Text::new("offer-to-pass-on").with("text", text));
    text.row([Button::new("button-pass-on", Press::PassOn(number))])
}

/// Words that are neither reply nor question, while a meeting is open.
pub fn not_understood(meeting: Option<&Meeting>, number: Option<ConversationNo>) -> Text {
    let text = match meeting {
        Some(meeting) => {
            invitation::ask(Text::new("not-understood").with("when", meeting.starts_at), meeting.id)
        }
        None => Text::new("not-understood-no-meeting"),
    };
    pass_on(text, number)
}

/// A kind short answer.
pub fn courtesy(courtesy: Courtesy, given_name: &str) -> Text {
    match courtesy {
        Courtesy::Greeting => Text::new("courtesy-greeting").with("name", given_name),
        Courtesy::Thanks => Text::new("courtesy-thanks"),
        Courtesy::Nod => Text::new("courtesy-nod"),
    }
}

/// In a group nothing personal is said.
pub fn write_in_private() -> Text {
    Text::new("write-in-private")
}

/// Forwarded words are someone else's.
pub fn forwarded() -> Text {
    Text::new("forwarded")
}

/// To the secretary: someone changed after the deadline.
pub fn after_deadline_alarm(name: &str, reply: &Reply, meeting: &Meeting) -> Text {
    Text::new("alarm-after-deadline")
        .with("name", name)
        .with("reply", mirror(reply))
        .with("when", meeting.starts_at)
}
