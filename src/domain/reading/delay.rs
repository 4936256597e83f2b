//! How late: "15p", "tầm 10 phút", "nửa tiếng", "khoảng 8h", "19h45".

use std::ops::Range;

use chrono::{NaiveTime, Timelike};

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

impl Delay {
    /// Whether no meeting goes on so long: 21h and after.
    pub(super) fn is_night(&self) -> bool {
        matches!(self.until, Until::Clock(time) if time.hour() >= 21)
    }
}

/// Until when somebody will be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// So many minutes after the start; of a range, the most.
    Minutes(u16),
    /// A time of the clock, as written: "8h" may mean the evening.
    Clock(NaiveTime),
}

/// The words that tell a delay: the first number of minutes, else the last time of the clock.
pub(super) fn delay(words: &[Word]) -> Option<Delay> {
    let words: Vec<Word> = words.iter().map(as_meant).collect();
    let words = &words[..];
    let (mut at, mut found) = (0, Vec::new());
    while at < words.len() {
        let Some((len, until)) = measure(&words[at..]) else {
            at += 1;
            continue;
        };
        let first = at.checked_sub(1).filter(|before| words[*before].reads_any(&ABOUT)).unwrap_or(at);
        found.push(Delay { words: words[first].span.start..words[at + len - 1].span.end, until });
        at += len;
    }
    let minutes = found.iter().position(|delay| matches!(delay.until, Until::Minutes(_)));
    match minutes {
        Some(minutes) => Some(found.swap_remove(minutes)),
        None => found.pop(),
    }
}

/// The word without the keystrokes of its marks: `phust` → phut, `tie61ng` → tieng.
fn as_meant(word: &Word) -> Word {
    let known = |word: &Word| {
        word.reads_any(&UNITS) || word.reads_any(&ABOUT) || spoken(word).is_some() || tens(word)
    };
    if word.sort != Sort::Word || known(word) || !word.marks.none() {
        return word.clone();
    }
    let meant =
        spelling::guesses(&word.bare, true).into_iter().map(|(bare, _)| Word { bare, ..word.clone() });
    meant.into_iter().find(known).unwrap_or_else(|| word.clone())
}

const MINUTES: [&str; 7] = ["phút", "p", "ph", "min", "mins", "minute", "minutes"];
const HOURS: [&str; 3] = ["tiếng", "hour", "hours"];
const CLOCK: [&str; 4] = ["giờ", "h", "g", "pm"];
const UNITS: [&str; 8] = ["phút", "p", "tiếng", "giờ", "h", "g", "nửa", "rưỡi"];
const ABOUT: [&str; 9] = ["tầm", "khoảng", "chừng", "độ", "cỡ", "around", "about", "gần", "hơn"];

/// How many words the measure takes, and what it is: "7 giờ kém 15", "1 tiếng 15 phút".
fn measure(words: &[Word]) -> Option<(usize, Until)> {
    let (taken, until) = upright(words)?;
    let less = words.get(taken).filter(|word| word.reads("kém")).and_then(|_| amount(&words[taken + 1..]));
    let more = words.get(taken..).and_then(upright);
    match (until, less, more) {
        (Until::Clock(hour), Some((Amount::Count(minutes), more)), _) => {
            let earlier = hour.overflowing_sub_signed(chrono::TimeDelta::minutes(minutes.into())).0;
            Some((taken + 1 + more, Until::Clock(earlier)))
        }
        (Until::Minutes(hours), _, Some((more, Until::Minutes(minutes)))) if hours >= 60 && minutes < 60 => {
            Some((taken + more, Until::Minutes(hours + minutes)))
        }
        _ => Some((taken, until)),
    }
}

/// The same without a "kém 15" after it.
fn upright(words: &[Word]) -> Option<(usize, Until)> {
    let (amount, taken) = amount(words)?;
    let is = |at: usize, units: &[&str]| words.get(at).is_some_and(|word| word.reads_any(units));
    let half = usize::from(is(taken + 1, &["rưỡi"]));
    let minutes = |minutes: u32| minutes.try_into().ok().map(Until::Minutes);
    let clock = |hour: u32, minute: u32| NaiveTime::from_hms_opt(hour, minute, 0).map(Until::Clock);
    let evening = |at: usize, hour: u32| hour < 12 && is(at, &["đêm", "khuya", "tối"]);
    let (more, until) = match amount {
        // "10h đêm", "8 giờ tối"
        Amount::Written(Until::Clock(time)) if evening(taken, time.hour()) => {
            (0, clock(time.hour() + 12, time.minute())?)
        }
        Amount::Written(until) => (0, until),
        Amount::Count(count) if is(taken, &MINUTES) => (1, minutes(count)?),
        Amount::Some if is(taken, &MINUTES) => (1, Until::Minutes(5)),
        Amount::Quarters(quarters) if is(taken, &HOURS) || is(taken, &CLOCK) => (1, minutes(quarters * 15)?),
        Amount::Count(hours) if is(taken, &HOURS) => {
            (1 + half, minutes(hours.min(24) * 60 + 30 * half as u32)?)
        }
        Amount::Count(hour) if is(taken, &CLOCK) => {
            let hour = if evening(taken + 1 + half, hour) { hour + 12 } else { hour };
            (1 + half, clock(hour, 30 * half as u32)?)
        }
        Amount::Count(hour) if is(taken, &["rưỡi"]) => (1, clock(hour, 30)?),
        Amount::Count(_) | Amount::Some | Amount::Quarters(_) => return None,
    };
    Some((taken + more, until))
}

enum Amount {
    /// A number that brings its unit: "15p", "19h45".
    Written(Until),
    Count(u32),
    /// A few: "vài", "mấy".
    Some,
    /// Quarters of an hour: "nửa".
    Quarters(u32),
}

fn amount(words: &[Word]) -> Option<(Amount, usize)> {
    let first = words.first()?;
    match first.bare.as_str() {
        "1/4" => return Some((Amount::Quarters(1), 1)),
        "1/2" => return Some((Amount::Quarters(2), 1)),
        "half" => return Some((Amount::Count(30), 1)),
        _ if first.sort == Sort::Number => return written(&first.bare).map(|amount| (amount, 1)),
        _ => {}
    }
    if first.reads("nửa") && words.get(1).is_some_and(|word| word.reads_any(&["tiếng", "giờ"])) {
        return Some((Amount::Quarters(2), 1));
    }
    if first.reads_any(&["vài", "mấy", "dăm", "ít"]) {
        return Some((Amount::Some, 1));
    }
    let (count, taken) = counted(words)?;
    Some((Amount::Count(count), taken))
}

/// "Mười", "mười lăm", "hai mươi", "hai mươi lăm", "hai lăm".
fn counted(words: &[Word]) -> Option<(u32, usize)> {
    // "Sau giờ làm" is after work; without any marks it may be six.
    let marked = words.get(1).is_some_and(|next| !next.marks.none());
    let first = spoken(words.first().filter(|first| !marked || !first.marks.none() || !first.reads("sau"))?)?;
    let after = |at: usize| words.get(at).and_then(ones);
    match (first, words.get(1)) {
        (10, _) => Some(after(1).map_or((10, 1), |ones| (10 + ones, 2))),
        (_, Some(word)) if tens(word) => {
            Some(after(2).map_or((first * 10, 2), |ones| (first * 10 + ones, 3)))
        }
        _ => Some(after(1).map_or((first, 1), |ones| (first * 10 + ones, 2))),
    }
}

/// "Mươi" after a digit; ten times it.
fn tens(word: &Word) -> bool {
    word.reads("mươi")
}

/// A digit after tens: "lăm" is five there, "mốt" one.
fn ones(word: &Word) -> Option<u32> {
    match () {
        () if word.reads_any(&["lăm", "nhăm"]) => Some(5),
        () if word.reads("mốt") => Some(1),
        () => spoken(word).filter(|ones| *ones < 10),
    }
}

/// A number from one to ten as a word.
fn spoken(word: &Word) -> Option<u32> {
    let names = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    names.iter().position(|name| word.reads(name)).map(|at| at as u32 + 1)
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
            ("muộn hai mươi lăm phút", "hai mươi lăm phút", Until::Minutes(25)),
            ("muộn hai lăm phút", "hai lăm phút", Until::Minutes(25)),
            ("trễ một tiếng rưỡi", "một tiếng rưỡi", Until::Minutes(90)),
            ("trễ 1 tiếng 15 phút", "1 tiếng 15 phút", Until::Minutes(75)),
            ("muộn vài phút", "vài phút", Until::Minutes(5)),
            ("muộn 15p, 21h em phải về", "15p", Until::Minutes(15)),
        ] {
            let found = delay(&split(text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.words], found.until), (words, until), "{text}");
        }
        for text in ["bây giờ em mới đi, đến muộn", "sau giờ làm em tới muộn", "mấy giờ cũng qua, muộn tí"]
        {
            assert_eq!(delay(&split(text)), None, "{text}");
        }
        assert_eq!(delay(&split("99999999999999999999p 99h99 25h")), None);
    }
}
