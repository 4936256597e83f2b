//! The words we know, read once from `config/lexicon.toml`, and how they are found in a message.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    letters::{Marks, Nearness, take_apart},
    sense::Sense,
    spelling,
    words::{Sort, Word, plain_symbol},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../../config/lexicon.toml"))
        .expect("the lexicon is compiled in, and a test reads it")
});

/// The words we know.
pub(super) struct Lexicon {
    /// Bare words, numbered.
    words: HashMap<String, u32>,
    /// Short and dialect forms, and the word each stands for.
    forms: HashMap<String, Vec<(Marks, String, Marks)>>,
    /// From one place in the phrases to the next, by word.
    steps: HashMap<(u32, u32), u32>,
    /// The phrases that end at each place.
    ends: Vec<Vec<Phrase>>,
}

struct Phrase {
    marks: Box<[Marks]>,
    /// Never found without its marks.
    strict: bool,
    sense: Sense,
}

/// A word of the message, as the lexicon knows it.
#[derive(Clone, Copy)]
pub(super) struct Known {
    number: u32,
    /// For numerals, the number of [`NUMERAL`].
    numeral: Option<u32>,
    marks: Marks,
}

/// The number of every numeral: phrases write it `#`.
const NUMERAL: &str = "#";

/// What was found at one place of the message.
pub(super) struct Found {
    /// How many words it takes.
    pub len: usize,
    /// What it says.
    pub sense: Sense,
}

impl Lexicon {
    /// The lexicon we ship.
    pub(super) fn shipped() -> &'static Self {
        &LEXICON
    }

    /// Reads a lexicon; the error names the heading that is wrong.
    pub(super) fn parse(source: &str) -> Result<Self, String> {
        let file: toml::Table = source.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let mut lexicon = Self {
            words: HashMap::new(),
            forms: HashMap::new(),
            steps: HashMap::new(),
            ends: vec![Vec::new()],
        };
        for (heading, listed) in headings(&file)? {
            if let Some(word) = heading.strip_prefix("forms.") {
                lexicon.add_forms(word, listed);
                continue;
            }
            let sense = Sense::under(&heading).ok_or_else(|| format!("no such heading: {heading}"))?;
            for phrase in entries(listed) {
                lexicon.add(phrase, sense);
            }
        }
        Ok(lexicon)
    }

    fn add_forms(&mut self, word: &str, listed: &str) {
        let (bare, marks) = take_apart(word);
        for form in entries(listed) {
            let (typed, typed_marks) = take_apart(form);
            self.forms.entry(typed).or_default().push((typed_marks, bare.clone(), marks));
        }
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let strict = phrase.starts_with('=');
        let mut marks = Vec::new();
        let mut place = 0;
        for word in phrase.trim_start_matches('=').split_whitespace() {
            let (bare, typed) = take_apart(word);
            let fresh = self.words.len() as u32;
            let number = *self.words.entry(bare).or_insert(fresh);
            let next = self.ends.len() as u32;
            let step = *self.steps.entry((place, number)).or_insert(next);
            if step == next {
                self.ends.push(Vec::new());
            }
            place = step;
            marks.push(typed);
        }
        self.ends[place as usize].push(Phrase { marks: marks.into(), strict, sense });
    }

    /// The word of the lexicon that a typed word is, or was meant to be.
    pub(super) fn know(&self, word: &Word) -> Option<Known> {
        if let Some(known) = self.form(&word.bare, word.marks) {
            return Some(known);
        }
        if word.sort == Sort::Symbol {
            return self.word(plain_symbol(&word.bare), Marks::default());
        }
        let known = self.word(&word.bare, word.marks);
        match word.sort {
            Sort::Number => known
                .or_else(|| self.guess(&word.bare, word.marks))
                .or_else(|| self.word(NUMERAL, Marks::default()))
                .map(|known| Known { numeral: self.words.get(NUMERAL).copied(), ..known }),
            Sort::Word => known.or_else(|| self.guess(&word.bare, word.marks)),
            Sort::Symbol | Sort::Pause | Sort::Stop | Sort::Question => None,
        }
    }

    fn word(&self, bare: &str, marks: Marks) -> Option<Known> {
        self.words.get(bare).map(|number| Known { number: *number, numeral: None, marks })
    }

    fn form(&self, bare: &str, marks: Marks) -> Option<Known> {
        let (_, bare, marks) = self.forms.get(bare)?.iter().find(|(typed, ..)| *typed == marks)?;
        self.word(bare, *marks)
    }

    fn guess(&self, bare: &str, typed: Marks) -> Option<Known> {
        spelling::guesses(bare).into_iter().find_map(|(meant, marks)| {
            let marks = if marks.none() { typed } else { marks };
            self.form(&meant, marks).or_else(|| self.word(&meant, marks))
        })
    }

    /// The longest phrase that begins with the first of `words`.
    ///
    /// `marked` says whether the message has marks at all: then a word typed with its marks is preferred to
    /// one that lost them; without, all that it could be are weighed alike.
    pub(super) fn longest(&self, words: &[Option<Known>], marked: bool) -> Option<Found> {
        let mut place = 0;
        let mut best = None;
        for (i, word) in words.iter().enumerate() {
            let Some(step) = word.and_then(|word| self.step(place, word)) else { break };
            place = step;
            if let Some(sense) = self.sense(&self.ends[place as usize], &words[..=i], marked) {
                best = Some(Found { len: i + 1, sense });
            }
        }
        best
    }

    fn step(&self, place: u32, word: Known) -> Option<u32> {
        let by = |number| self.steps.get(&(place, number)).copied();
        by(word.number).or_else(|| by(word.numeral?))
    }

    fn sense(&self, phrases: &[Phrase], words: &[Option<Known>], marked: bool) -> Option<Sense> {
        let mut best: Option<(Nearness, Sense)> = None;
        for phrase in phrases {
            let near = phrase.marks.iter().zip(words).try_fold(Nearness::Same, |worst, (marks, word)| {
                Some(word.as_ref()?.marks.nearness(*marks)?.max(worst))
            });
            let Some(near) = near.filter(|near| !(phrase.strict && *near == Nearness::Unmarked)) else {
                continue;
            };
            let near = if marked { near } else { Nearness::Unmarked };
            best = match best {
                Some((nearest, _)) if near < nearest => Some((near, phrase.sense)),
                Some((nearest, sense)) if near == nearest && !sense.agrees(phrase.sense) => {
                    Some((near, Sense::Unclear))
                }
                Some(kept) => Some(kept),
                None => Some((near, phrase.sense)),
            };
        }
        best.map(|(_, sense)| sense)
    }
}

/// The headings of the file with the text under them; tables give `table.key`.
fn headings(file: &toml::Table) -> Result<Vec<(String, &str)>, String> {
    let mut headings = Vec::new();
    for (heading, value) in file {
        match value {
            toml::Value::String(listed) => headings.push((heading.clone(), listed.as_str())),
            toml::Value::Table(table) => {
                for (key, value) in table {
                    let listed = value.as_str().ok_or_else(|| format!("{heading}.{key} is not a text"))?;
                    headings.push((format!("{heading}.{key}"), listed));
                }
            }
            _ => return Err(format!("{heading} is not a text")),
        }
    }
    Ok(headings)
}

/// Phrases are separated by commas and line ends; what follows `//` on a line is a remark.
fn entries(listed: &str) -> impl Iterator<Item = &str> {
    listed
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_we_ship_can_be_read() {
        let lexicon =
            Lexicon::parse(include_str!("../../../config/lexicon.toml")).unwrap_or_else(|e| panic!("{e}"));
        assert!(lexicon.words.len() > 300, "{} words", lexicon.words.len());
    }

    #[test]
    fn a_wrong_heading_is_named() {
        let error = Lexicon::parse("atend = 'dự'").err();
        assert_eq!(error.as_deref(), Some("no such heading: atend"));
    }
}
