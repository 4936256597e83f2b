//! `chibo understand`: how a reply is read, for whoever wants to try or to measure it.

use std::io::{BufRead, ErrorKind, Write};

use clap::Args;

use super::{Failure, House};
use crate::domain::reading::{Asked, Clue, gloss, read};
use crate::store;

/// What is to be understood.
#[derive(Args)]
pub struct Wish {
    /// The reply; without it, one reply a line on standard input
    #[arg(allow_hyphen_values = true)]
    text: Option<String>,
    /// Add a column with the words that decided
    #[arg(long)]
    why: bool,
    /// Add a column with every word or phrase and the heading of the lexicon it was found under
    #[arg(long)]
    words: bool,
    /// Instead: what was read one way and then corrected by a tap; how often, and the words, without names
    #[arg(long, conflicts_with_all = ["text", "why", "words"])]
    corrections: bool,
}

/// Prints label, tab and reason of each reply, at once; or what members corrected.
pub async fn run(house: &House, wish: &Wish) -> Result<(), Failure> {
    if wish.corrections {
        let (_, database) = house.open().await?;
        for found in store::replies::corrections(&mut *database.writer().await).await? {
            println!("{}\t{}\t{}\t{}", found.times, found.read_as, found.meant, on_one_line(&found.words));
        }
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    let told = match &wish.text {
        Some(text) => tell(&mut out, text, wish),
        None => tell_lines(&mut std::io::stdin().lock(), &mut out, wish),
    };
    match told {
        Err(trouble) if trouble.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => Ok(told?),
    }
}

/// One line of output a line of input, whatever bytes it holds.
fn tell_lines(lines: &mut impl BufRead, out: &mut impl Write, wish: &Wish) -> std::io::Result<()> {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        tell(out, String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']), wish)?;
        line.clear();
    }
    Ok(())
}

fn tell(out: &mut impl Write, text: &str, wish: &Wish) -> std::io::Result<()> {
    let reading = read(text, Asked::Attendance);
    let reason = reading.reason.clone().and_then(|reason| text.get(reason)).unwrap_or_default();
    write!(out, "{}\t{}", reading.label, on_one_line(reason))?;
    if wish.why {
        write!(out, "\t{}", on_one_line(&clues(text, &reading.why)))?;
    }
    if wish.words {
        write!(out, "\t{}", on_one_line(&clues(text, &gloss(text))))?;
    }
    writeln!(out)?;
    out.flush()
}

/// "mai=time, bận=busy".
fn clues(text: &str, clues: &[Clue]) -> String {
    let clue = |clue: &Clue| format!("{}={}", text.get(clue.words.clone()).unwrap_or_default(), clue.heading);
    clues.iter().map(clue).collect::<Vec<_>>().join(", ")
}

/// A text of several lines must not look like several replies.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(why: bool, words: bool) -> Wish {
        Wish { text: None, why, words, corrections: false }
    }

    #[test]
    fn every_line_has_an_answer() {
        let mut out = Vec::new();
        let lines =
            b"em c\xc3\xb3 m\xe1\xba\xb7t \xe1\xba\xa1\r\n\n\xff\xfe\nem v\xe1\xba\xafng, con \xe1\xbb\x91m";

        tell_lines(&mut lines.as_slice(), &mut out, &wish(false, false)).unwrap();

        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 4, "{out}");
        assert_eq!((lines[0], lines[1], lines[3]), ("attending\t", "other\t", "absent\tcon ốm"));
    }

    #[test]
    fn the_words_that_decided_are_told_on_request() {
        let mut out = Vec::new();
        tell(&mut out, "em vắng", &wish(true, false)).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with("absent\t\t") && out.contains("vắng=away"), "{out}");
    }

    #[test]
    fn every_word_is_told_on_request_also_what_is_not_known() {
        let mut out = Vec::new();
        tell(&mut out, "em vắng hahu", &wish(false, true)).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.ends_with("\tem=me, vắng=away, hahu=unknown\n"), "{out}");
    }
}
