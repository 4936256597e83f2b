//! `chibo understand`: how a reply is read, for whoever wants to try or to measure it.

use std::io::{BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::house::{Failure, House};
use crate::domain::reading::{Asked, Clue, Lexicon};
use crate::store;

/// What is to be understood.
#[derive(Args)]
pub struct UnderstandArgs {
    /// The reply; without it, one reply a line on standard input
    #[arg(allow_hyphen_values = true)]
    text: Option<String>,
    /// Add a column with the words that decided
    #[arg(long)]
    why: bool,
    /// Add a column with every word or phrase and the heading of the lexicon it was found under
    #[arg(long)]
    words: bool,
    /// Read by the words of this file, an edited copy of config/lexicon.toml, instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// Instead: what was read one way and then corrected by a tap; how often, and the words, without names
    #[arg(long, conflicts_with_all = ["text", "why", "words", "lexicon"])]
    corrections: bool,
}

/// Prints label, tab and reason of each reply, at once; or what members corrected.
pub async fn run(house: &House, wish: &UnderstandArgs) -> Result<(), Failure> {
    if wish.corrections {
        let (_, database) = house.open().await?;
        for found in store::replies::corrections(&mut database.reader().await?).await? {
            say_line!("{}\t{}\t{}\t{}", found.times, found.read_as, found.meant, on_one_line(&found.words));
        }
        return Ok(());
    }
    let edited = wish.lexicon.as_deref().map(lexicon).transpose()?;
    let teller = Teller { lexicon: edited.as_ref().unwrap_or(Lexicon::shipped()), wish };
    let mut out = std::io::stdout().lock();
    let told = match &wish.text {
        Some(text) => teller.tell(&mut out, text),
        None => teller.tell_lines(&mut std::io::stdin().lock(), &mut out),
    };
    match told {
        Err(trouble) if trouble.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => Ok(told?),
    }
}

/// The words of a file.
fn lexicon(file: &Path) -> Result<Lexicon, Failure> {
    let trouble = |what: String| Failure::WrongInput(format!("the lexicon {}: {what}", file.display()));
    let source = std::fs::read_to_string(file).map_err(|error| trouble(error.to_string()))?;
    Lexicon::parse(&source).map_err(trouble)
}

/// Tells how replies are read.
struct Teller<'a> {
    lexicon: &'a Lexicon,
    wish: &'a UnderstandArgs,
}

impl Teller<'_> {
    /// One line of output a line of input, whatever bytes it holds.
    fn tell_lines(&self, lines: &mut impl BufRead, out: &mut impl Write) -> std::io::Result<()> {
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            self.tell(out, String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']))?;
            line.clear();
        }
        Ok(())
    }

    fn tell(&self, out: &mut impl Write, text: &str) -> std::io::Result<()> {
        let reading = self.lexicon.read(text, Asked::Attendance);
        let reason = reading.reason.clone().and_then(|reason| text.get(reason)).unwrap_or_default();
        write!(out, "{}\t{}", reading.label, on_one_line(reason))?;
        if self.wish.why {
            write!(out, "\t{}", on_one_line(&clues(text, &reading.why)))?;
        }
        if self.wish.words {
            write!(out, "\t{}", on_one_line(&clues(text, &self.lexicon.gloss(text))))?;
        }
        writeln!(out)?;
        out.flush()
    }
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

    fn wish(why: bool, words: bool) -> UnderstandArgs {
        UnderstandArgs { text: None, why, words, lexicon: None, corrections: false }
    }

    fn teller(wish: &UnderstandArgs) -> Teller<'_> {
        Teller { lexicon: Lexicon::shipped(), wish }
    }

    #[test]
    fn every_line_has_an_answer() {
        let mut out = Vec::new();
        let lines =
            b"em c\xc3\xb3 m\xe1\xba\xb7t \xe1\xba\xa1\r\n\n\xff\xfe\nem v\xe1\xba\xafng, con \xe1\xbb\x91m";

        teller(&wish(false, false)).tell_lines(&mut lines.as_slice(), &mut out).unwrap();

        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 4, "{out}");
        assert_eq!((lines[0], lines[1], lines[3]), ("attending\t", "other\t", "absent\tcon ốm"));
    }

    #[test]
    fn the_words_that_decided_are_told_on_request() {
        let mut out = Vec::new();
        teller(&wish(true, false)).tell(&mut out, "em vắng").unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with("absent\t\t") && out.contains("vắng=away"), "{out}");
    }

    #[test]
    fn every_word_is_told_on_request_also_what_is_not_known() {
        let mut out = Vec::new();
        teller(&wish(false, true)).tell(&mut out, "em vắng hahu").unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.ends_with("\tem=me, vắng=away, hahu=unknown\n"), "{out}");
    }
}
