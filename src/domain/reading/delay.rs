//! How late: "15p", "tầm 10 phút", "nửa tiếng", "khoảng 8h", "19h45".

use std::ops::Range;

use chrono::NaiveTime;

use super::{
    spelling,
    words::{Sort, Word},
};

/// How late somebody will be, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// The words, as a byte range of the message: "tầm 10 phút".
    pub words: Range<usize>,
    /// What they mean.
    pub until: Until,
}

/// Until when somebody will be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// So many minutes after the start; of a range, the most.
    Minutes(u16),
    /// A time of the clock, as written: "8h" may mean the evening.
    Clock(NaiveTime),
}

/// The last stretch of the words that tells a delay or a time.
pub(super) fn delay(words: &[Word]) -> Option<Delay> {
    let words: Vec<Word> = words.iter().map(as_meant).collect();
    let words = &words[..];
    let (mut at, mut last) = (0, None);
    while at < words.len() {
        let Some((len, until)) = measure(&words[at..]) else {
            at += 1;
            continue;
        };
        let about = |word: &Word| ABOUT.contains(&word.bare.as_str());
        let first = at.checked_sub(1).filter(|before| about(&words[*before])).unwrap_or(at);
        last = Some(Delay { words: words[first].span.start..words[at + len - 1].span.end, until });
        at += len;
    }
    last
}

/// The word without the keystrokes of its marks: `phust` → phut, `tie61ng` → tieng.
fn as_meant(word: &Word) -> Word {
    let known = |bare: &str| UNITS.contains(&bare) || ABOUT.contains(&bare) || spoken(bare).is_some();
    if word.sort != Sort::Word || known(&word.bare) || !word.marks.none() {
        return word.clone();
    }
    let meant =
        spelling::guesses(&word.bare, true).into_iter().map(|(bare, _)| bare).find(|bare| known(bare));
    Word { bare: meant.unwrap_or_else(|| word.bare.clone()), ..word.clone() }
}

const UNITS: [&str; 8] = ["phut", "p", "tieng", "gio", "h", "g", "nua", "ruoi"];
const ABOUT: [&str; 9] = ["tam", "khoang", "chung", "do", "co", "around", "about", "gan", "hon"];

/// How many words the measure takes, and what it is.
fn measure(words: &[Word]) -> Option<(usize, Until)> {
    let (taken, until) = upright(words)?;
    let less = words.get(taken).filter(|word| word.bare == "kem").and_then(|_| amount(&words[taken + 1..]));
    match (until, less) {
        (Until::Clock(hour), Some((Amount::Count(minutes), more))) => {
            let earlier = hour.overflowing_sub_signed(chrono::TimeDelta::minutes(minutes.into())).0;
            Some((taken + 1 + more, Until::Clock(earlier)))
        }
        _ => Some((taken, until)),
    }
}

/// The same without a "kém 15" after it.
fn upright(words: &[Word]) -> Option<(usize, Until)> {
    let (amount, taken) = amount(words)?;
    let unit = words.get(taken).map_or("", |word| word.bare.as_str());
    match (amount, unit) {
        (Amount::Count(hour), "ruoi") => {
            Some((taken + 1, Until::Clock(NaiveTime::from_hms_opt(hour, 30, 0)?)))
        }
        (Amount::Written(until), _) => Some((taken, until)),
        (Amount::Count(minutes), "phut" | "p" | "min" | "mins" | "minutes" | "minute" | "'") => {
            Some((taken + 1, Until::Minutes(minutes.try_into().ok()?)))
        }
        (Amount::Quarters(quarters), "tieng" | "h" | "hour" | "gio") => {
            Some((taken + 1, Until::Minutes((quarters * 15).try_into().ok()?)))
        }
        (Amount::Count(hours), "tieng" | "hour" | "hours") => {
            Some((taken + 1, Until::Minutes((hours.min(24) * 60).try_into().ok()?)))
        }
        (Amount::Count(hour), "gio" | "h" | "g" | "pm") => {
            let half = words.get(taken + 1).is_some_and(|word| word.bare == "ruoi");
            let minute = if half { 30 } else { 0 };
            Some((taken + 1 + usize::from(half), Until::Clock(NaiveTime::from_hms_opt(hour, minute, 0)?)))
        }
        _ => None,
    }
}

enum Amount {
    /// A number that brings its unit: "15p", "19h45".
    Written(Until),
    Count(u32),
    /// Quarters of an hour: "nửa".
    Quarters(u32),
}

fn amount(words: &[Word]) -> Option<(Amount, usize)> {
    let first = words.first()?;
    if first.bare == "1/4" || first.bare == "1/2" {
        return Some((Amount::Quarters(if first.bare == "1/4" { 1 } else { 2 }), 1));
    }
    if first.sort == Sort::Number {
        return written(&first.bare).map(|amount| (amount, 1));
    }
    if first.bare == "nua" && words.get(1).is_some_and(|word| word.bare == "tieng" || word.bare == "gio") {
        return Some((Amount::Quarters(2), 1));
    }
    let (mut total, mut taken) = (spoken(&first.bare)?, 1);
    if let Some(ones) = words.get(1).and_then(|word| spoken(&word.bare)) {
        total = match (total, ones) {
            (10, ones) => 10 + ones,
            (tens, 10) => tens * 10,
            (tens, ones) => tens * 10 + ones,
        };
        taken = 2;
    }
    Some((Amount::Count(total), taken))
}

fn spoken(bare: &str) -> Option<u32> {
    let names = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
    let named = names.iter().position(|name| *name == bare).map(|at| at as u32 + 1);
    // "Vài phút" is five.
    let vague = matches!(bare, "lam" | "vai" | "may" | "dam").then_some(5);
    named.or(vague).or((bare == "half").then_some(30))
}

/// "15p", "5-10p", "15'", "19h45", "20:00", "8h", "20".
fn written(bare: &str) -> Option<Amount> {
    let unit_at = bare.find(|c: char| c.is_alphabetic() || c == '\'' || c == ':').unwrap_or(bare.len());
    let count =
        |digits: &str| digits.rsplit(['-', '–']).next()?.parse::<u32>().ok().filter(|count| *count < 1000);
    let (digits, unit) = bare.split_at(unit_at);
    let first = count(digits)?;
    match unit {
        "" if bare.contains('/') => None,
        "" => Some(Amount::Count(first)),
        "p" | "ph" | "phut" | "'" | "min" | "mins" | "m" => {
            Some(Amount::Written(Until::Minutes(first as u16)))
        }
        "t" | "tieng" => Some(Amount::Written(Until::Minutes(first.min(24) as u16 * 60))),
        _ => {
            let minute = unit.strip_prefix("gio").or_else(|| unit.strip_prefix(['h', 'g', ':']))?;
            let minute =
                if minute.is_empty() { 0 } else { minute.trim_end_matches(['p', '\'']).parse().ok()? };
            Some(Amount::Written(Until::Clock(NaiveTime::from_hms_opt(first, minute, 0)?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::words::split;

    #[test]
    fn minutes_and_clock_times_are_found_with_their_words() {
        let clock = |hour, minute| Until::Clock(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        for (text, words, until) in [
            ("đến muộn 15p", "15p", Until::Minutes(15)),
            ("em đến trễ tầm 10 phút ạ", "tầm 10 phút", Until::Minutes(10)),
            ("toi den muon nua tieng", "nua tieng", Until::Minutes(30)),
            ("chắc muộn 5-10p", "5-10p", Until::Minutes(10)),
            ("trễ 15' ạ", "15'", Until::Minutes(15)),
            ("muộn mười lăm phút", "mười lăm phút", Until::Minutes(15)),
            ("khoảng 8h em mới đến được", "khoảng 8h", clock(8, 0)),
            ("19h45 em tới", "19h45", clock(19, 45)),
            ("trễ 1/4 tiếng", "1/4 tiếng", Until::Minutes(15)),
            ("8 rưỡi em tới", "8 rưỡi", clock(8, 30)),
            ("muoojn muwowfi phust", "muwowfi phust", Until::Minutes(10)),
            ("tre64 nu73a tie61ng", "nu73a tie61ng", Until::Minutes(30)),
            ("8 giờ kém 15 em tới", "8 giờ kém 15", clock(7, 45)),
            ("sau 20 giờ rưỡi", "20 giờ rưỡi", clock(20, 30)),
        ] {
            let found = delay(&split(text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.words], found.until), (words, until), "{text}");
        }
        assert_eq!(delay(&split("99999999999999999999p 99h99 25h")), None);
    }
}
