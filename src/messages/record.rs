//! One's own record, and the language one is spoken to.

use super::buttons::Press;
use super::{Button, Text, replies};
use crate::domain::meeting::Meeting;
use crate::domain::people::{Member, Role, Standing};
use crate::domain::record::{Attended, RecordStep};
use crate::domain::reply::Reply;
use crate::domain::{Language, Timestamp};

/// What a member sees of their record.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The member who reads it.
    pub member: Member,
    /// Their branch, and how they belong to it.
    pub branch: Option<(String, Standing)>,
    /// What they do, and for which organisation.
    pub offices: Vec<(Role, String)>,
    /// The version they agreed to, and when; nothing while only the operator vouches.
    pub consent: Option<(String, Timestamp)>,
    /// Coming meetings, with their replies.
    pub coming: Vec<(Meeting, Option<Reply>)>,
}

/// The record, with what can be done about it.
pub fn own(own: &Own) -> Text {
    let mut lines = vec![match &own.branch {
        Some((name, standing)) => Text::new("own-branch")
            .with("branch", name.as_str())
            .with("standing", Text::of("standing", standing.word())),
        None => Text::new("own-no-branch"),
    }];
    lines.extend(own.offices.iter().map(|(role, name)| {
        Text::new("own-office")
            .with("role", Text::of("role", role.word()))
            .with("organization", name.as_str())
    }));
    lines.push(match &own.consent {
        Some((version, at)) => Text::new("own-consent").with("version", version.as_str()).with("when", *at),
        None => Text::new("own-vouched"),
    });
    lines.extend(own.coming.iter().map(|(meeting, reply)| {
        let reply = reply.as_ref().map_or_else(|| Text::new("own-silent"), replies::mirror);
        Text::new("own-coming").with("when", meeting.starts_at).with("reply", reply)
    }));
    Text::new("own")
        .with("name", own.member.name.as_str())
        .with("code", own.member.code.as_str())
        .with("lines", lines)
        .row([step("button-attendance", RecordStep::Attendance), step("button-export", RecordStep::Export)])
        .row([step("button-withdraw", RecordStep::Withdraw), step("button-delete", RecordStep::Delete)])
}

/// How one was present at past meetings: for oneself alone.
pub fn attendance(attended: &[Attended]) -> Text {
    if attended.is_empty() {
        return Text::new("attendance-none");
    }
    let came = attended.iter().filter(|meeting| meeting.presence.is_some_and(|presence| presence.came()));
    let lines: Vec<Text> = attended.iter().map(meeting).collect();
    Text::new("attendance").with("came", came.count()).with("all", attended.len()).with("lines", lines)
}

fn meeting(attended: &Attended) -> Text {
    let presence = match attended.presence {
        Some(presence) => Text::of("presence", presence.word()),
        None => Text::new("presence-unmarked"),
    };
    Text::new("attendance-line").with("when", attended.meeting).with("presence", presence)
}

/// Under the file with one's own data.
pub fn exported() -> Text {
    Text::new("exported")
}

/// Asks before the consent is taken back.
pub fn withdraw() -> Text {
    Text::new("withdraw")
        .row([step("button-withdraw-now", RecordStep::WithdrawNow), step("button-abandon", RecordStep::Keep)])
}

/// The consent is taken back.
pub fn withdrawn() -> Text {
    Text::new("withdrawn")
}

/// Asks before one's data are deleted.
pub fn delete() -> Text {
    Text::new("delete")
        .row([step("button-delete-now", RecordStep::DeleteNow), step("button-abandon", RecordStep::Keep)])
}

/// One's data are deleted.
pub fn deleted() -> Text {
    Text::new("deleted")
}

/// Offers the languages, each in its own words.
pub fn which_language() -> Text {
    Text::new("which-language").row([
        Button::new("button-vietnamese", Press::Language(Language::Vietnamese)),
        Button::new("button-english", Press::Language(Language::English)),
    ])
}

/// From now on the bot speaks the chosen language.
pub fn language_chosen() -> Text {
    Text::new("language-chosen")
}

fn step(label: &'static str, step: RecordStep) -> Button {
    Button::new(label, Press::Record(step))
}
