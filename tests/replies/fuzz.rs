//! Any text at all, and mangled replies by the hundred thousand: nothing panics, every span lies in the text.

use std::time::{Duration, Instant};

use chibo::domain::reading::{Asked, named_day, read};
use proptest::{prelude::*, sample::select};
use rand::{Rng, SeedableRng, rngs::StdRng};
use unicode_normalization::UnicodeNormalization;

use super::{ALL, heard};

#[test]
fn a_very_long_message_is_read_in_no_time_and_commits_to_nothing() {
    for text in
        ["không ".repeat(200_000), "đi được ".repeat(200_000), "a".repeat(1_000_000), "1-".repeat(500_000)]
    {
        assert!(!heard(&text).is_definite());
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_read_without_harm(text in any::<String>(), day in 0i32..40_000) {
        let today = chrono::NaiveDate::from_num_days_from_ce_opt(720_000 + day).unwrap();
        named_day(&text, today);
        for asked in [Asked::Attendance, Asked::StillComing, Asked::Reason] {
            let reading = read(&text, asked);
            let spans = reading.why.into_iter().map(|clue| clue.words).chain(reading.reason);
            for span in spans.chain(reading.delay.map(|delay| delay.words)) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }

    #[test]
    fn any_words_in_any_order_are_read_without_harm(words in prop::collection::vec(select(words()), 0..30)) {
        let text = words.join(" ");
        let reading = read(&text, Asked::Attendance);
        prop_assert!(reading.reason.is_none_or(|span| text.get(span).is_some_and(|reason| !reason.is_empty())));
    }
}

/// Minutes of it: `FUZZ_SECONDS=180 cargo test --release --test replies fuzz -- --nocapture`.
#[test]
fn fuzz() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(2);
    let end = Instant::now() + Duration::from_secs(seconds);
    let (words, mut rng, mut read_so_far, mut definite) = (words(), StdRng::seed_from_u64(7), 0u64, 0u64);
    while Instant::now() < end {
        let text = mangled(&words, &mut rng);
        let reading = read(&text, Asked::Attendance);
        let decomposed: String = text.nfd().collect();
        let composed: String = text.nfc().collect();
        assert_eq!(heard(&composed), heard(&decomposed), "{text:?}");
        for span in reading.why.iter().map(|clue| &clue.words).chain(&reading.reason) {
            assert!(text.get(span.clone()).is_some(), "{text:?}");
        }
        read_so_far += 1;
        definite += u64::from(reading.label.is_definite());
    }
    println!("{read_so_far} mangled replies read in {seconds} s, {definite} of them definite, no harm done");
}

/// A reply with some of its letters and words dropped, exchanged, doubled or replaced.
fn mangled(words: &[&str], rng: &mut StdRng) -> String {
    let row = &ALL[rng.random_range(0..ALL.len())];
    let mut said: Vec<String> = row.text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..rng.random_range(1..5) {
        let at = rng.random_range(0..said.len());
        let mut letters: Vec<char> = said[at].chars().collect();
        let letter = rng.random_range(0..letters.len().max(1));
        match rng.random_range(0..6) {
            0 => said.insert(at, words[rng.random_range(0..words.len())].to_owned()),
            1 => said[at] = words[rng.random_range(0..words.len())].to_owned(),
            2 if said.len() > 1 => drop(said.remove(at)),
            3 if letter < letters.len() => {
                letters.insert(letter, rng.random());
                said[at] = letters.into_iter().collect();
            }
            4 if letters.len() > 1 => {
                letters.remove(letter);
                said[at] = letters.into_iter().collect();
            }
            _ => said.swap(0, at),
        }
    }
    said.join(" ")
}

/// Every word of every reply.
fn words() -> Vec<&'static str> {
    ALL.iter().flat_map(|row| row.text.split_whitespace()).collect()
}
