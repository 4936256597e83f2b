//! A meeting about to be called, as a line tells it.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::domain::meeting::MeetingKind;
use crate::domain::{OrganizationId, Timestamp, when};

/// The longest place that is kept.
pub const LONGEST_PLACE: usize = 200;

/// A meeting about to be called, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The branch.
    pub organization: OrganizationId,
    /// What for.
    pub kind: MeetingKind,
    /// At what time.
    pub time: Option<NaiveTime>,
    /// On what day.
    pub day: Option<NaiveDate>,
    /// Where; empty if nobody has said so.
    pub place: String,
}

impl Draft {
    /// Nothing is known of it but the branch and what for.
    pub fn new(organization: OrganizationId, kind: MeetingKind) -> Self {
        Self { organization, kind, time: None, day: None, place: String::new() }
    }

    /// When it begins, once both day and time are known.
    pub fn starts_at(&self, zone: Tz) -> Option<Timestamp> {
        Some(Timestamp::from_local(self.day?.and_time(self.time?), zone))
    }

    /// With what a line says of it; nothing if the line names neither time nor day.
    pub fn filled(&self, line: &str, today: NaiveDate) -> Option<Self> {
        let read = when::read(line, today);
        if read.time.is_none() && read.day.is_none() {
            return None;
        }
        let place = place_in(&read.rest);
        Some(Self {
            time: read.time.or(self.time),
            day: read.day.or(self.day),
            place: if place.is_empty() { self.place.clone() } else { place },
            ..self.clone()
        })
    }
}

/// The place in what is left of a line: without the words around a moment that name no place.
pub fn place_in(rest: &str) -> String {
    const BEFORE: &[&str] =
        &["sang", "doi", "chuyen", "qua", "den", "lui", "hop", "vao", "luc", "tai", "o", "to"];
    const AFTER: &[&str] = &["nhe", "nha", "a", "giup", "voi", "di", "please", "thi", "phai"];
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let is_one_of = |word: Option<&&str>, list: &[&str]| {
        word.is_some_and(|word| word.is_empty() || list.contains(&when::plain(word).as_str()))
    };
    while is_one_of(words.first(), BEFORE) {
        words.remove(0);
    }
    while is_one_of(words.last(), AFTER) {
        words.pop();
    }
    if words.iter().all(|word| AFTER.contains(&when::plain(word).as_str())) {
        words.clear();
    }
    words.join(" ").chars().take(LONGEST_PLACE).collect()
}

/// The kind a line begins with, and the rest of the line.
pub fn kind_of(line: &str) -> (MeetingKind, &str) {
    const SAID: &[(&str, MeetingKind)] = &[
        ("thuong ky", MeetingKind::Regular),
        ("regular", MeetingKind::Regular),
        ("chuyen de", MeetingKind::Thematic),
        ("thematic", MeetingKind::Thematic),
        ("bat thuong", MeetingKind::Extraordinary),
        ("extraordinary", MeetingKind::Extraordinary),
        ("dai hoi", MeetingKind::Congress),
        ("congress", MeetingKind::Congress),
    ];
    let line = line.trim();
    for (said, kind) in SAID {
        let mut rest = line;
        let all = said.split(' ').all(|word| {
            let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            rest = after.trim_start();
            when::plain(first) == word
        });
        if all {
            return (*kind, rest);
        }
    }
    (MeetingKind::Regular, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_moment_are_no_place() {
        for (rest, place) in [
            ("sang nhé", ""),
            ("dời sang", ""),
            ("nhé", ""),
            ("Hội trường xã nhé", "Hội trường xã"),
            ("Nhà văn hóa thôn", "Nhà văn hóa thôn"),
        ] {
            assert_eq!(place_in(rest), place, "{rest}");
        }
    }
}
