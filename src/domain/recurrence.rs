//! Recurring meetings: a cron expression in the branch's zone, and the words people say it with.

use std::str::FromStr;
use std::time::Duration;

use chrono::{NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;
use cron::Schedule;

use super::Timestamp;
use super::when::{LineWords, two_digits};

/// How many dates a plan is shown back with.
pub const SHOWN: usize = 6;

/// How many dates are looked at before a plan is accepted.
const LOOKED_AT: usize = 40;
/// Two meetings of a plan are at least so far apart.
const CLOSEST: Duration = Duration::from_secs(12 * 3600);

/// A cron expression that is known to come true: second, minute, hour, day, month, weekday; day AND weekday must match.
#[derive(Debug, Clone)]
pub struct Recurrence {
    schedule: Schedule,
}

/// What a person's words plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenPlan {
    /// The cron expression.
    pub cron: String,
    /// Where; empty if they did not say.
    pub place: String,
}

/// Why words do not make a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// No time of day.
    Time,
    /// Neither a day of the month nor a weekday.
    Day,
    /// The last days of a month: no expression says them.
    Last,
}

impl Recurrence {
    /// Reads an expression; an error says what is wrong with it.
    pub fn parse(cron: &str) -> Result<Self, String> {
        let fields = cron.split_whitespace().count();
        if fields != 6 && fields != 7 {
            return Err(format!(
                "`{cron}` has {fields} fields; six are needed: second minute hour day month weekday, \
                 for example \"0 30 19 3 * *\" (19:30 on the 3rd)"
            ));
        }
        let schedule = Schedule::from_str(cron).map_err(|error| {
            format!("`{cron}` is not a cron expression: {}", one_line(&error.to_string()))
        })?;
        Ok(Self { schedule })
    }

    /// The next [`SHOWN`] dates; an error if there is none, or if meetings would crowd each other.
    pub fn checked(&self, now: Timestamp, zone: Tz) -> Result<Vec<Timestamp>, String> {
        let dates: Vec<Timestamp> = self.after(now, zone).take(LOOKED_AT).collect();
        let source = self.schedule.source();
        if dates.is_empty() {
            return Err(format!("`{source}` never comes true"));
        }
        if dates.windows(2).any(|pair| pair[1] < pair[0] + CLOSEST) {
            return Err(format!("`{source}` means more than one meeting a day"));
        }
        Ok(dates.into_iter().take(SHOWN).collect())
    }

    /// The moments after `after`, by the clocks of `zone`.
    pub fn after(&self, after: Timestamp, zone: Tz) -> impl Iterator<Item = Timestamp> {
        self.schedule.after(&after.in_zone(zone)).map(Timestamp::from).filter(move |at| *at > after)
    }
}

/// Whether a line speaks of something that recurs.
pub fn recurs(line: &str) -> bool {
    let plain = format!(" {} ", LineWords::of(line).plain());
    EVERY.iter().any(|(every, _)| plain.contains(&format!(" {every} ")))
}

/// How a line says "every", and whether weeks are meant.
const EVERY: &[(&str, bool)] = &[
    ("hang thang", false),
    ("moi thang", false),
    ("cua thang", false),
    ("trong thang", false),
    ("dinh ky", false),
    ("every month", false),
    ("of the month", false),
    ("monthly", false),
    ("hang tuan", true),
    ("moi tuan", true),
    ("every week", true),
    ("weekly", true),
];

/// Reads "hằng tháng ngày 3, 19:30, Nhà văn hóa thôn" or "thứ năm tuần thứ ba hằng tháng 19:00 …".
pub fn read(line: &str) -> Result<SpokenPlan, Unclear> {
    let mut words = LineWords::of(line);
    let mut weekly = false;
    while let Some(weeks) = words.take(every_at) {
        weekly |= weeks;
    }
    let time = words.take(LineWords::time_at).ok_or(Unclear::Time)?;
    if words.take(last_at).is_some() {
        return Err(Unclear::Last);
    }
    let nth = words.take(nth_at);
    let weekday = words.take(LineWords::weekday_at);
    let day = words.take(LineWords::day_of_month_at).or_else(|| words.take(ordinal_at));
    let cron = match (day, weekday, nth) {
        (_, Some(weekday), Some(nth)) => nth_weekday(time, weekday, nth),
        (None, Some(weekday), None) if weekly => at(time, "*", &weekday.to_string()),
        (Some(day), None, _) => at(time, &day.to_string(), "*"),
        (None | Some(_), Some(_) | None, None | Some(_)) => return Err(Unclear::Day),
    };
    Ok(SpokenPlan { cron, place: words.rest() })
}

/// The `nth` such weekday lies in the `nth` seven days of its month.
fn nth_weekday(time: NaiveTime, weekday: Weekday, nth: u32) -> String {
    let first = 7 * (nth - 1) + 1;
    at(time, &format!("{first}-{}", first + 6), &weekday.to_string())
}

fn at(time: NaiveTime, day: &str, weekday: &str) -> String {
    format!("0 {} {} {day} * {weekday}", time.minute(), time.hour())
}

fn every_at(words: &LineWords<'_>, at: usize) -> Option<(bool, usize)> {
    EVERY
        .iter()
        .find(|(every, _)| words.says(at, every))
        .map(|(every, weeks)| (*weeks, every.split(' ').count()))
}

/// "tuần thứ ba", "tuần 3", "tuần đầu", "đầu tiên", "đầu tháng", "third".
fn nth_at(words: &LineWords<'_>, at: usize) -> Option<(u32, usize)> {
    let number = |word: &str| match word {
        "nhat" | "mot" | "dau" | "1" => Some(1),
        "hai" | "nhi" | "2" => Some(2),
        "ba" | "3" => Some(3),
        "tu" | "4" => Some(4),
        _ => None,
    };
    match words.word(at) {
        "tuan" if words.word(at + 1) == "thu" => Some((number(words.word(at + 2))?, 3)),
        "tuan" if words.says(at + 1, "dau tien") => Some((1, 3)),
        "tuan" => Some((number(words.word(at + 1))?, 2)),
        "dau" if matches!(words.word(at + 1), "tien" | "thang") => Some((1, 2)),
        "first" => Some((1, 1)),
        "second" => Some((2, 1)),
        "third" => Some((3, 1)),
        "fourth" => Some((4, 1)),
        _ => None,
    }
}

fn last_at(words: &LineWords<'_>, at: usize) -> Option<((), usize)> {
    matches!(words.word(at), "cuoi" | "last").then_some(((), 1))
}

/// "the 3rd".
fn ordinal_at(words: &LineWords<'_>, at: usize) -> Option<(u32, usize)> {
    let word = words.word(at);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    two_digits(digits).filter(|day| (1..=31).contains(day)).map(|day| (day, 1))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use chrono_tz::Asia::Ho_Chi_Minh;

    fn now() -> Timestamp {
        let local = super::super::calendar::parse_local("2026-11-21T08:00").unwrap();
        Timestamp::from_local(local, Ho_Chi_Minh)
    }

    fn dates(cron: &str) -> Vec<String> {
        let recurrence = Recurrence::parse(cron).unwrap();
        let moments = recurrence.after(now(), Ho_Chi_Minh).take(SHOWN);
        moments.map(|at| at.in_zone(Ho_Chi_Minh).format("%a %d/%m/%Y %H:%M").to_string()).collect()
    }

    #[test]
    fn words_become_an_expression_and_a_place() {
        for (line, cron, place) in [
            ("hằng tháng ngày 3, 19:30, Nhà văn hóa thôn", "0 30 19 3 * *", "Nhà văn hóa thôn"),
            ("mùng 3 hàng tháng 19h30 tại nhà văn hóa", "0 30 19 3 * *", "nhà văn hóa"),
            ("thứ năm tuần thứ ba hằng tháng 19:00 Hội trường", "0 0 19 15-21 * Thu", "Hội trường"),
            ("thứ ba tuần thứ hai hằng tháng, 7 giờ tối", "0 0 19 8-14 * Tue", ""),
            ("chủ nhật đầu tiên của tháng 8h", "0 0 8 1-7 * Sun", ""),
            ("19:00 thứ 6 hằng tuần", "0 0 19 * * Fri", ""),
            ("third Thursday of the month 19:00 town hall", "0 0 19 15-21 * Thu", "town hall"),
            ("monthly on the 3rd 19:30", "0 30 19 3 * *", ""),
        ] {
            let said = read(line).unwrap();
            assert_eq!((said.cron.as_str(), said.place.as_str()), (cron, place), "{line}");
            assert!(recurs(line), "{line}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(read("hằng tháng ngày 3"), Err(Unclear::Time));
        assert_eq!(read("hằng tháng 19:30"), Err(Unclear::Day));
        assert_eq!(read("thứ năm cuối tháng, hằng tháng 19:30"), Err(Unclear::Last));
        assert!(!recurs("19:30 03/12/2026 Nhà văn hóa thôn"));
    }

    #[test]
    fn an_nth_weekday_is_day_and_weekday() {
        assert_eq!(
            dates("0 0 19 15-21 * Thu"),
            [
                "Thu 17/12/2026 19:00",
                "Thu 21/01/2027 19:00",
                "Thu 18/02/2027 19:00",
                "Thu 18/03/2027 19:00",
                "Thu 15/04/2027 19:00",
                "Thu 20/05/2027 19:00",
            ]
        );
    }

    #[test]
    fn a_bad_expression_is_explained() {
        assert!(Recurrence::parse("30 19 3 * *").unwrap_err().contains("has 5 fields"));
        assert!(Recurrence::parse("0 30 25 3 * *").unwrap_err().contains("not a cron expression"));
        assert!(Recurrence::parse("nonsense").is_err());
        let checked = |cron: &str| Recurrence::parse(cron).unwrap().checked(now(), Ho_Chi_Minh);
        assert!(checked("0 30 19 30 2 *").unwrap_err().contains("never comes true"));
        assert!(checked("0 * 19 3 * *").unwrap_err().contains("more than one meeting a day"));
        assert_eq!(checked("0 30 19 3 * *").unwrap().len(), SHOWN);
    }

    proptest::proptest! {
        #[test]
        fn every_day_of_a_month_comes_back(day in 1_u32..=31, minutes in 0_u32..1440) {
            let said = read(&format!("hằng tháng ngày {day}, {}:{:02}", minutes / 60, minutes % 60)).unwrap();
            let recurrence = Recurrence::parse(&said.cron).unwrap();

            for at in recurrence.after(now(), Ho_Chi_Minh).take(SHOWN) {
                let local = at.in_zone(Ho_Chi_Minh);
                proptest::prop_assert_eq!((local.day(), local.hour() * 60 + local.minute()), (day, minutes));
            }
        }

        #[test]
        fn the_nth_weekday_is_the_nth(nth in 1_u32..=4, weekday in 0_u8..7) {
            let weekday = Weekday::try_from(weekday).unwrap();
            let time = NaiveTime::from_hms_opt(19, 0, 0).unwrap();
            let recurrence = Recurrence::parse(&nth_weekday(time, weekday, nth)).unwrap();

            for at in recurrence.after(now(), Ho_Chi_Minh).take(SHOWN) {
                let local = at.in_zone(Ho_Chi_Minh);
                proptest::prop_assert_eq!((local.weekday(), local.day().div_ceil(7)), (weekday, nth));
            }
        }

        #[test]
        fn any_words_are_read_without_complaint(line in ".{0,80}") {
            let _ = read(&line).map(|said| Recurrence::parse(&said.cron).unwrap());
        }
    }
}
