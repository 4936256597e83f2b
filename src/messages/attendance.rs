//! `/tonghop` for a secretary: who comes, who is late, who does not come and why, who is silent, whom to call.

use super::buttons::Press;
use super::{Button, Text, Voice, invitation, replies, tally};
use crate::domain::attendance::{Contact, Expected, Heading};
use crate::domain::meeting::Meeting;
use crate::domain::reply::{Answer, Reply};
use crate::domain::tally::Announced;

/// A message of a long list holds up to so many characters.
const A_MESSAGE: usize = 1800;

/// A day without a meeting to speak of.
pub fn no_meeting() -> Text {
    Text::new("expected-no-meeting")
}

/// Whom a branch expects at a meeting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WhoComes<'w> {
    /// The branch's name.
    pub branch: &'w str,
    /// The meeting they answered.
    pub meeting: &'w Meeting,
    /// The same in figures.
    pub figures: &'w Announced,
    /// The members, heading by heading.
    pub lists: &'w [(Heading, Vec<Expected>)],
}

/// The list, in as many messages as it takes; under the last one a button for each other meeting.
pub fn list(who: WhoComes<'_>, others: &[Meeting], voice: Voice) -> Vec<Text> {
    let WhoComes { branch, meeting, figures, lists } = who;
    let mut lines = vec![
        Text::new("expected")
            .with("branch", branch)
            .with("title", invitation::title(meeting))
            .with("when", meeting.starts_at)
            .with("figures", tally::announced(figures)),
    ];
    for (heading, them) in lists {
        lines.push(Text::of("expected", heading.word()).with("count", them.len()));
        lines.extend(them.iter().map(|one| line(*heading, one)));
    }
    let mut messages = packed(lines, voice);
    if let Some(last) = messages.pop() {
        messages.push(others.iter().fold(last, |text, other| {
            let label = Text::new("button-meeting").with("when", other.starts_at);
            text.row([Button::labelled(label, Press::Attendance(other.id))])
        }));
    }
    messages
}

/// One member: what matters under this heading.
fn line(heading: Heading, one: &Expected) -> Text {
    let note = match heading {
        Heading::Attending | Heading::Exempt => None,
        Heading::Late | Heading::Absent => one.reply.as_ref().and_then(replies::because),
        Heading::Silent => {
            one.reply.as_ref().filter(|reply| is_unsure(reply)).map(|_| Text::new("expected-unsure"))
        }
        Heading::Call => match one.contact {
            Contact::NotLinked => Some(Text::new("expected-not-linked")),
            Contact::Unreachable => Some(Text::new("expected-unreachable")),
            Contact::Reachable => None,
        },
    };
    let after_deadline = one.after_deadline && heading != Heading::Call;
    let key = match (note.is_some(), after_deadline) {
        (false, false) => "expected-line",
        (true, false) => "expected-line-note",
        (false, true) => "expected-line-after",
        (true, true) => "expected-line-note-after",
    };
    let text = Text::new(key).with("name", one.name.as_str());
    match note {
        Some(note) => text.with("note", note),
        None => text,
    }
}

fn is_unsure(reply: &Reply) -> bool {
    reply.answer == Answer::Unsure
}

/// Lines in as few messages as hold them.
fn packed(lines: Vec<Text>, voice: Voice) -> Vec<Text> {
    let mut messages: Vec<Vec<Text>> = Vec::new();
    let mut room = 0;
    for line in lines {
        let length = line.plain(voice).chars().count() + 1;
        match messages.last_mut().filter(|_| length <= room) {
            Some(message) => message.push(line),
            None => {
                messages.push(vec![line]);
                room = A_MESSAGE;
            }
        }
        room = room.saturating_sub(length);
    }
    messages.into_iter().map(|lines| Text::new("lines").with("lines", lines)).collect()
}
