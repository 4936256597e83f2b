//! The message as the lexicon sees it: what each word or phrase does, and who is a person.

use std::ops::Range;

use super::{
    lexicon::Lexicon,
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
    /// Whether it begins with a capital among small letters: a name, or a place.
    pub capital: bool,
}

/// Reads the words of a message from left to right, the longest known phrase first.
pub(super) fn signs(words: &[Word], lexicon: &Lexicon) -> Vec<Sign> {
    let known: Vec<_> = words.iter().map(|word| lexicon.know(word)).collect();
    let marked = words.iter().any(|word| !word.marks.none());
    let shouted = words.iter().filter(|word| word.capital).count() * 2 > words.len();

    let mut signs = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (len, sense) = match word.sort {
            Sort::Pause => (1, Sense::Pause),
            Sort::Stop => (1, Sense::Stop),
            Sort::Question => (1, Sense::QuestionMark),
            Sort::Word | Sort::Number | Sort::Symbol => match lexicon.longest(&known[at..], marked) {
                Some(found) => (found.len, found.sense),
                None => (1, unknown(word.sort)),
            },
        };
        let span = word.span.start..words[at + len - 1].span.end;
        signs.push(Sign { sense, span, capital: word.capital && !shouted });
        at += len;
    }
    name_people(&mut signs);
    signs
}

fn unknown(sort: Sort) -> Sense {
    match sort {
        Sort::Number => Sense::Number,
        // An emoji we do not know says nothing.
        Sort::Symbol => Sense::Polite,
        _ => Sense::Unknown,
    }
}

/// A kinship word or a title makes the unknown word after it a name: "bác Tư", "đồng chí Nguyễn Văn An".
fn name_people(signs: &mut [Sign]) {
    for at in 1..signs.len() {
        let titled =
            matches!(signs[at - 1].sense, Sense::Kin | Sense::Child | Sense::Me | Sense::Call | Sense::Them);
        let continued = signs[at - 1].sense == Sense::Name && signs[at].capital;
        let could_be =
            signs[at].sense == Sense::Unknown || signs[at].capital && signs[at].sense != Sense::Unclear;
        let me = signs[at - 1].sense == Sense::Me && !signs[at].capital;
        if (titled && !me || continued) && could_be && !stands_alone(&signs[at]) {
            signs[at].sense = Sense::Name;
        }
    }
}

fn stands_alone(sign: &Sign) -> bool {
    matches!(sign.sense, Sense::Pause | Sense::Stop | Sense::QuestionMark)
}
