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
    today: NaiveDate,
    zone: Tz,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::samples::{meeting_at, now};
    use chrono_tz::Asia::Ho_Chi_Minh;

    #[test]
    fn a_day_names_a_meeting_if_it_has_only_one() {
        let meetings = [
            meeting_at(1, "2026-12-03T19:30"),
            meeting_at(2, "2026-12-10T08:00"),
            meeting_at(3, "2026-12-10T19:30"),
        ];
        let today = now().day(Ho_Chi_Minh);
        for (words, found) in
            [("buổi mùng 3/12 ạ", Some(1)), ("ngày 10/12", None), ("ngày 5/12", None), ("vắng", None)]
        {
            let meeting = on_named_day(words, &meetings, today, Ho_Chi_Minh);
            assert_eq!(meeting.map(|meeting| meeting.id.0), found, "{words}");
        }
    }

    #[test]
    fn remembered_words_are_read_as_an_answer_to_an_invitation() {
        assert_eq!(reply_in("vâng ạ").answer, Answer::Attending);
        assert_eq!(reply_in("Họp ở đâu?").answer, Answer::Unsure);
    }
}
