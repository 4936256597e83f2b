//! What each statement claims about the sender, with negations, persons, times and conditions weighed.

use super::{
    category::ReasonCategory,
    clauses::{Clause, Joint},
    questions,
    sense::Sense,
    signs::Sign,
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

/// One claim of the message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// What it says.
    pub stance: Stance,
    /// Whether it says so plainly: "dự", "không đi được", but not "đi".
    pub firm: bool,
    /// Grows with every "nhưng" and "nên": the last counts.
    pub turn: usize,
    /// The sign it stands on.
    pub sign: usize,
    /// The first sign that belongs to it: its subject, its negation.
    pub from: usize,
}

/// What one statement hands on to the next.
#[derive(Debug, Clone, Copy, Default)]
struct Carried {
    who: Who,
    /// Somebody else is quoted: "bác Năm nói …".
    quoting: bool,
    past: bool,
    /// "Đón con xong …"
    after: bool,
    /// "… thì"
    condition: bool,
    /// Somebody else did something first: "sếp cho nghỉ sớm em sẽ qua".
    favour: bool,
    /// It ended politely: "… ạ".
    ended: bool,
    /// A question goes on without a pause.
    asking: bool,
    turn: usize,
}

/// Whom a statement is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Who {
    /// Nobody is named: the sender.
    #[default]
    Unsaid,
    Sender,
    Family,
    Other,
}

/// Everything the message claims about its sender.
pub(super) fn claims(signs: &[Sign], clauses: &[Clause]) -> Vec<Claim> {
    let for_another = signs.iter().any(|sign| sign.sense == Sense::Behalf);
    let mut claims = Vec::new();
    let mut carried = Carried::default();
    for (i, clause) in clauses.iter().enumerate() {
        let conditional = sentence(clauses, i).any(|other| has(signs, other, Sense::If));
        let mut statement = Statement::new(signs, clause, carried, conditional);
        statement.never = i > 0 && mocks(signs, &clauses[i - 1], clause);
        statement.read();
        if clause.joint == Joint::Run && statement.asks() && !carried.ended {
            let start = run_start(clauses, i);
            claims.retain(|claim: &Claim| claim.sign < start || claim.stance == Stance::Doubt);
        }
        let own = !for_another || has(signs, clause, Sense::Me) && !has(signs, clause, Sense::Behalf);
        claims.extend(statement.claims.iter().filter(|claim| own || claim.stance == Stance::Ask));
        carried = statement.hand_on(clauses.get(i + 1), signs);
    }
    claims
}

/// "Lấy ai trông con mà đi": a question, then "mà", then what it makes impossible.
fn mocks(signs: &[Sign], before: &Clause, clause: &Clause) -> bool {
    let joined = clause.joint == Joint::But && before.signs.end + 1 == clause.signs.start;
    let asks = |sense: Sense| matches!(sense, Sense::Ask | Sense::Where | Sense::How | Sense::Never);
    let first = signs[clause.signs.start].sense;
    joined
        && matches!(first, Sense::Go | Sense::Attend | Sense::Away | Sense::Meet | Sense::Not)
        && signs[before.signs.clone()].iter().any(|sign| asks(sign.sense))
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

fn has(signs: &[Sign], clause: &Clause, sense: Sense) -> bool {
    signs[clause.signs.clone()].iter().any(|sign| sign.sense == sense)
}

/// One statement while it is read from left to right.
struct Statement<'a> {
    signs: &'a [Sign],
    clause: &'a Clause,
    carried: Carried,
    who: Who,
    /// Negations that still wait for what they negate.
    nots: usize,
    not_yet: bool,
    /// A rhetorical question: everything after it is meant the other way round.
    never: bool,
    /// A negation went to a word we do not know.
    lost_not: bool,
    past: bool,
    want: bool,
    bound: bool,
    hedged: bool,
    proposes: bool,
    /// Where the claim under way begins.
    from: usize,
    claims: Vec<Claim>,
}

impl<'a> Statement<'a> {
    fn new(signs: &'a [Sign], clause: &'a Clause, before: Carried, conditional: bool) -> Self {
        let turned = matches!(clause.joint, Joint::But | Joint::So);
        let carried = Carried {
            turn: before.turn + usize::from(turned),
            quoting: before.quoting && clause.joint != Joint::But,
            ..before
        };
        Self {
            signs,
            clause,
            carried,
            who: if turned { Who::Unsaid } else { before.who },
            nots: 0,
            not_yet: false,
            never: false,
            lost_not: false,
            past: before.past && !turned,
            want: false,
            bound: false,
            hedged: conditional
                || before.condition && !has(signs, clause, Sense::Still)
                || has(signs, clause, Sense::Maybe),
            proposes: false,
            from: clause.signs.start,
            claims: Vec::new(),
        }
    }

    fn read(&mut self) {
        if questions::asks(self.signs, self.clause) {
            return self.claim(Stance::Ask, true, self.clause.signs.start);
        }
        let condition = questions::condition_end(self.signs, self.clause);
        for at in self.clause.signs.clone() {
            if Some(at) == condition {
                self.hedged = true;
                self.claims.clear();
                self.from = at + 1;
            }
            self.step(at);
        }
        self.close();
    }

    fn step(&mut self, at: usize) {
        match self.signs[at].sense {
            Sense::Me | Sense::Kin | Sense::Child | Sense::Them | Sense::Family | Sense::Call => {
                self.person(at)
            }
            Sense::Oi => self.who = Who::Unsaid,
            Sense::Not => self.nots += 1,
            Sense::Never => self.never = true,
            Sense::NotYet => {
                self.nots += 1;
                self.not_yet = true;
            }
            Sense::Where => self.where_word(at),
            Sense::Over => self.over(at),
            Sense::Can => self.able(at),
            Sense::Past => self.past = true,
            Sense::Now => (self.past, self.who) = (false, Who::Unsaid),
            Sense::Want => self.want = true,
            Sense::Bound => self.bound = true,
            Sense::Though => self.past = true,
            Sense::Still if has(self.signs, self.clause, Sense::Though) => self.past = false,
            Sense::Say => self.carried.quoting |= self.who == Who::Other,
            Sense::Unknown => self.stranger(at),
            Sense::Feedback => self.proposes |= self.claims.is_empty(),
            sense => self.predicate(sense, at),
        }
    }

    /// A word we do not know takes a negation with it; after "phải" it is what keeps the member away.
    fn stranger(&mut self, at: usize) {
        self.lost_not |= self.nots % 2 == 1;
        (self.nots, self.not_yet) = (0, false);
        let tied = self.follows(at, |sense| sense == Sense::Bound) && !self.signs[at].capital;
        if tied && matches!(self.who, Who::Unsaid | Who::Sender) {
            self.claim(Stance::Busy, false, at);
        }
    }

    fn person(&mut self, at: usize) {
        let next = self.signs.get(at + 1).map(|sign| sign.sense);
        let joined = at > 0 && self.signs[at - 1].sense == Sense::And && self.who == Who::Sender;
        self.who = match self.signs[at].sense {
            _ if joined => Who::Sender,
            Sense::Me if at > self.clause.signs.start && self.signs[at - 1].sense == Sense::Family => {
                self.who
            }
            Sense::Me => Who::Sender,
            Sense::Kin | Sense::Call if next == Some(Sense::Name) => Who::Other,
            Sense::Child | Sense::Kin if next == Some(Sense::Me) => Who::Family,
            Sense::Kin | Sense::Child => Who::Sender,
            Sense::Them => Who::Other,
            Sense::Family => Who::Family,
            _ => self.who,
        };
        if self.nots == 0 {
            self.from = at;
        }
    }

    /// "Hết ốm", "khỏi đi" take back what follows; "ốm đỡ rồi" what was said.
    fn over(&mut self, at: usize) {
        let next = self.signs[at + 1..self.clause.signs.end].iter().find(|sign| sign.sense != Sense::Light);
        let next = next.map(|next| next.sense);
        let follows = matches!(
            next,
            Some(Sense::Go | Sense::Attend | Sense::Away | Sense::Elsewhere(_) | Sense::Bound)
        );
        if follows || next.is_some_and(Sense::is_cause) {
            self.nots += 1;
        } else {
            self.claims.retain(|claim| !self.signs[claim.sign].sense.is_cause());
        }
    }

    /// "Có bận đâu", "vắng đâu" take back; "đâu đi được" negates what follows.
    fn where_word(&mut self, at: usize) {
        let follows = self.signs.get(at + 1).is_some_and(|next| {
            matches!(
                next.sense,
                Sense::Can | Sense::Go | Sense::Attend | Sense::Away | Sense::Busy(_) | Sense::Have
            )
        });
        let in_clause = at + 1 < self.clause.signs.end;
        let negated = self.negated_before(at);
        match self.claims.last_mut() {
            Some(claim) if in_clause && follows => {
                claim.stance = opposite(claim.stance);
                claim.firm = true;
            }
            _ if in_clause && follows => self.nots += 1,
            Some(claim) if !negated && !self.signs[claim.sign].negative => {
                claim.stance = opposite(claim.stance)
            }
            _ => {}
        }
    }

    fn negated_before(&self, sign: usize) -> bool {
        let start = self.clause.signs.start;
        self.signs[start..sign]
            .iter()
            .any(|sign| matches!(sign.sense, Sense::Not | Sense::NotYet | Sense::Where))
    }

    /// "Đi không được": the negation that waits before "được" belongs to what was said before it.
    fn able(&mut self, at: usize) {
        let next = self.signs[at + 1..self.clause.signs.end].iter().find(|sign| !sign.sense.is_plain());
        let serves_next = next.is_some_and(|next| {
            matches!(
                next.sense,
                Sense::Go | Sense::Attend | Sense::Meet | Sense::Away | Sense::Busy(_) | Sense::Free
            )
        });
        if self.lost_not && self.claims.is_empty() {
            self.claim(Stance::Unclear, false, at);
        }
        let rest = &self.signs[self.clause.signs.clone()];
        if self.nots == 0 && rest.iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Can) {
            return self.claim(Stance::Yes, false, at);
        }
        if self.nots % 2 == 0 || serves_next || self.in_clause(&[Sense::Arrange]) {
            return;
        }
        (self.nots, self.not_yet) = (0, false);
        match self.claims.last_mut() {
            Some(claim) if matches!(claim.stance, Stance::Come | Stance::Stay | Stance::Unclear) => {
                claim.stance =
                    if claim.stance == Stance::Unclear { Stance::Stay } else { opposite(claim.stance) };
                claim.firm = true;
            }
            _ => self.claim(Stance::No, true, at),
        }
    }

    fn predicate(&mut self, sense: Sense, at: usize) {
        let negated = (self.nots % 2 == 1) ^ self.never ^ questions::rhetorical(self.signs, self.clause);
        match sense {
            Sense::Go | Sense::Attend | Sense::Meet => return self.coming(sense, at, negated),
            Sense::At if self.leads_away(at) => return,
            Sense::Elsewhere(_) if !self.follows_motion(at) => return,
            Sense::Request if self.unnamed(at) => {
                self.who = Who::Sender;
                self.claim(if negated { Stance::Come } else { Stance::Stay }, true, at);
            }
            Sense::Away | Sense::Request => {
                self.claim(if negated { Stance::Come } else { Stance::Stay }, true, at)
            }
            Sense::Free => self.claim(if negated { Stance::Busy } else { Stance::Free }, false, at),
            Sense::Busy(category) if self.who == Who::Family && !near(category) => {
                self.claim(Stance::Unclear, false, at);
            }
            Sense::Busy(_) | Sense::Elsewhere(_) => {
                self.claim(if negated { Stance::Free } else { Stance::Busy }, false, at);
            }
            Sense::Late => self.claim(if negated { Stance::Free } else { Stance::Late }, !self.hedged, at),
            Sense::Arrange => return self.arrange(at, negated),
            Sense::OnTime => self.on_time(at, negated),
            Sense::Yes => self.claim(if negated { Stance::No } else { Stance::Yes }, false, at),
            Sense::No => self.claim(Stance::No, false, at),
            Sense::Have => return self.have(at),
            Sense::Leave if self.alone(at) => self.claim(Stance::Busy, false, at),
            Sense::Doubt | Sense::Depends | Sense::Await => self.claim(Stance::Doubt, true, at),
            Sense::Unclear => self.claim(Stance::Unclear, false, at),
            _ => return,
        }
        (self.nots, self.not_yet) = (0, false);
    }

    /// "Đi", "dự", "họp": the words after it say whether that is our meeting.
    fn coming(&mut self, sense: Sense, at: usize, negated: bool) {
        if self.leads_on(at) || self.leads_away(at) {
            return;
        }
        let next = self.signs[at + 1..self.clause.signs.end].iter().find(|sign| sign.sense != Sense::Light);
        let strange = next.filter(|next| next.sense == Sense::Unknown && sense == Sense::Go);
        let helped = self.in_clause(&[Sense::Can, Sense::Sure, Sense::Still]);
        let late = next.is_some_and(|next| next.sense == Sense::OnTime) && negated || self.arrives_late();
        let not_yet = self.not_yet;
        match strange {
            _ if late => self.claim(Stance::Late, !self.hedged, at),
            _ if !negated && !helped && self.belongs_to_cause(at) => {}
            _ if self.follows(at, |sense| sense == Sense::OnlyThen) => {
                let away = self.in_clause(&[Sense::Time]);
                self.claim(if away { Stance::Busy } else { Stance::Doubt }, false, at);
            }
            _ if not_yet && !self.in_clause(&[Sense::Can]) => self.claim(Stance::Unclear, false, at),
            _ if !negated && self.lost_not => self.claim(Stance::Unclear, false, at),
            _ if sense == Sense::Go
                && !negated
                && !helped
                && self.follows(at, |sense| sense == Sense::Unknown) =>
            {
                self.claim(Stance::Unclear, false, at);
            }
            Some(place) if place.capital && !negated => self.claim(Stance::Busy, false, at),
            Some(_) if !(negated && helped) => self.claim(Stance::Unclear, false, at),
            _ if sense == Sense::Meet && !negated && !helped => {}
            _ if self.bound && sense == Sense::Go && !helped => self.claim(Stance::Unclear, false, at),
            _ if self.carried.after && !negated => self.claim(Stance::Doubt, true, at),
            _ => {
                let firm = sense != Sense::Go || helped || self.nots > 0;
                self.claim(if negated { Stance::Stay } else { Stance::Come }, firm, at);
            }
        }
        (self.nots, self.not_yet) = (0, false);
    }

    /// "Thu xếp được" is free, "không thu xếp được" is not; without "được" it is open.
    fn arrange(&mut self, at: usize, negated: bool) {
        let rest = &self.signs[at + 1..self.clause.signs.end];
        let works = rest.iter().any(|sign| matches!(sign.sense, Sense::Can | Sense::After));
        let goes = rest.iter().any(|sign| matches!(sign.sense, Sense::Go | Sense::Attend | Sense::Meet));
        match (works, goes) {
            _ if negated && self.not_yet => self.claim(Stance::Doubt, true, at),
            _ if negated => self.claim(Stance::Stay, true, at),
            (true, true) => return,
            (true, false) => self.claim(Stance::Free, false, at),
            (false, _) => self.claim(Stance::Doubt, true, at),
        }
        (self.nots, self.not_yet) = (0, false);
    }

    /// "Bận đi …", "bão vào", "từ tỉnh về", "22h mới về": part of what keeps the member away.
    fn belongs_to_cause(&self, at: usize) -> bool {
        let only_then =
            self.in_clause(&[Sense::OnlyThen]) && self.claims.iter().any(|c| c.stance == Stance::Busy);
        only_then || self.follows(at, Sense::is_cause)
    }

    fn follows(&self, at: usize, wanted: impl Fn(Sense) -> bool) -> bool {
        let before =
            self.signs[self.clause.signs.start..at].iter().rev().find(|sign| sign.sense != Sense::Light);
        before.is_some_and(|before| wanted(before.sense))
    }

    /// "19h30 mới về tới", "khoảng 20h có mặt".
    fn arrives_late(&self) -> bool {
        let clock = self.in_clause(&[Sense::Number]);
        self.in_clause(&[Sense::OnlyThen]) && (clock || self.carried.after || self.in_clause(&[Sense::After]))
            || self.in_clause(&[Sense::Around]) && clock
    }

    fn on_time(&mut self, at: usize, negated: bool) {
        if negated {
            self.claim(Stance::Late, true, at);
        } else if self.claims.is_empty() {
            self.claim(Stance::Free, false, at);
        }
    }

    /// "Có" alone is yes; before a word we do not know it may be anything.
    fn have(&mut self, at: usize) {
        let rest = &self.signs[at + 1..self.clause.signs.end];
        if rest.iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Name) {
            self.claim(Stance::Yes, true, at);
        } else if rest.iter().any(|sign| sign.sense == Sense::Unknown) {
            self.claim(Stance::Unclear, false, at);
        }
    }

    /// Whether the statement names nobody before this sign.
    fn unnamed(&self, at: usize) -> bool {
        let people = |sense: Sense| matches!(sense, Sense::Name | Sense::Them | Sense::Family);
        !self.signs[self.clause.signs.start..at].iter().any(|sign| people(sign.sense))
    }

    fn alone(&self, at: usize) -> bool {
        let rest = &self.signs[at + 1..self.clause.signs.end];
        rest.iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Name)
    }

    /// Another verb takes over: "về dự", "đi họp".
    fn leads_on(&self, at: usize) -> bool {
        let next = self.signs[at + 1..self.clause.signs.end].iter().find(|sign| sign.sense != Sense::Light);
        next.is_some_and(|next| matches!(next.sense, Sense::Go | Sense::Attend | Sense::Meet | Sense::Late))
    }

    /// A place or an errand takes over: "đi công tác", "ở quê".
    fn leads_away(&self, at: usize) -> bool {
        let next = self.signs[at + 1..self.clause.signs.end].iter().find(|sign| sign.sense != Sense::Light);
        next.is_some_and(|next| matches!(next.sense, Sense::Busy(_) | Sense::Elsewhere(_)))
    }

    fn follows_motion(&self, at: usize) -> bool {
        use Sense::{At, Attend, Bound, Go, Have, Meet};
        self.follows(at, |sense| matches!(sense, Go | Attend | Meet | At | Have | Bound))
    }

    fn in_clause(&self, senses: &[Sense]) -> bool {
        self.signs[self.clause.signs.clone()].iter().any(|sign| senses.contains(&sign.sense))
    }

    /// A negation that found nothing to negate is an answer: "không ạ".
    fn close(&mut self) {
        let strange = self.in_clause(&[Sense::Unknown]);
        let own = self.in_clause(&[Sense::Me, Sense::Leave, Sense::Request]);
        if self.proposes && !(own && self.claims.iter().any(|claim| claim.stance == Stance::Stay)) {
            self.claims.clear();
            return self.claim(Stance::Proposal, true, self.clause.signs.start);
        }
        if self.hedged && self.claims.is_empty() && self.in_clause(&[Sense::Maybe]) && !strange {
            return self.claim(Stance::Doubt, true, self.clause.signs.start);
        }
        if self.want && self.claims.is_empty() {
            self.want = false;
            return self.claim(Stance::Unclear, false, self.clause.signs.start);
        }
        let bare = |sense: Sense| {
            use Sense::{But, Have, Maybe, Name, No, Not, NotYet, Now, Still, Sure, Then};
            sense.is_plain()
                || matches!(sense, But | Have | Maybe | Name | No | Not | NotYet | Now | Still | Sure | Then)
        };
        let bare =
            self.signs[self.clause.signs.clone()].iter().all(|sign| bare(sign.sense) && !sign.negative);
        if self.nots % 2 == 1 && self.claims.is_empty() && bare {
            let stance = if self.not_yet { Stance::Doubt } else { Stance::No };
            let at = self
                .clause
                .signs
                .clone()
                .find(|at| matches!(self.signs[*at].sense, Sense::Not | Sense::NotYet));
            self.claim(stance, false, at.unwrap_or(self.clause.signs.start));
        }
    }

    fn claim(&mut self, stance: Stance, firm: bool, sign: usize) {
        let from = std::mem::replace(&mut self.from, sign + 1);
        let about_family =
            self.who == Who::Family && !matches!(stance, Stance::Busy | Stance::Doubt | Stance::Unclear);
        let about_other = self.who == Who::Other || self.carried.quoting || about_family;
        let stance = match stance {
            Stance::Ask | Stance::Proposal => stance,
            _ if about_other || self.past => return self.want = false,
            _ if self.clause.joint == Joint::Because => Stance::Busy,
            _ if self.carried.asking && !firm => return,
            Stance::Late | Stance::Doubt | Stance::Unclear => stance,
            _ if std::mem::take(&mut self.want) => Stance::Unclear,
            Stance::Come if self.carried.favour && !self.in_clause(&[Sense::Still]) => Stance::Doubt,
            _ if self.hedged => Stance::Doubt,
            _ => stance,
        };
        self.claims.push(Claim { stance, firm, turn: self.carried.turn, sign, from });
    }

    fn hand_on(&self, next: Option<&Clause>, signs: &[Sign]) -> Carried {
        let run = next.is_some_and(|next| next.joint == Joint::Run);
        let comma = next.is_some_and(|next| next.joint == Joint::Pause);
        let renamed = next.is_some_and(|next| has(signs, next, Sense::Me) || has(signs, next, Sense::Time));
        let spoken = self.who == Who::Other && self.spoke();
        let last = self.signs[..self.clause.signs.end].iter().rev().find(|sign| !sign.sense.is_plain());
        let not_yet = self.in_clause(&[Sense::NotYet]);
        Carried {
            who: if spoken { Who::Other } else { Who::Unsaid },
            past: self.past && !self.in_clause(&[Sense::Though]) && (run || comma && !renamed),
            after: run && self.in_clause(&[Sense::After]) && !not_yet,
            ended: self.signs[..self.clause.signs.end].last().is_some_and(|sign| sign.sense == Sense::End),
            condition: run && last.is_some_and(|last| last.sense == Sense::Then),
            favour: run && spoken,
            asking: run && (self.carried.asking || self.asks()),
            quoting: self.carried.quoting && !matches!(next.map(|next| next.joint), Some(Joint::Stop)),
            turn: self.carried.turn,
        }
    }

    fn asks(&self) -> bool {
        self.claims.iter().any(|claim| claim.stance == Stance::Ask)
    }

    /// Whether the statement said something of its subject, and did not only call them.
    fn spoke(&self) -> bool {
        let first = self.signs[self.clause.signs.clone()].iter();
        first.clone().any(|sign| super::clauses::says_something(sign.sense) || sign.sense == Sense::Say)
    }
}

/// What befalls the family keeps the member at home too: illness, a funeral, but not a busy day.
fn near(category: ReasonCategory) -> bool {
    matches!(category, ReasonCategory::Health | ReasonCategory::Family | ReasonCategory::Maternity)
}

fn opposite(stance: Stance) -> Stance {
    match stance {
        Stance::Come => Stance::Stay,
        Stance::Stay => Stance::Come,
        Stance::Busy => Stance::Free,
        Stance::Free => Stance::Busy,
        Stance::Late => Stance::Free,
        Stance::Yes => Stance::No,
        Stance::No => Stance::Yes,
        Stance::Doubt | Stance::Ask | Stance::Unclear | Stance::Proposal => stance,
    }
}

/// The category of a sign that keeps the member away.
pub(super) fn category(sense: Sense) -> Option<ReasonCategory> {
    match sense {
        Sense::Busy(category) | Sense::Elsewhere(category) => Some(category),
        _ => None,
    }
}
