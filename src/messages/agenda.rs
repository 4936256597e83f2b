//! The agenda, as a secretary is shown it and as members read it.

use super::buttons::Press;
use super::fits::{fits, inline};
use super::{Button, Text, calling, invitation, pieces};
use crate::domain::event::{File, FileSort};
use crate::domain::exchanges::agenda::Agenda;
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::{ConversationNo, Timestamp};

/// So much goes into one message of its own, in letters.
const PIECE: usize = 1900;
/// So much of a longer agenda is shown to the secretary, in letters.
const GLIMPSE: usize = 1000;

/// Asks for the agenda.
pub fn send_it(meeting: &Meeting, number: ConversationNo) -> Text {
    calling::with_way_out(about(Text::new("agenda-wanted"), meeting), number)
}

/// Shows what would be sent, to how many, and how many are out of reach.
pub fn preview(
    meeting: &Meeting,
    draft: &Agenda,
    many: usize,
    out_of_reach: usize,
    number: ConversationNo,
) -> Text {
    let key = match meeting.phase {
        Phase::Planned => "agenda-preview",
        Phase::Announced | Phase::Open | Phase::Closed | Phase::Cancelled => "agenda-preview-follows",
    };
    let mut contents = Vec::new();
    if !draft.text.is_empty() {
        contents.push(Text::new("words").with("words", glimpse(&draft.text)));
    }
    if draft.text.chars().count() > GLIMPSE && !fits(&draft.text) {
        contents.push(Text::new("agenda-goes-on").with("letters", draft.text.chars().count()));
    }
    contents.extend(draft.files.iter().map(file));
    if out_of_reach > 0 {
        contents.push(Text::new("agenda-out-of-reach").with("many", out_of_reach));
    }
    about(Text::new(key), meeting).with("many", many).with("contents", contents).row([
        Button::new("button-send", Press::Confirm(number)),
        Button::new("button-abandon", Press::Abandon(number)),
    ])
}

/// The agenda is on its way, at once or when the quiet hours end.
pub fn sent(many: usize, later: Option<Timestamp>) -> Text {
    match later {
        Some(at) => Text::new("agenda-sent-later").with("many", many).with("when", at),
        None => Text::new("agenda-sent").with("many", many),
    }
}

/// More than anyone would read.
pub fn too_long(most: usize) -> Text {
    Text::new("agenda-too-long").with("most", most)
}

/// The agenda to those who have the invitation.
pub fn follows(meeting: &Meeting, agenda: &str) -> Text {
    let text = match agenda {
        "" => Text::new("agenda-files-follow"),
        agenda => Text::new("agenda-follows").with("agenda", inline(agenda)),
    };
    about(text, meeting)
}

/// An agenda that does not fit into its message, in messages of its own; nothing if it does fit.
pub fn overflow(agenda: &str) -> Vec<Text> {
    if fits(agenda) {
        return Vec::new();
    }
    pieces(agenda, PIECE).into_iter().map(|part| Text::new("words").with("words", part)).collect()
}

fn about(text: Text, meeting: &Meeting) -> Text {
    text.with("title", invitation::title(meeting)).with("when", meeting.starts_at)
}

fn file(file: &File) -> Text {
    match (file.sort, &file.name) {
        (FileSort::Document, Some(name)) => Text::new("agenda-document").with("name", name.as_str()),
        (FileSort::Document, None) => Text::new("agenda-document-unnamed"),
        (FileSort::Photo, _) => Text::new("agenda-photo"),
    }
}

fn glimpse(text: &str) -> String {
    if fits(text) { text.to_owned() } else { text.chars().take(GLIMPSE).chain(['…']).collect() }
}
