//! The member's reason, as a verbatim part of what they wrote, and its category.

use std::ops::Range;

use super::{
    category::ReasonCategory,
    claims::{Claim, Stance, category},
    clauses::{Clause, Joint},
    lexicon::Lexicon,
    sense::Sense,
    signs::{Sign, signs},
    words,
};

/// A stretch of the message that may be the reason, and how much speaks for it.
struct Candidate {
    signs: Range<usize>,
    weight: usize,
}

/// The best stretch for a reason: what follows "vì", else what keeps the member away, else what else is said.
pub(super) fn reason(
    signs: &[Sign],
    clauses: &[Clause],
    claims: &[Claim],
    sure: bool,
) -> Option<(Range<usize>, ReasonCategory)> {
    let mut best: Option<Candidate> = None;
    for clause in clauses {
        for stretch in stretches(signs, clause, claims) {
            let stretch = trim(signs, stretch);
            let weight = weight(&signs[stretch.clone()], clause.joint == Joint::Because, sure);
            if weight > 0 && best.as_ref().is_none_or(|best| weight >= best.weight) {
                best = Some(Candidate { signs: stretch, weight });
            }
        }
    }
    let best = best?.signs;
    let kind = signs[best.clone()].iter().filter_map(|sign| category(sign.sense));
    let kind = kind.min_by_key(|kind| *kind == ReasonCategory::Other).unwrap_or(ReasonCategory::Other);
    Some((signs[best.start].span.start..signs[best.end - 1].span.end, kind))
}

/// The category of a reason that was given by itself.
pub(super) fn categorise(text: &str) -> ReasonCategory {
    let found = signs(&words::split(text), Lexicon::shipped());
    let kinds = found.iter().filter_map(|sign| category(sign.sense));
    kinds.min_by_key(|kind| *kind == ReasonCategory::Other).unwrap_or(ReasonCategory::Other)
}

/// What is left of a statement beside what it says about coming.
fn stretches(signs: &[Sign], clause: &Clause, claims: &[Claim]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut from = clause.signs.start;
    for claim in claims.iter().filter(|claim| clause.signs.contains(&claim.sign)) {
        match claim.stance {
            Stance::Busy => {}
            Stance::Ask | Stance::Proposal => return Vec::new(),
            _ => {
                stretches.push(from..predicate_start(signs, claim, from));
                from = predicate_end(signs, claim.sign + 1, clause.signs.end);
            }
        }
    }
    stretches.push(from..clause.signs.end);
    stretches.retain(|stretch| stretch.start < stretch.end);
    stretches
}

/// The negation, the subject and the helpers before a predicate belong to it.
fn predicate_start(signs: &[Sign], claim: &Claim, from: usize) -> usize {
    let helps = |sense: Sense| {
        use Sense::{
            Can, Go, Have, Kin, Light, Maybe, Me, Must, Not, NotYet, Still, Sure, Then, Want, Where,
        };
        matches!(sense, Can | Go | Have | Kin | Light | Maybe | Me | Must | Not | NotYet | Still | Sure)
            || matches!(sense, Then | Want | Where)
    };
    let mut start = claim.sign.max(from);
    while start > from && helps(signs[start - 1].sense) {
        start -= 1;
    }
    start
}

fn predicate_end(signs: &[Sign], from: usize, end: usize) -> usize {
    let belongs = |sense: Sense| matches!(sense, Sense::Can | Sense::Not | Sense::Where) || sheds(sense);
    (from..end).find(|at| !belongs(signs[*at].sense)).unwrap_or(end)
}

fn trim(signs: &[Sign], stretch: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = stretch;
    while start < end && sheds_before(signs, start, end) {
        start += 1;
    }
    while start < end && sheds_after(signs[end - 1].sense) {
        end -= 1;
    }
    start..end
}

fn sheds_before(signs: &[Sign], at: usize, end: usize) -> bool {
    match signs[at].sense {
        // "Con ốm" is the child; "con bận" is the speaker.
        Sense::Child => !(at + 1 < end && category(signs[at + 1].sense) == Some(ReasonCategory::Health)),
        Sense::Light => false,
        Sense::Have | Sense::Not | Sense::NotYet | Sense::Must => false,
        sense => sheds(sense),
    }
}

fn sheds_after(sense: Sense) -> bool {
    sheds(sense) && !matches!(sense, Sense::Time) || matches!(sense, Sense::Child | Sense::After | Sense::Tag)
}

/// Words that are never the reason itself.
fn sheds(sense: Sense) -> bool {
    use Sense::{Call, End, Kin, Leave, Maybe, Me, Name, No, Now, Oi, Past, Polite, Still, Then, Time, Yes};
    matches!(sense, Call | End | Kin | Leave | Maybe | Me | Name | No | Now | Oi | Past)
        || matches!(sense, Polite | Still | Then | Time | Yes | Sense::Depends)
}

fn weight(stretch: &[Sign], because: bool, sure: bool) -> usize {
    let kind =
        stretch.iter().filter_map(|sign| category(sign.sense)).min_by_key(|k| *k == ReasonCategory::Other);
    let strange = stretch.iter().any(|sign| sign.sense == Sense::Unknown);
    match kind {
        _ if because && !stretch.is_empty() => 4,
        Some(ReasonCategory::Other) if sure && !strange => 2,
        Some(_) => 3,
        None if sure && strange => 1,
        None => 0,
    }
}
