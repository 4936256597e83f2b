//! Whether a statement asks, only seems to ask, or sets a condition.

use super::{
    clauses::{Clause, says_something},
    sense::Sense,
    sign::Sign,
};

/// Whether the statement is a question that waits for an answer.
pub(super) fn asks(signs: &[Sign], clause: &Clause) -> bool {
    let mut words = &signs[condition_end(signs, clause).unwrap_or(clause.signs.start)..clause.signs.end];
    // "Vắng mấy buổi thì bị phạt" asks, "bao giờ khỏe thì tôi đi" does not.
    if !words.iter().any(|sign| stance(sign.sense)) {
        words = clause.words(signs);
    }
    let has = |sense| words.iter().any(|sign| sign.sense == sense);
    let opens = |sense: Sense| {
        matches!(sense, Sense::Doubt | Sense::Depends | Sense::Await | Sense::Never | Sense::Try)
    };
    let open = words.iter().take_while(|sign| sign.sense != Sense::Ask).any(|sign| opens(sign.sense));
    if open || rhetorical(signs, clause) && !(clause.asked && has(Sense::Not)) {
        return false;
    }
    let meetings = words.windows(2).any(|pair| pair[0].sense == Sense::Or && pair[1].sense == Sense::Meet);
    let which =
        meetings || has(Sense::Or) && !has(Sense::Though) && !words.iter().any(|sign| stance(sign.sense));
    ends_in_not(words)
        || asks_what(words)
        || asks_where(words)
        || which
        || has(Sense::How)
        || ends_in(words, Sense::Tag)
        || seeks(words)
        || clause.asked
}

fn stance(sense: Sense) -> bool {
    matches!(sense, Sense::Attend | Sense::Go | Sense::Away | Sense::Request | Sense::Free)
}

/// "Họp ở đâu", "đổi sang đâu": not "đi đâu mà đi", and not after a negation.
fn asks_where(words: &[Sign]) -> bool {
    words.windows(2).enumerate().any(|(at, pair)| {
        let place =
            matches!(pair[0].sense, Sense::Go | Sense::Meet | Sense::At) && pair[1].sense == Sense::Where;
        let denied =
            |sign: &Sign| matches!(sign.sense, Sense::Not | Sense::NotYet | Sense::Have) || sign.negative;
        let end = words[at + 2..].iter().all(|sign| sign.sense.is_plain());
        place && end && !words[..at].iter().any(denied)
    })
}

/// "Tài liệu đâu ạ": nothing is said but the thing that is looked for.
fn seeks(words: &[Sign]) -> bool {
    let said = |sign: &Sign| says_something(sign.sense) || matches!(sign.sense, Sense::Not | Sense::NotYet);
    ends_in(words, Sense::Where) && !words.iter().any(said)
}

/// "Ốm thế này thì đi kiểu gì": no question, where something keeps the member away.
pub(super) fn despairs(signs: &[Sign], clause: &Clause) -> bool {
    let hindered = signs.iter().any(|sign| sign.sense.is_cause());
    let moves = [Sense::Go, Sense::Attend, Sense::Meet].iter().any(|moves| clause.has(signs, *moves));
    let open = clause.has(signs, Sense::If) || clause.has(signs, Sense::Not) || clause.has(signs, Sense::Can);
    let then = condition_end(signs, clause);
    let so =
        then.is_some_and(|then| signs[clause.signs.start..then].iter().any(|sign| sign.sense == Sense::End));
    clause.has(signs, Sense::How) && hindered && moves && !open && !clause.asked && (then.is_none() || so)
}

/// "Không đi sao được", "đi thế nào được": a statement that means the opposite of what it says.
pub(super) fn rhetorical(signs: &[Sign], clause: &Clause) -> bool {
    clause.signs.clone().any(|at| denied(signs, clause, at))
}

/// Whether this predicate is denied so: it stands next to the "sao", with a "được".
pub(super) fn denied(signs: &[Sign], clause: &Clause, at: usize) -> bool {
    let stands = |at: usize| {
        matches!(signs[at].sense, Sense::Attend | Sense::Go | Sense::Meet | Sense::Away | Sense::At)
    };
    let Some(how) = clause.signs.clone().find(|at| signs[*at].sense == Sense::How) else { return false };
    let mut between = at.min(how) + 1..at.max(how);
    stands(at) && !between.any(stands) && clause.has(signs, Sense::Can)
}

/// "Đi được không", "có chuyên đề không": a negation at the end with nothing after it to negate.
fn ends_in_not(words: &[Sign]) -> bool {
    let Some((last, before)) = trimmed(words).split_last() else { return false };
    let negates = matches!(last.sense, Sense::Not | Sense::NotYet);
    let subject =
        |sense: Sense| sense.is_plain() || matches!(sense, Sense::Name | Sense::Maybe | Sense::Polite);
    let now = |sense: Sense| matches!(sense, Sense::Now | Sense::Then | Sense::But | Sense::Yes | Sense::No);
    let perhaps = before.last().is_some_and(|sign| sign.sense == Sense::Maybe);
    negates
        && !perhaps
        && before.iter().any(|sign| !subject(sign.sense) && !now(sign.sense) && sign.sense != Sense::Not)
}

/// A word that asks, unless a negation before it makes it mean "nothing", "nobody".
fn asks_what(words: &[Sign]) -> bool {
    let Some(at) = words.iter().position(|sign| sign.sense == Sense::Ask) else { return false };
    let negated = words[..at].iter().any(|sign| matches!(sign.sense, Sense::Not | Sense::NotYet));
    let nothing_at_all = words[at..].iter().any(|sign| sign.sense == Sense::Where);
    !negated && !nothing_at_all && !words.iter().any(|sign| sign.sense == Sense::Still)
}

fn ends_in(words: &[Sign], sense: Sense) -> bool {
    let polite = |sign: &&Sign| sign.sense.is_plain() || matches!(sign.sense, Sense::Name | Sense::Maybe);
    words.iter().rev().find(|sign| !polite(sign)).is_some_and(|last| last.sense == sense)
        && words.iter().any(|sign| !sign.sense.is_plain() && sign.sense != sense)
}

fn trimmed(words: &[Sign]) -> &[Sign] {
    let polite = |sign: &Sign| {
        sign.sense.is_plain() || matches!(sign.sense, Sense::Name | Sense::Tag | Sense::Child | Sense::Maybe)
    };
    let end = words.iter().rposition(|sign| !polite(sign)).map_or(0, |last| last + 1);
    &words[..end]
}

/// Where the condition ends: "khỏe **thì** tôi đi". None if "thì" only points at its topic: "tôi thì đi".
pub(super) fn condition_end(signs: &[Sign], clause: &Clause) -> Option<usize> {
    let then = clause.signs.clone().find(|at| signs[*at].sense == Sense::Then)?;
    let topic = |sense: Sense| {
        sense.is_plain()
            || matches!(
                sense,
                Sense::Name | Sense::Child | Sense::Them | Sense::Family | Sense::Now | Sense::Meet
            )
    };
    let before = &signs[clause.signs.start..then];
    let after = &signs[then..clause.signs.end];
    let spite = after.iter().any(|sign| sign.sense == Sense::Still);
    let lets = before.iter().any(|sign| sign.sense == Sense::Let);
    ((lets || !before.iter().all(|sign| topic(sign.sense))) && !spite).then_some(then)
}
