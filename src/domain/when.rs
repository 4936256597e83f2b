//! Times and days as people write them: "19h30 ngày 3/12", "8 giờ tối mai", "thứ năm tuần sau", "mùng 3".

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use unicode_normalization::UnicodeNormalization;

/// What a line says of a moment; the rest is the place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The time of day, if the line has one.
    pub time: Option<NaiveTime>,
    /// The day, if the line has one.
    pub day: Option<NaiveDate>,
    /// What is neither.
    pub rest: String,
}

/// The words of a line, beside what they are without marks and capitals.
#[derive(Debug, Clone)]
pub struct LineWords<'l> {
    raw: Vec<&'l str>,
    plain: Vec<String>,
}

/// Words that lead to a time or a day and mean nothing by themselves.
const LEADS: &[&str] = &["luc", "vao", "ngay", "buoi", "at", "on", "day", "from", "the"];
/// Words that lead to a place.
const PLACE_LEADS: &[&str] = &["tai", "o", "in"];

/// Takes a time and a day out of a line, in either order. Days without a year are the next such from `today` on.
pub fn read(line: &str, today: NaiveDate) -> Read {
    let mut words = LineWords::of(line);
    let time = words.take(LineWords::time_at);
    let day = words
        .take(|words, at| words.date_at(at, today))
        .or_else(|| words.take(|words, at| words.named_day_at(at, today)));
    Read { time, day, rest: words.rest() }
}

impl<'l> LineWords<'l> {
    /// The words of a line.
    pub fn of(line: &'l str) -> Self {
        let raw: Vec<&str> = line.split_whitespace().collect();
        let plain = raw.iter().map(|word| plain(word)).collect();
        Self { raw, plain }
    }

    /// The words without marks, one blank between them.
    pub fn plain(&self) -> String {
        self.plain.join(" ")
    }

    /// Takes out the first place where `find` sees something, with the words that lead to it.
    pub fn take<T>(&mut self, find: impl Fn(&Self, usize) -> Option<(T, usize)>) -> Option<T> {
        let (at, (found, used)) =
            (0..self.raw.len()).find_map(|at| find(self, at).map(|found| (at, found)))?;
        let leads = self.plain[..at].iter().rev().take_while(|word| LEADS.contains(&word.as_str())).count();
        self.raw.drain(at - leads..at + used);
        self.plain.drain(at - leads..at + used);
        Some(found)
    }

    /// What is left, without the words that lead to a place.
    pub fn rest(&self) -> String {
        let leads =
            self.plain.iter().take_while(|word| word.is_empty() || PLACE_LEADS.contains(&word.as_str()));
        let mut rest = self.raw[leads.count()..].join(" ");
        for label in ["Địa điểm:", "địa điểm:", "place:", "Place:"] {
            rest = rest.strip_prefix(label).unwrap_or(&rest).to_owned();
        }
        rest.trim_matches([',', ';', '.', ' ']).to_owned()
    }

    /// The word at `at`, without marks; empty past the end.
    pub fn word(&self, at: usize) -> &str {
        self.plain.get(at).map_or("", String::as_str)
    }

    /// Whether the words from `at` on are those of `phrase`.
    pub fn says(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(step, word)| self.word(at + step) == word)
    }

    /// A time of day: `19:30`, `19h30`, `7h tối`, `19 giờ 30`, `8 giờ rưỡi sáng`.
    pub fn time_at(&self, at: usize) -> Option<(NaiveTime, usize)> {
        let (mut hour, minute, mut used) = self.clock_at(at)?;
        let later = match self.word(at + used) {
            "chieu" | "toi" | "pm" => Some(12),
            "sang" | "am" => Some(0),
            _ => None,
        };
        if let Some(later) = later {
            used += 1;
            hour += if hour < 12 { later } else { 0 };
        }
        Some((NaiveTime::from_hms_opt(hour, minute, 0)?, used))
    }

    fn clock_at(&self, at: usize) -> Option<(u32, u32, usize)> {
        let word = self.word(at);
        if let Some((hour, minute)) = word.split_once([':', 'h', 'g']) {
            let half = self.word(at + 1) == "ruoi" && minute.is_empty();
            let minute = match minute {
                "" if half => 30,
                "" => 0,
                minute => two_digits(minute.trim_end_matches(['p', '\'']))?,
            };
            return Some((two_digits(hour)?, minute, 1 + usize::from(half)));
        }
        if self.word(at + 1) != "gio" {
            return None;
        }
        let hour = two_digits(word)?;
        match self.word(at + 2) {
            "ruoi" => Some((hour, 30, 3)),
            minute => match two_digits(minute) {
                Some(minute) if self.word(at + 3) == "phut" => Some((hour, minute, 4)),
                Some(minute) => Some((hour, minute, 3)),
                None => Some((hour, 0, 2)),
            },
        }
    }

    /// A day in figures: `03/12/2026`, `3/12`, `2026-12-03`, `ngày 3 tháng 12 năm 2026`, `mùng 3`.
    fn date_at(&self, at: usize, today: NaiveDate) -> Option<(NaiveDate, usize)> {
        if let Some(day) = parse_day(self.word(at), today) {
            return Some((day, 1));
        }
        let (day, mut used) = self.day_of_month_at(at)?;
        let mut month = None;
        if self.word(at + used) == "thang" {
            month = Some(two_digits(self.word(at + used + 1))?);
            used += 2;
        }
        if month.is_some() && self.word(at + used) == "nam" {
            let year = self.word(at + used + 1).parse().ok()?;
            return Some((NaiveDate::from_ymd_opt(year, month?, day)?, used + 2));
        }
        Some((next_day(today, day, month)?, used))
    }

    /// "ngày 3", "mùng 3", "mồng ba" is not a figure: nothing.
    pub fn day_of_month_at(&self, at: usize) -> Option<(u32, usize)> {
        if !matches!(self.word(at), "ngay" | "mung" | "mong" | "day") {
            return None;
        }
        let second = usize::from(matches!(self.word(at + 1), "mung" | "mong"));
        let day = two_digits(self.word(at + 1 + second))?;
        (1..=31).contains(&day).then_some((day, 2 + second))
    }

    /// A day by its name: "hôm nay", "mai", "ngày kia", "thứ năm", "chủ nhật tuần sau".
    fn named_day_at(&self, at: usize, today: NaiveDate) -> Option<(NaiveDate, usize)> {
        const NAMED: &[(&str, u64)] = &[
            ("hom nay", 0),
            ("toi nay", 0),
            ("today", 0),
            ("ngay mai", 1),
            ("sang mai", 1),
            ("toi mai", 1),
            ("tomorrow", 1),
            ("ngay kia", 2),
            ("ngay mot", 2),
        ];
        for (name, ahead) in NAMED {
            if self.says(at, name) {
                return Some((today + Days::new(*ahead), name.split(' ').count()));
            }
        }
        match self.raw.get(at).map(|word| word.trim_end_matches([',', ';', '.'])) {
            Some("mai") => return Some((today + Days::new(1), 1)),
            Some("mốt") => return Some((today + Days::new(2), 1)),
            Some(_) | None => {}
        }
        let (weekday, used) = self.weekday_at(at)?;
        let next = ["tuan sau", "tuan toi", "next week"].iter().any(|words| self.says(at + used, words));
        if next {
            let monday = today - Days::new(today.weekday().num_days_from_monday().into()) + Days::new(7);
            return Some((monday + Days::new(weekday.num_days_from_monday().into()), used + 2));
        }
        let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
        Some((today + Days::new(ahead.into()), used))
    }

    /// "thứ năm", "thứ 5", "chủ nhật", "Thursday".
    pub fn weekday_at(&self, at: usize) -> Option<(Weekday, usize)> {
        if self.says(at, "chu nhat") {
            return Some((Weekday::Sun, 2));
        }
        let word = self.word(at);
        if word == "thu" {
            let weekday = match self.word(at + 1) {
                "hai" | "2" => Weekday::Mon,
                "ba" | "3" => Weekday::Tue,
                "tu" | "4" => Weekday::Wed,
                "nam" | "5" => Weekday::Thu,
                "sau" | "6" => Weekday::Fri,
                "bay" | "7" => Weekday::Sat,
                _ => return None,
            };
            return Some((weekday, 2));
        }
        let full = word.ends_with("day").then(|| word.parse().ok()).flatten();
        full.map(|weekday| (weekday, 1))
    }
}

/// Reads a day in figures: `03/12/2026`, `3-12-2026`, `2026-12-03`; without a year (`3/12`) the next such day
/// from `today` on.
fn parse_day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Ok(day) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some(day);
    }
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, two_digits(month)?, two_digits(day)?)
        }
        [day, month] => next_day(today, two_digits(day)?, Some(two_digits(month)?)),
        _ => None,
    }
}

/// The next day from `today` on with this number, in this month if one is named.
fn next_day(today: NaiveDate, day: u32, month: Option<u32>) -> Option<NaiveDate> {
    let this = today.year() * 12 + i32::try_from(today.month0()).ok()?;
    (this..this + 12 * 9)
        .map(|months| (months.div_euclid(12), months.rem_euclid(12).unsigned_abs() + 1))
        .filter(|(_, candidate)| month.is_none_or(|month| month == *candidate))
        .filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, day))
        .find(|day| *day >= today)
}

/// One or two digits.
pub fn two_digits(text: &str) -> Option<u32> {
    (matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A word in small letters, without marks and without what stands around it.
pub fn plain(word: &str) -> String {
    word.nfd()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect::<String>()
        .trim_matches([',', ';', '.', '(', ')', '"', '!', '?'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Saturday, 21 November 2026.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn reads(line: &str) -> String {
        let read = read(line, today());
        let or_none = |found: Option<String>| found.unwrap_or_else(|| "-".to_owned());
        let time = or_none(read.time.map(|time| time.format("%H:%M").to_string()));
        format!("{time} {} [{}]", or_none(read.day.map(|day| day.to_string())), read.rest)
    }

    #[test]
    fn a_line_gives_time_day_and_place_in_any_order() {
        for (line, expected) in [
            ("19:30 03/12/2026 Nhà văn hóa thôn", "19:30 2026-12-03 [Nhà văn hóa thôn]"),
            ("3/1, 7h30", "07:30 2027-01-03 []"),
            ("lúc 19h30 ngày 3/12 tại Nhà văn hóa thôn Đông.", "19:30 2026-12-03 [Nhà văn hóa thôn Đông]"),
            ("Hội trường xã, 8 giờ tối mai", "20:00 2026-11-22 [Hội trường xã]"),
            ("7 giờ rưỡi sáng thứ năm tuần sau", "07:30 2026-11-26 []"),
            ("19 giờ 30 phút ngày 3 tháng 12 năm 2027 ở nhà đ/c Mai", "19:30 2027-12-03 [nhà đ/c Mai]"),
            ("mùng 3, 19h", "19:00 2026-12-03 []"),
            ("ngày 21 14g", "14:00 2026-11-21 []"),
            ("chủ nhật 8h Nhà văn hóa", "08:00 2026-11-22 [Nhà văn hóa]"),
            ("thu 7 8h", "08:00 2026-11-21 []"),
            ("7pm tomorrow", "- 2026-11-22 [7pm]"),
            ("19:00 Thursday village hall", "19:00 2026-11-26 [village hall]"),
            ("Nhà văn hóa Mai Động", "- - [Nhà văn hóa Mai Động]"),
            ("29/2 19:00", "19:00 2028-02-29 []"),
            ("31/2/2027 25:00", "- - [31/2/2027 25:00]"),
            ("", "- - []"),
        ] {
            assert_eq!(reads(line), expected, "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_read_without_complaint(line in ".{0,80}") {
            let _ = read(&line, today());
        }

        #[test]
        fn any_day_and_minute_is_read_back(ahead in 0_u64..3000, minutes in 0_u32..1440) {
            let day = today() + Days::new(ahead);
            let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
            let line = format!("{} {} Hội trường", time.format("%H:%M"), day.format("%d/%m/%Y"));

            let expected = Read { time: Some(time), day: Some(day), rest: "Hội trường".to_owned() };
            proptest::prop_assert_eq!(read(&line, today()), expected);
        }
    }
}
