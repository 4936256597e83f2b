//! From a member's own words to a reply: what a patient secretary would understand, and what she would ask again.
//!
//! A message goes through six small steps:
//!
//! 1. [`words`]: split, each word with its bare [`letters`] and its marks; keystrokes and slips guessed ([`spelling`]).
//! 2. [`signs`]: the longest [`phrases`] of the [`lexicon`] say what each word does, its [`sense`]; who is a
//!    person ([`names`]).
//! 3. [`clauses`]: the signs are cut into statements.
//! 4. [`claims`]: each [`statement`] is read from left to right for what it says of the sender; its [`predicates`],
//!    [`arrivals`] ("đi", "dự"), [`reversals`] ("được", "đâu", "hết"), [`persons`], [`questions`], and what stands beside a word ([`neighbours`]).
//! 5. [`decide`]: the claims become one label; the last turn counts.
//! 6. [`reason`], its [`category`], and [`delay`] are cut out of the original text. [`day`] stands by itself.
//!
//! The words are data: `config/lexicon.toml`.
//!
//! The worst mistake is to read coming as staying away, or the reverse; so what contradicts itself, or is not
//! understood, is [`Label::Unsure`], and the bot asks with buttons.

mod arrivals;
mod category;
mod claim;
mod claims;
mod clauses;
mod day;
mod decide;
mod delay;
mod label;
mod letters;
mod lexicon;
mod names;
mod neighbours;
mod persons;
mod phrases;
mod predicates;
mod questions;
mod reason;
mod reversals;
mod sense;
mod sign;
mod signs;
mod spelling;
mod statement;
mod words;

use std::ops::Range;

pub use category::ReasonCategory;
pub use day::named_day;
pub use delay::{Delay, Until};
pub use label::{Asked, Label};
pub use lexicon::Lexicon;

use claim::{Claim, Stance};
use sense::Sense;
use sign::Sign;

/// What was understood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the message says.
    pub label: Label,
    /// The reason, a byte range of the message. For the late without one: how late. For what is asked with
    /// [`Asked::Reason`] and reads as no reply: the whole text.
    pub reason: Option<Range<usize>>,
    /// The kind of reason, if one was given.
    pub category: Option<ReasonCategory>,
    /// For the late: how late.
    pub delay: Option<Delay>,
    /// The words that decided.
    pub why: Vec<Clue>,
}

impl Reading {
    /// Whether a word decided that says so itself, "dự", "vắng", "muộn", and not only a hint such as "bận".
    pub fn is_plain(&self) -> bool {
        use Sense::{Attend, Away, Go, Late, Leave, Request};
        self.decided_by(&[Attend, Away, Go, Late, Leave, Request])
    }

    /// Whether it proposes something to the branch: "đề nghị …".
    pub fn proposes(&self) -> bool {
        self.decided_by(&[Sense::Feedback])
    }

    fn decided_by(&self, senses: &[Sense]) -> bool {
        self.why.iter().any(|clue| senses.iter().any(|sense| sense.heading() == clue.heading))
    }
}

/// A word or phrase that decided, and the heading of the lexicon under which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue {
    /// Where it stands in the message.
    pub words: Range<usize>,
    /// The heading: `go`, `not`, `busy`.
    pub heading: &'static str,
}

/// Understands one message, by the lexicon we ship. Pure; any text may come in.
pub fn read(text: &str, asked: Asked) -> Reading {
    Lexicon::shipped().read(text, asked)
}

/// The category of a reason given by itself, as the answer to "vì lý do gì?".
pub fn categorise(text: &str) -> ReasonCategory {
    reason::categorise(text, Lexicon::shipped())
}

impl Lexicon {
    /// Understands one message by these words, see [`read`].
    pub fn read(&self, text: &str, asked: Asked) -> Reading {
        let words = words::split(text);
        let signs = signs::signs(&words, self);
        let clauses = clauses::clauses(&signs);
        let claims = claims::claims(&signs, &clauses);

        let command = text.trim_start().starts_with('/');
        let strange = signs.iter().any(|sign| matches!(sign.sense, Sense::Unknown | Sense::Nothing));
        let decided = decide::decide(&claims, asked, !strange);
        let label = match decided {
            _ if command => Label::Other,
            // Home at 22h is no arrival.
            Label::Late if delay::delay(&words).is_some_and(|delay| delay.is_night()) => Label::Unsure,
            _ if words.len() == words::LONGEST && decided.is_definite() => Label::Unsure,
            Label::Other if asked == Asked::StillComing && stays_so(&signs) => Label::Attending,
            Label::Attending
            | Label::Late
            | Label::Absent
            | Label::Unsure
            | Label::Question
            | Label::Other => decided,
        };

        let mut reading =
            Reading { label, reason: None, category: None, delay: None, why: why(&signs, &claims) };
        explain(&mut reading, text, &words, asked, |sure| reason::reason(&signs, &clauses, &claims, sure));
        reading
    }

    /// Every word or phrase of a message with the heading it was found under, also those that decided nothing.
    pub fn gloss(&self, text: &str) -> Vec<Clue> {
        let signs = signs::signs(&words::split(text), self);
        signs.iter().map(|sign| Clue { words: sign.span.clone(), heading: sign.sense.heading() }).collect()
    }
}

/// Asked "vẫn dự chứ?", "không có gì thay đổi" is a yes, and so is "vẫn ạ".
fn stays_so(signs: &[Sign]) -> bool {
    let so = |sense: Sense| matches!(sense, Sense::Still | Sense::Unchanged);
    let plain = |sense: Sense| {
        so(sense) || sense.is_plain() || matches!(sense, Sense::Yes | Sense::Pause | Sense::Stop)
    };
    signs.iter().any(|sign| so(sign.sense)) && signs.iter().all(|sign| plain(sign.sense))
}

fn explain(
    reading: &mut Reading,
    text: &str,
    words: &[words::Word],
    asked: Asked,
    reason: impl Fn(bool) -> Option<(Range<usize>, ReasonCategory)>,
) {
    let found = match reading.label {
        Label::Absent | Label::Late => reason(true),
        Label::Unsure => reason(false),
        Label::Other if asked == Asked::Reason => whole(text).map(|span| (span, categorise(text))),
        Label::Attending | Label::Question | Label::Other => None,
    };
    if let Some((span, category)) = found {
        (reading.reason, reading.category) = (Some(span), Some(category));
    }
    if reading.label == Label::Late {
        reading.delay = delay::delay(words);
        let late_by = || reading.delay.as_ref().map(|delay| delay.words.clone());
        reading.reason = reading.reason.take().or_else(late_by);
    }
}

/// The text without the blanks around it.
fn whole(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| start..start + trimmed.len())
}

fn why(signs: &[Sign], claims: &[Claim]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let last = claims.last().map_or(0, |claim| claim.turn);
    for claim in claims.iter().filter(|claim| claim.turn == last || claim.stance == Stance::Late) {
        for sign in &signs[claim.from.min(claim.sign)..=claim.sign] {
            let decides =
                !sign.sense.is_plain() && !matches!(sign.sense, Sense::Unknown | Sense::Name | Sense::Pause);
            if decides {
                clues.push(Clue { words: sign.span.clone(), heading: sign.sense.heading() });
            }
        }
    }
    clues
}
