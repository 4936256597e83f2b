//! The words we know, read once from `config/lexicon.toml`, and how they are found in a message.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    letters::{Marks, Nearness, take_apart},
    phrases::{Found, KnownWord, LexiconWord, Phrase, Phrases},
    sense::Sense,
    spelling,
    words::{Sort, Word, plain_symbol},
};

#[expect(clippy::expect_used, reason = "the lexicon is compiled in, and every test of the reader reads it")]
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../../config/lexicon.toml")).expect("the lexicon we ship can be read")
});

/// The words we know, and what each does in a reply.
pub struct Lexicon {
    /// Bare words, numbered, with the marks each is known to have.
    words: HashMap<String, (u32, Vec<Marks>)>,
    /// What people call themselves and each other: `em`, `tôi`, `bác`. Phrases write any of them `@`.
    persons: HashMap<String, Vec<PersonWord>>,
    /// Given names; they are names only where no other word is meant.
    names: HashMap<String, Vec<Marks>>,
    /// Short and dialect forms, and the word each stands for.
    forms: HashMap<String, Vec<(Marks, String, Marks)>>,
    phrases: Phrases,
}

/// A word by which people call themselves or each other.
struct PersonWord {
    marks: Marks,
    strict: bool,
}

/// The number of every numeral: phrases write it `#`.
const NUMERAL: &str = "#";

/// The number of every [`PersonWord`]: phrases write it `@`.
const PERSON: &str = "@";

impl Lexicon {
    /// The lexicon we ship.
    pub fn shipped() -> &'static Self {
        &LEXICON
    }

    /// Reads a lexicon. The error says what is wrong and where: the line, the heading, or the phrase.
    pub fn parse(source: &str) -> Result<Self, String> {
        let file: toml::Table = source.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let mut lexicon = Self {
            words: HashMap::new(),
            persons: HashMap::new(),
            names: HashMap::new(),
            forms: HashMap::new(),
            phrases: Phrases::default(),
        };
        for (heading, listed) in headings(&file)? {
            if let Some(word) = heading.strip_prefix("forms.") {
                lexicon.add_forms(word, listed);
                continue;
            }
            let sense = Sense::under(&heading).ok_or_else(|| format!("no such heading: {heading}"))?;
            for phrase in entries(listed) {
                lexicon.add(phrase, sense)?;
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

    fn add(&mut self, phrase: &str, sense: Sense) -> Result<(), String> {
        let strict = phrase.starts_with('=');
        let phrase = phrase.trim_start_matches('=');
        let count = |text: &str| text.split_whitespace().count();
        let lead =
            phrase.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(0, |(lead, _)| count(lead));
        let trail = phrase
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
            .map_or(0, |(_, trail)| count(trail));
        if sense == Sense::Given {
            let (bare, marks) = take_apart(phrase);
            self.names.entry(bare).or_default().push(marks);
            return Ok(());
        }
        let (mut numbers, mut marks) = (Vec::new(), Vec::new());
        for word in phrase.split_whitespace() {
            let (bare, typed) = take_apart(word.trim_matches(['(', ')']));
            let fresh = self.words.len() as u32;
            let (number, known) = self.words.entry(bare).or_insert((fresh, Vec::new()));
            known.push(typed);
            numbers.push(*number);
            marks.push(typed);
        }
        if let ([only], Sense::Me | Sense::Kin | Sense::Child) = (marks.as_slice(), sense) {
            self.persons.entry(take_apart(phrase).0).or_default().push(PersonWord { marks: *only, strict });
        }
        let meant = Phrase { marks: marks.into(), around: (lead, trail), strict, sense };
        self.phrases.add(&numbers, meant).map_err(|other| {
            let (there, here) = (other.heading(), sense.heading());
            match there == here {
                true => format!("\"{phrase}\" stands twice under {here}"),
                false => format!("\"{phrase}\" stands under {there} and under {here}"),
            }
        })
    }

    /// The longest phrase that begins with the first of `words`, see [`Phrases::longest`].
    pub(super) fn longest(&self, words: &[Option<KnownWord>], marked: bool) -> Option<Found> {
        self.phrases.longest(words, marked)
    }

    /// The words of the lexicon that a typed word is, or was meant to be.
    pub(super) fn know(&self, word: &Word) -> Option<KnownWord> {
        let bare = if word.sort == Sort::Symbol { plain_symbol(&word.bare) } else { &word.bare };
        let typed = self.word(bare, word.marks);
        let other = self.form(bare, word.marks);
        let guess = || self.guess(bare, word.marks);
        let numeral = || self.word(NUMERAL, Marks::default());
        let known = match word.sort {
            Sort::Number if other.is_some() => KnownWord { typed, other, person: None },
            Sort::Number => KnownWord { typed: typed.or_else(guess), other: numeral(), person: None },
            Sort::Word => {
                let typed = typed.or_else(|| if other.is_some() { None } else { guess() });
                KnownWord { typed, other, person: self.person(bare, word.marks) }
            }
            Sort::Symbol => KnownWord { typed, other: None, person: None },
            Sort::Pause => KnownWord { typed, other: None, person: None },
            Sort::Stop | Sort::Question => return None,
        };
        (known.typed.is_some() || known.other.is_some()).then_some(known)
    }

    /// Whether the word is a given name, if it is nothing else.
    pub(super) fn names(&self, word: &Word) -> bool {
        let known = self.names.get(&word.bare);
        known.is_some_and(|known| known.iter().any(|marks| word.marks.nearness(*marks).is_some()))
    }

    /// Whether the word by itself negates.
    pub(super) fn negates(&self, word: Option<KnownWord>) -> bool {
        self.longest(&[word], true)
            .is_some_and(|found| matches!(found.sense, Sense::Not | Sense::Never | Sense::NotYet))
    }

    fn word(&self, bare: &str, marks: Marks) -> Option<LexiconWord> {
        let (number, known) = self.words.get(bare)?;
        Some(LexiconWord { number: *number, marks, exact: known.contains(&marks) })
    }

    /// Any person, if the word or what it is short for is one.
    fn person(&self, bare: &str, marks: Marks) -> Option<LexiconWord> {
        let names = |bare: &str, marks: Marks| {
            let fits = |person: &PersonWord| match marks.nearness(person.marks) {
                Some(Nearness::Unmarked) => !person.strict,
                near => near.is_some(),
            };
            self.persons.get(bare).is_some_and(|persons| persons.iter().any(fits))
        };
        let short = self.forms.get(bare).and_then(|forms| forms.iter().find(|(typed, ..)| *typed == marks));
        let named = names(bare, marks) || short.is_some_and(|(_, bare, marks)| names(bare, *marks));
        if named { self.word(PERSON, Marks::default()) } else { None }
    }

    fn form(&self, bare: &str, marks: Marks) -> Option<LexiconWord> {
        let (_, bare, marks) = self.forms.get(bare)?.iter().find(|(typed, ..)| *typed == marks)?;
        self.word(bare, *marks)
    }

    fn guess(&self, bare: &str, typed: Marks) -> Option<LexiconWord> {
        spelling::guesses(bare, typed.none()).into_iter().find_map(|(meant, marks)| {
            let marks = if marks.none() { typed } else { marks };
            let fits = |word: &LexiconWord| self.fits(&meant, word.marks);
            self.form(&meant, marks).or_else(|| self.word(&meant, marks).filter(fits))
        })
    }

    /// Whether some word of the lexicon has these letters and does not contradict these marks.
    fn fits(&self, bare: &str, marks: Marks) -> bool {
        self.words
            .get(bare)
            .is_some_and(|(_, known)| known.iter().any(|known| marks.nearness(*known).is_some()))
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
            toml::Value::Integer(_)
            | toml::Value::Float(_)
            | toml::Value::Boolean(_)
            | toml::Value::Datetime(_)
            | toml::Value::Array(_) => return Err(format!("{heading} is not a text")),
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
    fn a_phrase_under_two_headings_is_named() {
        let error = Lexicon::parse("attend = 'dự, có mặt'\naway = 'vắng, dự'").err();
        assert_eq!(error.as_deref(), Some("\"dự\" stands under attend and under away"));
    }

    #[test]
    fn a_wrong_heading_is_named() {
        let error = Lexicon::parse("atend = 'dự'").err();
        assert_eq!(error.as_deref(), Some("no such heading: atend"));
    }
}
