//! What each statement claims about the sender, with negations, persons, times and conditions weighed.

use super::{
    claim::{Carried, Claim, Stance, Who},
    clauses::{Clause, Joint},
    sense::Sense,
    sign::Sign,
    statement::Statement,
};

/// Everything the message claims about its sender.
pub(super) fn claims(signs: &[Sign], clauses: &[Clause]) -> Vec<Claim> {
    let for_another = speaks_for_another(signs);
    let mut claims = Vec::new();
    let mut carried = Carried::default();
    for (i, clause) in clauses.iter().enumerate() {
        let conditional = sentence(clauses, i).any(|other| other.has(signs, Sense::If));
        let mut statement = Statement::new(signs, clause, carried, conditional);
        let before = i.checked_sub(1).map(|before| &clauses[before]);
        statement.never = before.is_some_and(|before| mocks(signs, before, clause));
        statement.lost_not = before.is_some_and(|before| mutters(signs, before, clause));
        statement.read();
        let goes_on = !carried.ended || signs[clause.signs.start].sense == Sense::Already;
        if clause.joint == Joint::Run && statement.asks() && goes_on {
            let start = run_start(clauses, i);
            claims.retain(|claim: &Claim| claim.sign < start || claim.stance == Stance::Doubt);
        }
        if statement.relieves {
            let relieved = |claim: &Claim| statement.who != Who::Family || claim.who == Who::Family;
            claims.retain(|claim: &Claim| claim.stance != Stance::Busy || !relieved(claim));
        }
        let own = !for_another || names_sender(signs, clause) && !clause.has(signs, Sense::Behalf);
        claims.extend(statement.claims.iter().filter(|claim| own || claim.stance == Stance::Ask));
        carried = statement.hand_on(clauses.get(i + 1));
    }
    claims
}

/// "Báo hộ anh Nam", but not "anh báo hộ em".
fn speaks_for_another(signs: &[Sign]) -> bool {
    let own = |at: usize| {
        let then = |after: usize| signs.get(at + after).map(|sign| sign.sense);
        then(1) == Some(Sense::Me) && then(2) != Some(Sense::Name)
    };
    (0..signs.len()).any(|at| signs[at].sense == Sense::Behalf && !own(at))
}

/// "Em", but not "em Tuấn" nor "mệ tui".
fn names_sender(signs: &[Sign], clause: &Clause) -> bool {
    let named = |at: usize| signs.get(at + 1).is_some_and(|next| next.sense == Sense::Name);
    let owns = |at: usize| at > 0 && matches!(signs[at - 1].sense, Sense::Kin | Sense::Family);
    clause.signs.clone().any(|at| signs[at].sense == Sense::Me && !named(at) && !owns(at))
}

/// "Lấy ai trông con mà đi": a question, then "mà", then what it makes impossible.
fn mocks(signs: &[Sign], before: &Clause, clause: &Clause) -> bool {
    let asks = |sense: Sense| matches!(sense, Sense::Ask | Sense::Where | Sense::How | Sense::Never);
    echoes(signs, before, clause) && before.words(signs).iter().any(|sign| asks(sign.sense))
}

/// The same without marks, where "dau" may be "đâu".
fn mutters(signs: &[Sign], before: &Clause, clause: &Clause) -> bool {
    echoes(signs, before, clause) && before.has(signs, Sense::Unclear)
}

/// Whether "mà" and then at once a predicate join the two.
fn echoes(signs: &[Sign], before: &Clause, clause: &Clause) -> bool {
    let joined = clause.joint == Joint::But && before.signs.end + 1 == clause.signs.start;
    let first = signs[clause.signs.start].sense;
    joined && matches!(first, Sense::Go | Sense::Attend | Sense::Away | Sense::Meet | Sense::Not)
}

/// The sign with which the run of statements without a pause begins.
fn run_start(clauses: &[Clause], i: usize) -> usize {
    let first = (0..=i).rev().find(|at| clauses[*at].joint != Joint::Run).unwrap_or(0);
    clauses[first].signs.start
}

/// The statements up to the next full stop or "nhưng", on both sides.
fn sentence(clauses: &[Clause], i: usize) -> impl Iterator<Item = &Clause> {
    let ends = |clause: &Clause| matches!(clause.joint, Joint::Stop | Joint::But);
    let first = (0..=i).rev().find(|at| ends(&clauses[*at])).unwrap_or(0);
    let last = (i + 1..clauses.len()).find(|at| ends(&clauses[*at])).unwrap_or(clauses.len());
    clauses[first..last].iter()
}
