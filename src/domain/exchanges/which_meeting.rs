//! Which of several open meetings a reply is for: the day of one, or its button.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::hearing::{Heard, hear};
use crate::domain::meeting::Meeting;
use crate::domain::reading::{Asked, named_day};
use crate::domain::reply::{Answer, Reply};

/// The only meeting on a day the words name.
pub fn on_named_day<'m>(
    words: &str,
    meetings: &'m [Meeting],
    (today, zone): (NaiveDate, Tz),
) -> Option<&'m Meeting> {
    let day = named_day(words, today)?;
    let mut there = meetings.iter().filter(|meeting| meeting.starts_at.day(zone) == day);
    there.next().filter(|_| there.next().is_none())
}

/// The reply in remembered words, now that their meeting is known.
pub fn reply_in(words: &str) -> Reply {
    match hear(words, Some(Asked::Attendance)) {
        Heard::Reply(reply) => reply,
        Heard::Question | Heard::Courtesy(_) | Heard::Rest => Reply::plain(Answer::Unsure),
    }
}
