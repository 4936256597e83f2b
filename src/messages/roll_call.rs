//! The roll as the secretary taps through it, and what stands once it is closed.

use super::buttons::Press;
use super::{Button, Text, invitation, tally};
use crate::domain::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::roll_call::{Line, Presence, tapped, unmarked};
use crate::domain::tally::Held;

/// Names on one page; Telegram takes a hundred buttons, a thumb takes fewer.
const PAGE: usize = 30;
/// Names in one sentence, so that it stays under two thousand characters.
const NAMED: usize = 40;
/// In a larger branch, those who were there on time are counted and not named.
const LISTED: usize = 50;

/// One page of the roll: a button a member, in the order of the list.
pub fn page(meeting: &Meeting, lines: &[Line], page: u8) -> Text {
    let pages = lines.len().div_ceil(PAGE).max(1);
    let page = usize::from(page).min(pages - 1);
    let open = unmarked(lines).count();
    let mut text = headed("roll", meeting)
        .with("present", count(lines, Presence::Present))
        .with("late", count(lines, Presence::Late))
        .with("excused", count(lines, Presence::Excused))
        .with("unexcused", count(lines, Presence::Unexcused))
        .with("unmarked", open);
    for line in lines.iter().skip(page * PAGE).take(PAGE) {
        text = text.row([name(meeting.id, line, small(page))]);
    }
    if pages > 1 {
        text = text.row(turns(meeting.id, page, pages));
    }
    if open > 0 {
        text = text.row([rest("button-rest-present", meeting.id, Presence::Present)]);
    }
    text.row([Button::new("button-close-roll", Press::CloseRoll(meeting.id))])
}

/// Before closing: who is not marked yet. The secretary decides.
pub fn ask_about(meeting: &Meeting, lines: &[Line]) -> Text {
    let open: Vec<&Line> = unmarked(lines).collect();
    headed("roll-unmarked", meeting)
        .with("count", open.len())
        .with("names", names(&open))
        .row([rest("button-all-present", meeting.id, Presence::Present)])
        .row([rest("button-all-excused", meeting.id, Presence::Excused)])
        .row([rest("button-all-unexcused", meeting.id, Presence::Unexcused)])
        .row([Button::new("button-roll-on", Press::Roll(meeting.id, 0))])
}

/// The closed roll, by name; for the secretary alone.
pub fn closed(meeting: &Meeting, lines: &[Line]) -> Text {
    let summoned = |presence| {
        let those = lines.iter().filter(move |line| line.standing.summoned());
        those.filter(|line| line.presence == Some(presence)).collect::<Vec<_>>()
    };
    let exempt: Vec<&Line> = lines
        .iter()
        .filter(|line| !line.standing.summoned() && line.presence.is_some_and(Presence::came))
        .collect();
    let rows = [
        ("roll-those-present", summoned(Presence::Present)),
        ("roll-those-late", summoned(Presence::Late)),
        ("roll-those-excused", summoned(Presence::Excused)),
        ("roll-those-unexcused", summoned(Presence::Unexcused)),
        ("roll-those-exempt", exempt),
    ];
    let rows = rows.into_iter().filter(|(_, those)| !those.is_empty());
    let rows = rows.map(|(key, those)| {
        let text = if key == "roll-those-present" && lines.len() > LISTED {
            Text::new("roll-count-present")
        } else {
            Text::new(key).with("names", names(&those))
        };
        text.with("count", those.len())
    });
    headed("roll-closed", meeting).with("lines", rows.collect::<Vec<_>>())
}

/// The figures of a closed roll, and the opening sentence of the resolution.
pub fn figures(meeting: &Meeting, held: &Held) -> Text {
    let opening = Text::new("resolution-opening")
        .with("total", held.total)
        .with("present", held.present)
        .with("absent", held.absent)
        .with("excused", held.excused)
        .with("unexcused", held.unexcused)
        .with("exempt", held.exempt)
        .with("minutes", meeting.length_minutes);
    headed("roll-figures", meeting)
        .with("figures", tally::held(held))
        .with("quorum", tally::quorum(held))
        .with("opening", opening)
}

/// Several meetings wait for their roll: which one?
pub fn which(meetings: &[(String, Meeting)]) -> Text {
    let mut text = Text::new("roll-which");
    for (branch, meeting) in meetings {
        let label = Text::new("roll-of").with("branch", branch.as_str()).with("when", meeting.starts_at);
        text = text.row([Button::labelled(label, Press::Roll(meeting.id, 0))]);
    }
    text
}

/// The roll is taken from the start of the meeting on.
pub fn too_early(meeting: &Meeting, last_closed: Option<MeetingId>) -> Text {
    with_last(headed("roll-too-early", meeting), last_closed)
}

/// No meeting waits for its roll.
pub fn nothing_to_take(last_closed: Option<MeetingId>) -> Text {
    with_last(Text::new("roll-none"), last_closed)
}

/// The roll was closed before.
pub fn already_closed() -> Text {
    Text::new("roll-already-closed")
}

/// The meeting was called off.
pub fn called_off() -> Text {
    Text::new("roll-called-off")
}

/// What a tap made of a line.
pub fn marked(given_name: &str, presence: Presence, summoned: bool) -> Text {
    let key = match (presence, summoned) {
        (Presence::Present, _) => "marked-present",
        (Presence::Late, _) => "marked-late",
        (Presence::Excused, true) => "marked-excused",
        (Presence::Unexcused, true) => "marked-unexcused",
        (Presence::Excused | Presence::Unexcused, false) => "marked-stayed-away",
    };
    Text::new(key).with("name", given_name)
}

fn headed(key: &'static str, meeting: &Meeting) -> Text {
    Text::new(key).with("title", invitation::title(meeting)).with("when", meeting.starts_at)
}

fn name(meeting: MeetingId, line: &Line, page: u8) -> Button {
    let key = match (line.presence, line.standing.summoned()) {
        (Some(Presence::Present), true) => "roll-present",
        (Some(Presence::Late), true) => "roll-late",
        (Some(Presence::Excused), true) => "roll-excused",
        (Some(Presence::Unexcused), true) => "roll-unexcused",
        (None, true) => "roll-open",
        (Some(Presence::Present), false) => "roll-exempt-present",
        (Some(Presence::Late), false) => "roll-exempt-late",
        (Some(Presence::Excused | Presence::Unexcused) | None, false) => "roll-exempt",
    };
    let next = tapped(line.standing, line.presence);
    let label = Text::new(key).with("name", line.name.as_str());
    Button::labelled(label, Press::Mark(meeting, line.member, next, page))
}

fn turns(meeting: MeetingId, page: usize, pages: usize) -> Vec<Button> {
    let mut turns = Vec::new();
    let to = |page: usize| Press::Roll(meeting, small(page));
    let label = |key: &'static str, to: usize| Text::new(key).with("page", to + 1).with("pages", pages);
    if page > 0 {
        turns.push(Button::labelled(label("button-page-back", page - 1), to(page - 1)));
    }
    if page + 1 < pages {
        turns.push(Button::labelled(label("button-page-on", page + 1), to(page + 1)));
    }
    turns
}

fn rest(key: &'static str, meeting: MeetingId, presence: Presence) -> Button {
    Button::new(key, Press::MarkRest(meeting, presence))
}

fn with_last(text: Text, last_closed: Option<MeetingId>) -> Text {
    match last_closed {
        Some(meeting) => text.row([Button::new("button-last-roll", Press::Roll(meeting, 0))]),
        None => text,
    }
}

fn count(lines: &[Line], presence: Presence) -> usize {
    lines.iter().filter(|line| line.standing.summoned() && line.presence == Some(presence)).count()
}

fn names(lines: &[&Line]) -> String {
    let mut names: Vec<&str> = lines.iter().take(NAMED).map(|line| line.name.as_str()).collect();
    if lines.len() > NAMED {
        names.push("…");
    }
    names.join(", ")
}

fn small(page: usize) -> u8 {
    u8::try_from(page).unwrap_or(u8::MAX)
}
