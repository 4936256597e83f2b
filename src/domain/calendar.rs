//! Local time as people keep it: quiet hours, dates and times as they write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::Timestamp;

/// The hours in which nobody is disturbed, local time; may run past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: NaiveTime,
    /// The first minute that is not.
    pub to: NaiveTime,
}

/// Whether it is quiet, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// Messages may go.
    No,
    /// It is quiet from one moment to the other.
    Yes {
        /// When it began.
        from: Timestamp,
        /// When it ends.
        to: Timestamp,
    },
}

impl QuietHours {
    /// Reads `21:30-06:30`; an error says what is wrong.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let clock = |part: &str| NaiveTime::parse_from_str(part.trim(), "%H:%M").ok();
        let (from, to) = text
            .split_once('-')
            .and_then(|(from, to)| Some((clock(from)?, clock(to)?)))
            .ok_or_else(|| format!("`{text}` is not of the form 21:30-06:30"))?;
        Ok((from != to).then_some(Self { from, to }))
    }

    /// Whether `at` falls into them.
    pub fn at(&self, at: Timestamp, zone: Tz) -> Quiet {
        let local = at.in_zone(zone).naive_local();
        let (day, time) = (local.date(), local.time());
        let overnight = self.to <= self.from;
        let began = match (time >= self.from, time < self.to) {
            (true, _) if overnight => day,
            (false, true) if overnight => day - chrono::Duration::days(1),
            (true, true) => day,
            (true, false) | (false, true | false) => return Quiet::No,
        };
        let ended = if overnight { began + chrono::Duration::days(1) } else { began };
        Quiet::Yes {
            from: Timestamp::from_local(began.and_time(self.from), zone),
            to: Timestamp::from_local(ended.and_time(self.to), zone),
        }
    }
}

/// Reads a time of day: `19:30`, `19h30`, `19h`, `7h30`.
pub fn parse_time(word: &str) -> Option<NaiveTime> {
    let word = word.trim_end_matches([',', ';', '.']).to_lowercase().replace(['h', 'g'], ":");
    let (hour, minute) = word.split_once(':')?;
    let minute = if minute.is_empty() { 0 } else { two_digits(minute)? };
    NaiveTime::from_hms_opt(two_digits(hour)?, minute, 0)
}

/// Reads a day: `03/12/2026`, `3-12-2026`, `2026-12-03`; without a year (`3/12`) the next such day from
/// `today` on.
pub fn parse_day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = word.trim_end_matches([',', ';', '.']);
    if let Ok(day) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some(day);
    }
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, two_digits(month)?, two_digits(day)?)
        }
        [day, month] => {
            let (day, month) = (two_digits(day)?, two_digits(month)?);
            (today.year()..today.year() + 5)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .find(|day| *day >= today)
        }
        _ => None,
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Takes a time and a day out of one line, in either order, and gives back the rest: the place.
pub fn split_line(line: &str, today: NaiveDate) -> (Option<NaiveTime>, Option<NaiveDate>, String) {
    let (mut time, mut day, mut rest) = (None, None, Vec::new());
    for word in line.split_whitespace() {
        if time.is_none() && parse_time(word).is_some() {
            time = parse_time(word);
        } else if day.is_none() && parse_day(word, today).is_some() {
            day = parse_day(word, today);
        } else {
            rest.push(word);
        }
    }
    (time, day, rest.join(" ").trim_matches([',', ';', ' ']).to_owned())
}

/// Reads `2026-12-03T19:30`, as operators write a local time.
pub fn parse_local(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Asia::Ho_Chi_Minh;

    fn local(text: &str) -> Timestamp {
        Timestamp::from_local(parse_local(text).unwrap(), Ho_Chi_Minh)
    }

    #[test]
    fn quiet_hours_run_past_midnight() {
        let quiet = QuietHours::parse("21:30-06:30").unwrap().unwrap();
        let night = Quiet::Yes { from: local("2026-12-02T21:30"), to: local("2026-12-03T06:30") };

        assert_eq!(quiet.at(local("2026-12-02T21:29"), Ho_Chi_Minh), Quiet::No);
        assert_eq!(quiet.at(local("2026-12-02T21:30"), Ho_Chi_Minh), night);
        assert_eq!(quiet.at(local("2026-12-03T06:29"), Ho_Chi_Minh), night);
        assert_eq!(quiet.at(local("2026-12-03T06:30"), Ho_Chi_Minh), Quiet::No);
        assert_eq!(QuietHours::parse(""), Ok(None));
        assert!(QuietHours::parse("nine to five").is_err());
    }

    #[test]
    fn a_line_gives_time_day_and_place_in_any_order() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (time, day, place) = split_line("19:30 03/12/2026 Nhà văn hóa thôn", today);
        assert_eq!(time, NaiveTime::from_hms_opt(19, 30, 0));
        assert_eq!(day, NaiveDate::from_ymd_opt(2026, 12, 3));
        assert_eq!(place, "Nhà văn hóa thôn");

        let (time, day, _) = split_line("3/1, 7h30", today);
        assert_eq!((time, day), (NaiveTime::from_hms_opt(7, 30, 0), NaiveDate::from_ymd_opt(2027, 1, 3)));
    }
}
