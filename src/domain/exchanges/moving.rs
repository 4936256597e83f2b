//! `/doilich`: the new time or place of a meeting, and the button that tells everyone.

use super::changing::{Change, Changing, ChangingNext, MeetingScene};
use super::draft::place_in;
use super::next::{Next, Objection};
use crate::domain::hearing::is_plain_reply;
use crate::domain::{Timestamp, when};

/// A text while the new time is asked for, or shown: names a time or a day, or is asked again.
pub fn said(text: &str, scene: &MeetingScene) -> ChangingNext {
    let read = when::read(text, scene.now.day(scene.zone));
    if read.time.is_none() && read.day.is_none() || is_plain_reply(&place_in(&read.rest)) {
        let waiting = Changing::NewTime { meeting: scene.meeting.id };
        return Next::Again(waiting, Objection::NoNewMoment);
    }
    propose(text, scene)
}

/// Shows what would change. What the line does not say stays as it is.
pub fn propose(line: &str, scene: &MeetingScene) -> ChangingNext {
    let MeetingScene { meeting, zone, .. } = scene;
    let read = when::read(line, scene.now.day(*zone));
    let local = meeting.starts_at.in_zone(*zone).naive_local();
    let (day, time) = (read.day.unwrap_or(local.date()), read.time.unwrap_or(local.time()));
    let starts_at = Timestamp::from_local(day.and_time(time), *zone);
    let place = place_in(&read.rest);
    let place = if place.is_empty() { meeting.place.clone() } else { place };
    let waiting = Changing::NewTime { meeting: meeting.id };
    if starts_at <= scene.now {
        return Next::Again(waiting, Objection::Past(starts_at));
    }
    if starts_at == meeting.starts_at && place == meeting.place {
        return Next::Ask(waiting);
    }
    Next::Ask(Changing::Move { meeting: meeting.id, starts_at, place })
}

/// `✅ Dời buổi họp`.
pub fn confirmed(starts_at: Timestamp, place: String, scene: &MeetingScene) -> ChangingNext {
    if starts_at <= scene.now {
        return Next::Again(Changing::NewTime { meeting: scene.meeting.id }, Objection::Past(starts_at));
    }
    Next::Do(Change::Move(starts_at, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchanges::samples::{moment, scene};

    #[test]
    fn a_text_is_a_time_or_asked_again_and_never_a_reply() {
        for (text, starts_at, place) in [
            ("sang thứ sáu nhé", "2026-11-27T19:30", "Nhà văn hóa"),
            ("20h", "2026-12-03T20:00", "Nhà văn hóa"),
            ("19:30 05/12/2026", "2026-12-05T19:30", "Nhà văn hóa"),
            ("dời sang 8h ngày 6/12 tại Hội trường xã", "2026-12-06T08:00", "Hội trường xã"),
        ] {
            let Next::Ask(Changing::Move { starts_at: at, place: to, .. }) = said(text, &scene()) else {
                panic!("{text}: {:?}", said(text, &scene()))
            };
            assert_eq!((at, to.as_str()), (moment(starts_at), place), "{text}");
        }
        for text in ["mai tôi vắng nhé", "tôi có mặt", "vâng", "mấy giờ họp?", "cảm ơn đồng chí"]
        {
            let again = said(text, &scene());
            assert!(matches!(again, Next::Again(_, Objection::NoNewMoment)), "{text}: {again:?}");
        }
        let past = said("19:30 20/11/2026", &scene());
        assert!(matches!(past, Next::Again(_, Objection::Past(_))), "{past:?}");
    }
}
