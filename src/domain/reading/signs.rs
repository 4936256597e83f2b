//! The message as the lexicon sees it: what each word or phrase does, and who is a person.

use std::ops::Range;

use super::{
    lexicon::Lexicon,
    names,
    phrases::{Found, KnownWord},
    sense::Sense,
    sign::Sign,
    words::{Sort, Word},
};

/// Reads the words of a message from left to right, the longest known phrase first.
pub(super) fn signs(words: &[Word], lexicon: &Lexicon) -> Vec<Sign> {
    let marked = is_marked(words);
    let known = words.iter().map(|word| lexicon.know(word)).collect();
    let mut scan = Scan {
        words,
        known,
        lexicon,
        marked,
        shouted: is_shouted(words),
        signs: Vec::with_capacity(words.len()),
    };
    let mut at = 0;
    while at < words.len() {
        at = scan.step(at);
    }
    let mut signs = scan.signs;
    names::name_people(&mut signs, marked);
    unfold_echoes(&mut signs);
    signs
}

/// A message while its words are looked up.
struct Scan<'a> {
    words: &'a [Word],
    known: Vec<Option<KnownWord>>,
    lexicon: &'a Lexicon,
    /// Whether it is written with marks.
    marked: bool,
    /// Whether it is written in capitals.
    shouted: bool,
    signs: Vec<Sign>,
}

impl Scan<'_> {
    /// Adds what stands at this word; the word after it.
    fn step(&mut self, at: usize) -> usize {
        let sense = match self.words[at].sort {
            Sort::Pause => Sense::Pause,
            Sort::Stop => Sense::Stop,
            Sort::Question => Sense::QuestionMark,
            Sort::Word | Sort::Number | Sort::Symbol => return self.phrase(at),
        };
        self.push(at..at + 1, sense, false);
        at + 1
    }

    /// A phrase, and before it the words that only tell which phrase is meant.
    fn phrase(&mut self, at: usize) -> usize {
        let Some(found) = self.found(at) else {
            // An emoji we do not know says nothing.
            if self.words[at].sort != Sort::Symbol {
                self.push(at..at + 1, unknown(&self.words[at], self.lexicon), false);
            }
            return at + 1;
        };
        let core = at + found.lead;
        let mut lead = at;
        while lead < core {
            let before = self.lexicon.longest(&self.known[lead..core], self.marked);
            let before = before.filter(|before| before.lead == 0);
            let (len, sense) = before
                .map_or((1, unknown(&self.words[lead], self.lexicon)), |before| (before.len, before.sense));
            self.push(lead..lead + len, sense, false);
            lead += len;
        }
        let negative = found.len > 1 && self.lexicon.negates(self.known[core]);
        self.push(core..core + found.len, found.sense, negative);
        core + found.len
    }

    /// The longest phrase here. "(Em) nghỉ" gives way where a longer one, "nghỉ thai sản", begins with its core;
    /// "thiếu em" does not reach into "thiếu bác Năm", where the name belongs to whom the phrase means.
    fn found(&self, at: usize) -> Option<Found> {
        let known = &self.known[at..];
        let found = self.lexicon.longest(known, self.marked)?;
        let core = || self.lexicon.longest(&known[found.lead..], self.marked);
        if found.lead > 0 && core().is_some_and(|core| core.len > found.len) {
            return self.lexicon.longest(&known[..found.lead], self.marked);
        }
        let end = found.lead + found.len;
        let person = found.len > 1 && known[end - 1].is_some_and(|last| last.person.is_some());
        let named = |next: &&Word| next.capital && !self.shouted && self.lexicon.names(next);
        if person && self.words.get(at + end).as_ref().is_some_and(named) {
            return self.lexicon.longest(&known[..end - 1], self.marked);
        }
        Some(found)
    }

    fn push(&mut self, at: Range<usize>, sense: Sense, negative: bool) {
        self.signs.push(sign(&self.words[at], sense, negative, self.shouted));
    }
}

/// Whether most of it is in capitals.
fn is_shouted(words: &[Word]) -> bool {
    let spelled = words.iter().filter(|word| word.sort == Sort::Word);
    words.iter().filter(|word| word.capital || word.loud).count() * 2 > spelled.count()
}

/// "Dạ thưa … ạ" is typed with its marks by people who mark nothing else.
const MARKED_BY_HABIT: [&str; 3] = ["da", "thua", "a"];

/// Whether the message is written with marks: more than a quarter of its words bear one. Phones put some in by
/// themselves.
fn is_marked(words: &[Word]) -> bool {
    let bears = |word: &&Word| !word.marks.none() && !MARKED_BY_HABIT.contains(&word.bare.as_str());
    let marked = words.iter().filter(bears).count();
    marked * 4 > words.iter().filter(|word| word.sort == Sort::Word).count()
}

fn sign(words: &[Word], sense: Sense, negative: bool, shouted: bool) -> Sign {
    let span = words[0].span.start..words.last().map_or(words[0].span.end, |last| last.span.end);
    let numeral = words.iter().any(|word| word.sort == Sort::Number);
    let date = words.iter().any(|word| word.sort == Sort::Number && word.bare.contains('/'));
    Sign { sense, span, numeral, date, negative, capital: words[0].capital && !shouted }
}

fn unknown(word: &Word, lexicon: &Lexicon) -> Sense {
    match word.sort {
        // "60-70%"
        Sort::Number if word.bare.ends_with('%') => Sense::Maybe,
        Sort::Number => Sense::Number,
        _ if lexicon.names(word) => Sense::Given,
        Sort::Word | Sort::Symbol | Sort::Pause | Sort::Stop | Sort::Question => Sense::Unknown,
    }
}

/// "Đi đâu mà đi", "nghỉ sao được mà nghỉ": the word said twice around "mà" is denied.
fn unfold_echoes(signs: &mut [Sign]) {
    for at in 1..signs.len().saturating_sub(1) {
        let echoed = signs[at + 1].sense;
        // "Bận thì bận" gives way.
        let gives_way = signs[at].sense == Sense::Then && signs[at - 1].sense == echoed;
        if gives_way {
            signs[at - 1..=at + 1].iter_mut().for_each(|sign| sign.sense = Sense::Light);
            continue;
        }
        let turns = matches!(signs[at].sense, Sense::But | Sense::Never);
        if !turns
            || !matches!(
                echoed,
                Sense::Go | Sense::Attend | Sense::Away | Sense::Meet | Sense::Free | Sense::Busy(_)
            )
        {
            continue;
        }
        let first = (at.saturating_sub(4)..at).rev().find(|first| signs[*first].sense == echoed);
        let Some(first) = first else { continue };
        let between = &signs[first + 1..=at];
        let denies = between
            .iter()
            .any(|sign| matches!(sign.sense, Sense::How | Sense::Where | Sense::Not | Sense::Never));
        if denies && !between.iter().any(Sign::stands_alone) {
            signs[first..at].iter_mut().for_each(|sign| sign.sense = Sense::Light);
            signs[at].sense = Sense::Never;
        }
    }
}
