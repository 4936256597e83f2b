//! A day named in a few words: "mùng 3", "3/12", "thứ năm", "mai".

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::words::{Word, split};

/// The day a short text names, seen from `today`: a weekday or a date without a year is the next one.
///
/// Used to pick among several open meetings; `None` if no day is named, or more than one.
pub fn named_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = split(text);
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "Chị Mai" is a person.
        let person = at > 0 && words[at].capital && !words[at].reads_any(&["Thứ", "Chủ", "Ngày"]);
        if let Some((len, day)) = day_at(&words[at..], today).filter(|_| !person) {
            days.push(day);
            at += len;
        } else {
            at += 1;
        }
    }
    days.sort_unstable();
    days.dedup();
    match days[..] {
        [day] => Some(day),
        _ => None,
    }
}

/// How many words name a day here, and which.
fn day_at(words: &[Word], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let is = |at: usize, names: &[&str]| words.get(at).is_some_and(|word| word.reads_any(names));
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    match () {
        () if is(0, &["hôm", "tối", "sáng", "chiều"]) && is(1, &["nay"]) => Some((2, today)),
        () if is(0, &["today", "tonight"]) => Some((1, today)),
        () if is(0, &["ngày"]) && is(1, &["mai"]) => Some((2, ahead(1)?)),
        () if is(0, &["mai", "tomorrow"]) => Some((1, ahead(1)?)),
        () if is(0, &["ngày"]) && is(1, &["kia", "mốt"]) && !is(2, &["tháng"]) => Some((2, ahead(2)?)),
        () if is(0, &["chủ", "chúa"]) && is(1, &["nhật"]) => Some((2, next(Weekday::Sun, today)?)),
        () if is(0, &["cn", "sunday"]) => Some((1, next(Weekday::Sun, today)?)),
        () if is(0, &["thứ"]) => Some((2, next(weekday(words.get(1)?)?, today)?)),
        () if is(0, &["mùng", "mồng", "ngày", "hôm"]) => dated(words, today),
        () if is(1, &["tiếng", "giờ", "phút"]) => None,
        () => {
            let first = &words.first()?.bare;
            written(first, today).map(|day| (1, day)).or_else(|| english(first, today))
        }
    }
}

fn weekday(name: &Word) -> Option<Weekday> {
    let names = [
        (["hai", "2"], Weekday::Mon),
        (["ba", "3"], Weekday::Tue),
        (["tư", "4"], Weekday::Wed),
        (["năm", "5"], Weekday::Thu),
        (["sáu", "6"], Weekday::Fri),
        (["bảy", "7"], Weekday::Sat),
    ];
    names.iter().find(|(said, _)| name.reads_any(said)).map(|(_, day)| *day)
}

fn english(name: &str, today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let day = match name {
        "monday" | "t2" => Weekday::Mon,
        "tuesday" | "t3" => Weekday::Tue,
        "wednesday" | "t4" => Weekday::Wed,
        "thursday" | "t5" => Weekday::Thu,
        "friday" | "t6" => Weekday::Fri,
        "saturday" | "t7" => Weekday::Sat,
        _ => return None,
    };
    Some((1, next(day, today)?))
}

/// "Mùng 3", "ngày 3 tháng 12", "ngày 3/12".
fn dated(words: &[Word], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let said = words.get(1)?;
    if let Some(day) = written(&said.bare, today) {
        return Some((2, day));
    }
    let day = number(said)?;
    if words.get(2).is_some_and(|word| word.reads("tháng")) {
        let month = number(words.get(3)?)?;
        return Some((4, this_or_next_year(day, month, today)?));
    }
    let month_ahead = |ahead| today.with_day(1)?.checked_add_months(Months::new(ahead))?.with_day(day);
    (0..12).filter_map(month_ahead).find(|date| *date >= today).map(|date| (2, date))
}

fn number(said: &Word) -> Option<u32> {
    let names = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let named = names.iter().position(|name| said.reads(name)).map(|at| at as u32 + 1);
    said.bare.parse().ok().or(named)
}

/// "3/12", "03/12/2026", "3-12".
fn written(said: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = said.split(['/', '-', '.']).map(str::parse::<u32>);
    let (day, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
    match parts.next() {
        None => this_or_next_year(day, month, today),
        Some(year) => {
            let year = year.ok().filter(|year| *year < 10_000)?;
            NaiveDate::from_ymd_opt(if year < 100 { 2000 + year } else { year } as i32, month, day)
        }
    }
}

fn this_or_next_year(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let year = today.year();
    let dates = [year, year + 1].into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    dates.into_iter().find(|date| *date >= today)
}

/// The next such weekday, today included.
fn next(weekday: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(ahead.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_as_people_name_it() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(); // a Saturday
        let day = |text| named_day(text, today).map(|day| day.format("%d/%m/%Y").to_string());
        for text in [
            "mùng 3",
            "mong 3",
            "3/12",
            "buổi 3/12 ạ",
            "ngày 3 tháng 12",
            "thứ năm",
            "THU 5",
            "t5",
            "03/12/2026",
        ] {
            assert_eq!(day(text).as_deref(), Some("03/12/2026"), "{text}");
        }
        assert_eq!(day("mai").as_deref(), Some("29/11/2026"));
        assert_eq!(day("hôm nay").as_deref(), Some("28/11/2026"));
        assert_eq!(day("thứ bảy").as_deref(), Some("28/11/2026"));
        assert_eq!(day("chủ nhật").as_deref(), Some("29/11/2026"));
        assert_eq!(day("ngày 31").as_deref(), Some("31/12/2026"));
        assert_eq!(day("ngày một tháng 12").as_deref(), Some("01/12/2026"));
        for text in [
            "em bận mãi",
            "chị Mai vắng",
            "1/4 tiếng",
            "",
            "buổi nào cũng được",
            "thứ năm hay thứ sáu",
            "3/13",
            "ngày 99",
            "mùng",
            "15p",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
