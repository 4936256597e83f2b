//! Local time as people keep it: quiet hours, dates and times as they write them.

use chrono::{NaiveDateTime, NaiveTime};
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

/// A stretch of time: from one moment until another, which no longer belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
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
}
