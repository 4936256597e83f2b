//! The member's reason, as a verbatim part of what they wrote, and its category.

use std::ops::Range;

use super::{
    category::ReasonCategory,
    claim::{Claim, Stance},
    clauses::{Clause, Joint},
    lexicon::Lexicon,
    sense::Sense,
    sign::Sign,
    signs::signs,
    words,
};

/// A stretch of the message that may be the reason, and how much speaks for it.
struct Candidate {
    signs: Range<usize>,
    weight: usize,
    /// The statement it stands in.
    clause: usize,
}

/// From here on a stretch is a reason by itself, and not only what is left.
const PLAIN: usize = 3;

/// The best stretch for a reason: what follows "vì", else what keeps the member away, else what else is said.
pub(super) fn reason(
    signs: &[Sign],
    clauses: &[Clause],
    claims: &[Claim],
    sure: bool,
) -> Option<(Range<usize>, ReasonCategory)> {
    let found = candidates(signs, clauses, claims, sure);
    let best = found.iter().max_by_key(|candidate| candidate.weight)?;
    let best = Some(with_neighbours(signs, clauses, &found, best)).filter(|best| best.start < best.end)?;
    let kind = signs[best.clone()].iter().filter_map(|sign| sign.sense.category());
    let kind = kind.min_by_key(|kind| *kind == ReasonCategory::Other).unwrap_or(ReasonCategory::Other);
    Some((signs[best.start].span.start..signs[best.end - 1].span.end, kind))
}

/// Every stretch that may be the reason, in the order of the message.
fn candidates(signs: &[Sign], clauses: &[Clause], claims: &[Claim], sure: bool) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (i, clause) in clauses.iter().enumerate().filter(|(_, clause)| !conditional(clause.words(signs))) {
        for (stretch, depends) in stretches(signs, clause, claims) {
            let stretch = trim(signs, stretch);
            let so = clauses.get(i + 1).is_some_and(|next| next.joint == Joint::So);
            let because = clause.joint == Joint::Because || depends || so;
            let claimed = claims.iter().any(|claim| stretch.contains(&claim.sign));
            let weight = match weight(&signs[stretch.clone()], because, sure) {
                _ if !sure && !claimed && !because => 0,
                weight => weight,
            };
            if weight > 0 {
                found.push(Candidate { signs: stretch, weight, clause: i });
            }
        }
    }
    found
}

/// "Tuổi cao, mắt mờ": reasons that follow each other with a comma are one; "thứ Hai mới về" belongs to it.
fn with_neighbours(
    signs: &[Sign],
    clauses: &[Clause],
    found: &[Candidate],
    best: &Candidate,
) -> Range<usize> {
    let mut whole = best.signs.clone();
    let joined = |i: usize| clauses.get(i).is_some_and(|clause| clause.joint == Joint::Pause);
    let reason = |i: usize| found.iter().rfind(|other| other.clause == i && other.weight >= PLAIN);
    let unnamed = |i: usize| !clauses[i].has(signs, Sense::Me) && !clauses[i].has(signs, Sense::Kin);
    let ends = |i: usize, end: usize| signs[end..clauses[i].signs.end].iter().all(|sign| sheds(sign.sense));
    let mut first = best.clause;
    while first > 0 && joined(first) && unnamed(first) {
        let Some(before) = reason(first - 1).filter(|before| ends(first - 1, before.signs.end)) else {
            break;
        };
        (whole.start, first) = (before.signs.start, first - 1);
    }
    let mut last = best.clause;
    while joined(last + 1) && unnamed(last + 1) && ends(last, whole.end) {
        let returns =
            clauses[last + 1].has(signs, Sense::OnlyThen) && clauses[last + 1].has(signs, Sense::Go);
        let Some(end) =
            reason(last + 1).map(|next| next.signs.end).or(returns.then(|| clauses[last + 1].signs.end))
        else {
            break;
        };
        (whole.end, last) = (end, last + 1);
    }
    trim_end(signs, whole)
}

/// The category of a reason that was given by itself.
pub(super) fn categorise(text: &str, lexicon: &Lexicon) -> ReasonCategory {
    let found = signs(&words::split(text), lexicon);
    let kinds = found.iter().filter_map(|sign| sign.sense.category());
    kinds.min_by_key(|kind| *kind == ReasonCategory::Other).unwrap_or(ReasonCategory::Other)
}

fn conditional(words: &[Sign]) -> bool {
    words.iter().any(|sign| matches!(sign.sense, Sense::If | Sense::Then | Sense::Mistake))
}

/// What is left of a statement beside what it says about coming; and whether it follows "còn tùy".
///
/// If another statement says plainly "vắng" or "muộn", then "chưa về kịp" in this one is part of the reason.
fn stretches(signs: &[Sign], clause: &Clause, claims: &[Claim]) -> Vec<(Range<usize>, bool)> {
    let mut stretches = Vec::new();
    let said_elsewhere =
        claims.iter().any(|claim| !clause.signs.contains(&claim.sign) && plain(signs, claim));
    let (mut from, mut depends, mut caused) = (clause.signs.start, false, false);
    for claim in claims.iter().filter(|claim| clause.signs.contains(&claim.sign)) {
        let sense = signs[claim.sign].sense;
        let told = said_elsewhere && !plain(signs, claim) && claim.stance != Stance::Come;
        match claim.stance {
            Stance::Ask | Stance::Proposal => return Vec::new(),
            Stance::Yes | Stance::No => {}
            _ if sense.is_cause() || matches!(sense, Sense::Await | Sense::Unknown | Sense::Have) => {
                caused |= sense.is_cause();
                continue;
            }
            Stance::Unclear | Stance::Busy if caused && sense == Sense::Go => continue,
            _ if told && matches!(sense, Sense::Go | Sense::Have | Sense::Meet | Sense::Unclear) => continue,
            Stance::Come
            | Stance::Stay
            | Stance::Late
            | Stance::Busy
            | Stance::Free
            | Stance::Doubt
            | Stance::Unclear => {}
        }
        stretches.push((from..predicate_start(signs, claim, from), depends));
        from = predicate_end(signs, claim.sign + 1, clause.signs.end);
        depends = sense == Sense::Depends;
    }
    stretches.push((from..clause.signs.end, depends));
    stretches.retain(|(stretch, _)| stretch.start < stretch.end);
    stretches
}

/// Whether the claim is made by a word that says so itself: "vắng", "không dự được", "muộn".
fn plain(signs: &[Sign], claim: &Claim) -> bool {
    use Sense::{Attend, Away, Go, Late, Leave, Request};
    let sense = signs[claim.sign].sense;
    let leaves = sense == Sense::Leave || matches!(claim.stance, Stance::Stay | Stance::Late) && claim.firm;
    let not_yet = sense == Sense::Go
        && signs[claim.from.min(claim.sign)..claim.sign].iter().any(|sign| sign.sense == Sense::NotYet);
    let arrives = sense == Sense::Go && claim.stance == Stance::Late;
    leaves && !not_yet && !arrives && matches!(sense, Attend | Away | Go | Late | Leave | Request)
}

/// The negation, the subject and the helpers before a predicate belong to it.
fn predicate_start(signs: &[Sign], claim: &Claim, from: usize) -> usize {
    let helps = |sense: Sense| {
        use Sense::{
            Bound, Can, Go, Have, Kin, Light, Maybe, Me, Not, NotYet, Still, Sure, Then, Want, Where,
        };
        matches!(sense, Can | Go | Have | Kin | Light | Maybe | Me | Bound | Not | NotYet | Still | Sure)
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
    let mut start = after_subject(signs, stretch.start, stretch.end);
    while start < stretch.end && sheds_before(signs, start, stretch.end) {
        start += 1;
    }
    trim_end(signs, start..stretch.end)
}

fn trim_end(signs: &[Sign], stretch: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = stretch.clone();
    // What is done first, "đón con xong mới qua", but "chưa xong", "mới mổ xong".
    let goes_on = |at: usize| {
        let next = signs.get(at + 1).map(|next| next.sense);
        !matches!(next, Some(Sense::Unknown | Sense::Elsewhere(_) | Sense::Busy(_)))
    };
    let done = |at: usize| {
        use ReasonCategory::{Health, Maternity};
        !matches!(signs[at - 1].sense, Sense::NotYet | Sense::OnlyThen | Sense::Busy(Health | Maternity))
    };
    let first = |at: &usize| signs[*at].sense == Sense::After && done(*at) && goes_on(*at);
    let fresh = start < end && matches!(signs[start].sense, Sense::OnlyThen | Sense::Light);
    if let Some(done) = (start + 1..end).find(first).filter(|_| !fresh) {
        end = done;
    }
    // "Chờ kết quả khám rồi mới biết", "chờ sếp duyệt đã".
    let decides = |sense: Sense| matches!(sense, Sense::OnlyThen | Sense::Doubt);
    let awaited = (start..end).find(|at| signs[*at].sense == Sense::Await).unwrap_or(end);
    if let Some(after) = (awaited..end).find(|at| decides(signs[*at].sense)) {
        end = after;
    }
    while awaited < end && signs[end - 1].sense == Sense::Light {
        end -= 1;
    }
    let called = |end: usize| {
        let before = end.checked_sub(2).map(|before| signs[before].sense);
        let closed = before.and_then(Sense::category).is_some_and(|kind| kind != ReasonCategory::Family);
        let sets_off =
            matches!(before, Some(Sense::Already | Sense::End | Sense::Polite | Sense::Time | Sense::Degree))
                || closed
                || before == Some(Sense::Light) && end < stretch.end;
        matches!(signs[end - 1].sense, Sense::Child | Sense::Kin) && sets_off
    };
    while start < end && (sheds_after(signs, start, end) || called(end)) {
        end -= 1;
    }
    start..end
}

/// "Báo cáo anh là tối đó em phải trực": the reason begins after the "em", unless it is whose chân it is that hurts.
fn after_subject(signs: &[Sign], start: usize, end: usize) -> usize {
    let owned = |sense: Sense| {
        matches!(sense, Sense::Unknown | Sense::Family | Sense::Child | Sense::Kin | Sense::And)
    };
    let cause = (start..end).find(|at| signs[*at].sense.is_cause()).unwrap_or(start);
    let subject = (start..cause).rev().find(|at| signs[*at].sense == Sense::Me);
    let subject = subject.filter(|at| *at > start && !owned(signs[*at - 1].sense));
    let told = |at: usize| {
        signs[at].numeral || matches!(signs[at].sense, Sense::Family | Sense::Not | Sense::NotYet)
    };
    subject.filter(|at| !(start..*at).any(told)).map_or(start, |at| at + 1)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "any other of a hundred senses is shed on both sides alike"
)]
fn sheds_before(signs: &[Sign], at: usize, end: usize) -> bool {
    match signs[at].sense {
        // "Con ốm" is the child; "con bận" is the speaker.
        Sense::Child | Sense::Kin => {
            let next = signs[at + 1..end].iter().find(|sign| !sign.sense.helps()).map(|sign| sign.sense);
            let ill = next.and_then(Sense::category) == Some(ReasonCategory::Health)
                && signs[at].sense == Sense::Child;
            !(ill || next == Some(Sense::Me))
        }
        Sense::Light => false,
        Sense::Have | Sense::Not | Sense::NotYet | Sense::Bound => false,
        sense => sheds(sense),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "any other of a hundred senses is shed on both sides alike"
)]
fn sheds_after(signs: &[Sign], start: usize, end: usize) -> bool {
    match signs[end - 1].sense {
        Sense::Tag | Sense::OnlyThen => true,
        Sense::Past => end < start + 2,
        Sense::Child | Sense::Kin | Sense::Time | Sense::Name => false,
        Sense::Me => end < 2 || signs[end - 2].sense != Sense::Family,
        sense => sheds(sense),
    }
}

/// Words that are never the reason itself.
fn sheds(sense: Sense) -> bool {
    use Sense::{
        Already, Call, End, Kin, Leave, Maybe, Me, Name, No, Now, Oi, Past, Polite, Still, Then, Time, Yes,
    };
    matches!(sense, Already | Call | End | Kin | Leave | Maybe | Me | Name | No | Now | Oi | Past)
        || matches!(sense, Polite | Still | Then | Time | Yes | Sense::Depends)
}

fn weight(stretch: &[Sign], because: bool, sure: bool) -> usize {
    let kind =
        stretch.iter().filter_map(|sign| sign.sense.category()).min_by_key(|k| *k == ReasonCategory::Other);
    let tied = stretch.iter().any(|sign| sign.sense == Sense::Bound);
    let strange = stretch.iter().any(|sign| sign.sense == Sense::Unknown && (tied || !sign.capital));
    let empty = stretch.iter().any(|sign| matches!(sign.sense, Sense::Nothing | Sense::Ask));
    let waits = stretch.iter().any(|sign| sign.sense == Sense::Await);
    match kind {
        _ if because && !stretch.is_empty() => 4,
        _ if waits => 3,
        Some(ReasonCategory::Other) if !sure && !strange => 0,
        Some(ReasonCategory::Other) if sure && !strange => 2,
        Some(_) => 3,
        None if sure && strange && !empty && stretch.len() > 1 => 1,
        None => 0,
    }
}
