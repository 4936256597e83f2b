//! Dates and numbers as people write them.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::Voice;
use crate::domain::tally::Rate;
use crate::domain::{Language, Timestamp};

/// "19 giờ 30, thứ Năm, ngày 03/12/2026".
pub fn moment(at: Timestamp, voice: Voice) -> String {
    let local = at.in_zone(voice.zone);
    let (hour, minute, date) = (local.hour(), local.minute(), day(local.date_naive()));
    let weekday = weekday(local.weekday(), voice.language);
    match voice.language {
        Language::Vietnamese if minute == 0 => format!("{hour} giờ, {weekday}, ngày {date}"),
        Language::Vietnamese => format!("{hour} giờ {minute:02}, {weekday}, ngày {date}"),
        Language::English => format!("{hour:02}:{minute:02}, {weekday}, {date}"),
    }
}

/// "03/12/2026".
pub fn day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// "92,3%".
pub fn rate(rate: Rate, language: Language) -> String {
    let Some(tenths) = rate.0 else { return "–".to_owned() };
    let comma = match language {
        Language::Vietnamese => ',',
        Language::English => '.',
    };
    format!("{}{comma}{}%", tenths / 10, tenths % 10)
}

/// "thứ Năm".
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    match (language, day) {
        (Language::Vietnamese, Weekday::Mon) => "thứ Hai",
        (Language::Vietnamese, Weekday::Tue) => "thứ Ba",
        (Language::Vietnamese, Weekday::Wed) => "thứ Tư",
        (Language::Vietnamese, Weekday::Thu) => "thứ Năm",
        (Language::Vietnamese, Weekday::Fri) => "thứ Sáu",
        (Language::Vietnamese, Weekday::Sat) => "thứ Bảy",
        (Language::Vietnamese, Weekday::Sun) => "Chủ nhật",
        (Language::English, Weekday::Mon) => "Monday",
        (Language::English, Weekday::Tue) => "Tuesday",
        (Language::English, Weekday::Wed) => "Wednesday",
        (Language::English, Weekday::Thu) => "Thursday",
        (Language::English, Weekday::Fri) => "Friday",
        (Language::English, Weekday::Sat) => "Saturday",
        (Language::English, Weekday::Sun) => "Sunday",
    }
}
