//! What each statement claims about the sender, with negations, persons, times and conditions weighed.

use super::{
    category::ReasonCategory,
    clauses::{Clause, Joint},
    sense::Sense,
    signs::Sign,
    statement::Statement,
};

/// What a statement says of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Will come.
    Come,
    /// Will not come.
    Stay,
    /// Will come late.
    Late,
    /// Has something that keeps them away.
    Busy,
    /// Has nothing that keeps them away.
    Free,
    /// "Vâng", "có", and no more.
    Yes,
    /// "Không", and no more.
    No,
    /// Does not know yet.
    Doubt,
    /// Asks.
    Ask,
    /// Could be read in two ways, or not at all.
    Unclear,
    /// Proposes something to the branch.
    Proposal,
}

impl Stance {
    /// What it becomes when it is taken back.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Come => Self::Stay,
            Self::Stay => Self::Come,
            Self::Busy => Self::Free,
            Self::Free => Self::Busy,
            Self::Late => Self::Free,
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Doubt | Self::Ask | Self::Unclear | Self::Proposal => self,
        }
    }
}

/// One claim of the message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// What it says.
    pub stance: Stance,
    /// Whether it says so plainly: "dự", "không đi được", but not "đi".
    pub firm: bool,
    /// Whether it asks to stay away: "xin nghỉ".
    pub request: bool,
    /// Whom it was said of.
    pub who: Who,
    /// Grows with every "nhưng" and "nên": the last counts.
    pub turn: usize,
    /// The sign it stands on.
    pub sign: usize,
    /// The first sign that belongs to it: its subject, its negation.
    pub from: usize,
}

/// What one statement hands on to the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Carried {
    /// Somebody else, if it said something of them and the next may go on; else nobody.
    pub who: Who,
    /// Somebody else is quoted: "bác Năm nói …".
    pub quoting: bool,
    /// It told of the past, and the next goes on with that.
    pub past: bool,
    /// It told of the past, "tưởng bận", whether or not the next goes on with that.
    pub recalls: bool,
    /// The others are to begin without the sender.
    pub ahead: bool,
    /// The message has said already what keeps the member away.
    pub hindered: bool,
    /// The message has said already that the member comes.
    pub promised: bool,
    /// "Đón con xong …"
    pub after: bool,
    /// "… thì"
    pub condition: bool,
    /// "Tan học 19h15 …"
    pub clock: bool,
    /// Somebody else did something first: "sếp cho nghỉ sớm em sẽ qua".
    pub favour: bool,
    /// It ended politely: "… ạ".
    pub ended: bool,
    /// A question goes on without a pause.
    pub asking: bool,
    /// The turn of the message, see [`Claim::turn`].
    pub turn: usize,
}

/// Whom a statement is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Who {
    /// Nobody is named: the sender.
    #[default]
    Unsaid,
    /// The sender, by name or pronoun.
    Sender,
    /// Somebody of the family.
    Family,
    /// "Đ/c Lan có mặt", at the beginning: the sender in the third person, or somebody else.
    Comrade,
    /// Somebody else.
    Other,
}

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

/// The category of a sign that keeps the member away.
pub(super) fn category(sense: Sense) -> Option<ReasonCategory> {
    match sense {
        Sense::Busy(category) | Sense::Elsewhere(category) => Some(category),
        _ => None,
    }
}
