//! The message as the lexicon sees it: what each word or phrase does, and who is a person.

use std::ops::Range;

use super::{
    lexicon::Lexicon,
    phrases::{Found, Known},
    sense::Sense,
    words::{Sort, Word},
};

/// A word or phrase, and what it does in the reply.
#[derive(Debug, Clone)]
pub(super) struct Sign {
    /// What it does.
    pub sense: Sense,
    /// Where it stands in the original text.
    pub span: Range<usize>,
    /// Whether a number is part of it: "muộn 15p".
    pub numeral: bool,
    /// Whether it is a date: "10/12".
    pub date: bool,
    /// Whether a negation is part of it: "không khỏe".
    pub negative: bool,
    /// Whether it begins with a capital among small letters: a name, or a place.
    pub capital: bool,
}

/// Reads the words of a message from left to right, the longest known phrase first.
pub(super) fn signs(words: &[Word], lexicon: &Lexicon) -> Vec<Sign> {
    let known: Vec<_> = words.iter().map(|word| lexicon.know(word)).collect();
    let marked = is_marked(words);
    let spelled = words.iter().filter(|word| word.sort == Sort::Word);
    let shouted = words.iter().filter(|word| word.capital || word.loud).count() * 2 > spelled.count();

    let mut signs = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let found = found(lexicon, &known[at..], marked).map(|found| {
            // "Thiếu em", but not "thiếu bác Năm": the name belongs to whom the phrase means.
            let end = at + found.lead + found.len;
            let named = |next: &Word| next.capital && !shouted && lexicon.names(next);
            let person = known[end - 1].is_some_and(|known| known.person.is_some()) && found.len > 1;
            match words.get(end) {
                Some(next) if person && named(next) => lexicon.longest(&known[at..end - 1], marked),
                _ => Some(found),
            }
        });
        let found = found.flatten();
        // An emoji we do not know says nothing.
        if word.sort == Sort::Symbol && found.is_none() {
            at += 1;
            continue;
        }
        let (lead, len, sense) = match word.sort {
            Sort::Pause => (0, 1, Sense::Pause),
            Sort::Stop => (0, 1, Sense::Stop),
            Sort::Question => (0, 1, Sense::QuestionMark),
            _ => found.map_or((0, 1, unknown(word, lexicon)), |found| (found.lead, found.len, found.sense)),
        };
        let core = at + lead;
        while at < core {
            let found = lexicon.longest(&known[at..core], marked).filter(|found| found.lead == 0);
            let (len, sense) =
                found.map_or((1, unknown(&words[at], lexicon)), |found| (found.len, found.sense));
            signs.push(sign(&words[at..at + len], sense, false, shouted));
            at += len;
        }
        let negative = len > 1 && lexicon.negates(known[at]);
        signs.push(sign(&words[at..at + len], sense, negative, shouted));
        at += len;
    }
    title_people(&mut signs, marked);
    name_alone(&mut signs);
    name_people(&mut signs);
    unfold_echoes(&mut signs);
    signs.iter_mut().filter(|sign| sign.sense == Sense::Given).for_each(|sign| sign.sense = Sense::Unknown);
    signs
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

/// The longest phrase here; "(em) nghỉ" gives way where a longer one, "nghỉ thai sản", begins with its core.
fn found(lexicon: &Lexicon, known: &[Option<Known>], marked: bool) -> Option<Found> {
    let found = lexicon.longest(known, marked)?;
    let core = || lexicon.longest(&known[found.lead..], marked);
    if found.lead > 0 && core().is_some_and(|core| core.len > found.len) {
        return lexicon.longest(&known[..found.lead], marked);
    }
    Some(found)
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
        _ => Sense::Unknown,
    }
}

/// "Phong vắng, tôi đến" names another; "đi không Trang?" calls one.
fn name_alone(signs: &mut [Sign]) {
    let speaks = signs.iter().any(|sign| sign.sense == Sense::Me);
    let last = signs.len().saturating_sub(1);
    for at in 0..signs.len() {
        let calls = at == last && at > 0;
        let begins = at == 0
            || stands_alone(&signs[at - 1])
            || matches!(signs[at - 1].sense, Sense::Polite | Sense::Oi);
        if signs[at].sense == Sense::Given && signs[at].capital && (calls || begins && speaks) {
            signs[at].sense = Sense::Name;
        }
    }
}

/// "dc Thanh" is đồng chí Thanh, and "co Hanh", where nothing has its marks, cô Hạnh.
fn title_people(signs: &mut [Sign], marked: bool) {
    for at in 0..signs.len().saturating_sub(1) {
        let named = signs[at + 1].capital && !stands_alone(&signs[at + 1]);
        let given = named && signs[at + 1].sense == Sense::Given;
        let first = at == 0 || stands_alone(&signs[at - 1]);
        match signs[at].sense {
            Sense::Can if given && first => signs[at].sense = Sense::Call,
            Sense::Have if named && !marked => signs[at].sense = Sense::Kin,
            _ => {}
        }
    }
}

/// A kinship word or a title makes a word with a capital, or a given name, a person: "bác tư", "đồng chí Nguyễn Văn An".
fn name_people(signs: &mut [Sign]) {
    for at in 1..signs.len() {
        let titled =
            matches!(signs[at - 1].sense, Sense::Kin | Sense::Child | Sense::Me | Sense::Call | Sense::Them);
        let continued = signs[at - 1].sense == Sense::Name && signs[at].capital;
        let could_be =
            signs[at].sense == Sense::Given || signs[at].capital && signs[at].sense != Sense::Unclear;
        let me = signs[at - 1].sense == Sense::Me && !signs[at].capital;
        if (titled && !me || continued) && could_be && !stands_alone(&signs[at]) {
            signs[at].sense = Sense::Name;
        }
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
        if denies && !between.iter().any(stands_alone) {
            signs[first..at].iter_mut().for_each(|sign| sign.sense = Sense::Light);
            signs[at].sense = Sense::Never;
        }
    }
}

fn stands_alone(sign: &Sign) -> bool {
    matches!(sign.sense, Sense::Pause | Sense::Stop | Sense::QuestionMark)
}
