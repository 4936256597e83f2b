//! The phrases of the lexicon, word by word, and the longest one at a place of the message.

use std::collections::HashMap;

use super::{
    letters::{Marks, Nearness},
    sense::Sense,
};

/// A word of the message, as the lexicon knows it: as typed, as what it may stand for, and as any person.
#[derive(Clone, Copy)]
pub(super) struct KnownWord {
    /// As typed.
    pub typed: Option<LexiconWord>,
    /// What it is short for.
    pub other: Option<LexiconWord>,
    /// Any person, if it is one.
    pub person: Option<LexiconWord>,
}

/// A word of the lexicon, with the marks it was typed with.
#[derive(Clone, Copy)]
pub(super) struct LexiconWord {
    /// Its number in the lexicon.
    pub number: u32,
    /// The marks typed.
    pub marks: Marks,
    /// Whether the lexicon has it with just these marks; then no others are thought of in a marked message.
    pub exact: bool,
}

/// A phrase of the lexicon.
pub(super) struct Phrase {
    /// The marks of its words.
    pub marks: Box<[Marks]>,
    /// How many of its words, before and after, are only there to tell which word is meant: `(em) bận (rồi)`.
    pub around: (usize, usize),
    /// Never found without its marks.
    pub strict: bool,
    /// What it says.
    pub sense: Sense,
}

/// What was found at one place of the message.
pub(super) struct Found {
    /// How many words before it only tell which word is meant, and are read by themselves.
    pub lead: usize,
    /// How many words it takes after those.
    pub len: usize,
    /// What it says.
    pub sense: Sense,
}

/// All phrases, as a tree of words.
pub(super) struct Phrases {
    /// From one place in the tree to the next, by the number of the word.
    steps: HashMap<(u32, u32), u32>,
    /// The phrases that end at each place.
    ends: Vec<Vec<Phrase>>,
}

impl Default for Phrases {
    fn default() -> Self {
        Self { steps: HashMap::new(), ends: vec![Vec::new()] }
    }
}

impl Phrases {
    /// Adds a phrase of these words; if it is there already, what it says.
    pub(super) fn add(&mut self, words: &[u32], phrase: Phrase) -> Result<(), Sense> {
        let mut place = 0;
        for word in words {
            let next = self.ends.len() as u32;
            let step = *self.steps.entry((place, *word)).or_insert(next);
            if step == next {
                self.ends.push(Vec::new());
            }
            place = step;
        }
        let ends = &mut self.ends[place as usize];
        let same = |other: &&Phrase| other.marks == phrase.marks && other.around == phrase.around;
        if let Some(other) = ends.iter().find(same) {
            return Err(other.sense);
        }
        ends.push(phrase);
        Ok(())
    }

    /// The longest phrase that begins with the first of `words`.
    ///
    /// `marked` says whether the message has marks at all: then a word typed with its marks is preferred to
    /// one that lost them; without, all that it could be are weighed alike.
    pub(super) fn longest(&self, words: &[Option<KnownWord>], marked: bool) -> Option<Found> {
        let mut search = Search { phrases: self, marked, typed: Vec::with_capacity(8), best: None };
        search.from(0, words);
        let (len, (lead, trail), sense) = search.best?;
        Some(Found { lead, len: len - lead - trail, sense })
    }
}

/// Looks for the longest phrase, along every word that a typed one may be.
struct Search<'a> {
    phrases: &'a Phrases,
    marked: bool,
    typed: Vec<LexiconWord>,
    best: Option<(usize, (usize, usize), Sense)>,
}

impl Search<'_> {
    fn from(&mut self, place: u32, rest: &[Option<KnownWord>]) {
        let Some((Some(next), rest)) = rest.split_first() else { return };
        for word in [next.typed, next.other, next.person].into_iter().flatten() {
            let Some(step) = self.phrases.steps.get(&(place, word.number)) else { continue };
            self.typed.push(word);
            let longer = self.best.is_none_or(|(len, ..)| self.typed.len() > len);
            let ended = self.sense(&self.phrases.ends[*step as usize]).filter(|_| longer);
            if let Some((around, sense)) = ended {
                self.best = Some((self.typed.len(), around, sense));
            }
            self.from(*step, rest);
            self.typed.pop();
        }
    }

    fn sense(&self, phrases: &[Phrase]) -> Option<((usize, usize), Sense)> {
        let mut best: Option<(Nearness, &Phrase, Sense)> = None;
        for phrase in phrases {
            let Some(near) = self.nearness(phrase) else { continue };
            best = match best {
                Some((nearest, ..)) if near < nearest => Some((near, phrase, phrase.sense)),
                Some((nearest, first, sense)) if near == nearest && !sense.agrees(phrase.sense) => {
                    Some((near, first, Sense::Unclear))
                }
                Some(kept) => Some(kept),
                None => Some((near, phrase, phrase.sense)),
            };
        }
        best.map(|(_, phrase, sense)| (phrase.around, sense))
    }

    fn nearness(&self, phrase: &Phrase) -> Option<Nearness> {
        let mut worst = Nearness::Same;
        for (marks, word) in phrase.marks.iter().zip(&self.typed) {
            let near = word.marks.nearness(*marks)?;
            if self.marked && word.exact && near != Nearness::Same {
                return None;
            }
            worst = worst.max(near);
        }
        let bare = phrase.marks.iter().any(|marks| marks.none());
        if phrase.strict && (worst == Nearness::Unmarked || bare && !self.marked) {
            return None;
        }
        Some(if self.marked { worst } else { Nearness::Unmarked })
    }
}
