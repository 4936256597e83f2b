//! One statement, read from left to right: who it is about, what is negated, what is only wished or past.

use super::{
    claim::{Carried, Claim, Stance, Who},
    clauses::{Clause, Joint, says_something},
    questions,
    sense::Sense,
    sign::Sign,
};

/// One statement while it is read from left to right.
pub(super) struct Statement<'a> {
    /// The whole message.
    pub signs: &'a [Sign],
    /// Its place in it.
    pub clause: &'a Clause,
    /// What the one before hands on.
    pub carried: Carried,
    /// Whom it is about, so far.
    pub who: Who,
    /// Negations that still wait for what they negate.
    pub nots: usize,
    /// One of them is "chưa".
    pub not_yet: bool,
    /// A rhetorical question: everything after it is meant the other way round.
    pub never: bool,
    /// A negation went to a word we do not know.
    pub lost_not: bool,
    /// It tells of another time.
    pub past: bool,
    /// A wish waits for what is wished.
    pub want: bool,
    /// "Phải": something ties the member.
    pub bound: bool,
    /// It is a guess, or depends on something.
    pub hedged: bool,
    /// It takes back what kept the member away: "đổi ca được rồi".
    pub relieves: bool,
    /// It proposes something to the branch.
    pub proposes: bool,
    /// Where the claim under way begins.
    pub from: usize,
    /// What it has said so far.
    pub claims: Vec<Claim>,
}

impl<'a> Statement<'a> {
    /// The statement before it is read. `conditional`: its sentence has an "if".
    pub(super) fn new(signs: &'a [Sign], clause: &'a Clause, before: Carried, conditional: bool) -> Self {
        let mistaken = clause.has(signs, Sense::Mistake);
        let turned = matches!(clause.joint, Joint::But | Joint::So) || mistaken;
        let opposed = clause.joint == Joint::But || mistaken;
        let own = clause.has(signs, Sense::Me) || clause.has(signs, Sense::Doubt);
        let spoken_to = matches!(clause.joint, Joint::Pause | Joint::So) && own;
        let contrasted =
            before.promised || signs[clause.signs.end..].iter().any(|sign| sign.sense == Sense::Now);
        let told = before.past || before.recalls && clause.joint == Joint::So && contrasted;
        let carried = Carried {
            turn: before.turn + usize::from(turned),
            quoting: before.quoting && !opposed && !spoken_to,
            ..before
        };
        Self {
            signs,
            clause,
            carried,
            who: if opposed || turned && before.who != Who::Other { Who::Unsaid } else { before.who },
            nots: 0,
            not_yet: false,
            never: false,
            lost_not: false,
            past: told && !opposed || mistaken,
            want: false,
            bound: false,
            hedged: conditional
                || before.condition && !clause.has(signs, Sense::Still)
                || guesses(clause.words(signs)),
            relieves: false,
            // "Nên họp vào tối thứ bảy"
            proposes: clause.joint == Joint::So && clause.signs.start <= 1,
            from: clause.signs.start,
            claims: Vec::new(),
        }
    }

    /// Reads it; what it says is in `claims`.
    pub(super) fn read(&mut self) {
        if questions::despairs(self.signs, self.clause) {
            return self.claim(Stance::Stay, false, self.clause.signs.end - 1);
        }
        if questions::asks(self.signs, self.clause) {
            return self.claim(Stance::Ask, true, self.clause.signs.start);
        }
        let condition = questions::condition_end(self.signs, self.clause);
        for at in self.clause.signs.clone() {
            if Some(at) == condition {
                self.hedged = true;
                self.claims.clear();
                (self.who, self.from) = (Who::Unsaid, at + 1);
            }
            self.step(at);
        }
        self.close();
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "any other of a hundred senses may be a predicate")]
    fn step(&mut self, at: usize) {
        match self.signs[at].sense {
            Sense::Me | Sense::Kin | Sense::Child | Sense::Them | Sense::Family | Sense::Call => {
                self.person(at)
            }
            Sense::Name if self.opens(at) => self.who = Who::Other,
            Sense::Branch if self.acts(at) => self.who = Who::Other,
            Sense::Oi => self.who = Who::Unsaid,
            // "Nhờ mẹ trông con để đi họp": the sender goes.
            Sense::For if self.who == Who::Family && self.for_meeting(at) => self.who = Who::Unsaid,
            Sense::Not => self.nots += 1,
            Sense::Never => self.never = true,
            Sense::NotYet => {
                self.nots += 1;
                self.not_yet = true;
            }
            Sense::Where => self.where_word(at),
            Sense::Over => self.over(at),
            Sense::Relief => self.relieve(),
            Sense::Can => self.able(at),
            Sense::Past => self.past = true,
            Sense::Now if at == self.clause.signs.start => {
                (self.past, self.who) = (self.has(&[Sense::Mistake]), Who::Unsaid);
            }
            Sense::Now => self.past = self.has(&[Sense::Mistake]),
            Sense::Want => self.want = true,
            Sense::Bound => self.bound = true,
            Sense::Though => self.past = true,
            Sense::Still if self.has(&[Sense::Though]) => self.past = false,
            Sense::Say => self.carried.quoting |= matches!(self.who, Who::Comrade | Who::Other | Who::Family),
            Sense::Unknown => self.stranger(at),
            Sense::Feedback => self.proposes |= self.claims.is_empty(),
            sense => self.predicate(sense, at),
        }
    }

    /// A word we do not know takes a negation with it; after "phải" it is what keeps the member away.
    fn stranger(&mut self, at: usize) {
        self.lost_not |= self.nots % 2 == 1;
        (self.nots, self.not_yet) = (0, false);
        let before = &self.signs[self.clause.signs.start..at];
        let thing = before.iter().any(|sign| sign.sense == Sense::Unknown);
        let tied = self.follows(at, |sense| sense == Sense::Bound) && !thing;
        if tied && matches!(self.who, Who::Unsaid | Who::Sender) {
            self.claim(Stance::Busy, false, at);
        }
    }

    /// Notes a claim, unless it is about somebody else, or past; a wish, a hedge or a condition weakens it.
    pub(super) fn claim(&mut self, stance: Stance, firm: bool, sign: usize) {
        let from = std::mem::replace(&mut self.from, sign + 1);
        let stance = match stance {
            Stance::Stay if self.beside(sign, Sense::Opening) => Stance::Late,
            Stance::Stay if self.beside(sign, Sense::Closing) => Stance::Come,
            Stance::Come if self.beside(sign, Sense::Closing) => Stance::Late,
            Stance::Stay
            | Stance::Come
            | Stance::Late
            | Stance::Busy
            | Stance::Free
            | Stance::Yes
            | Stance::No
            | Stance::Doubt
            | Stance::Ask
            | Stance::Unclear
            | Stance::Proposal => stance,
        };
        let about_family =
            self.who == Who::Family && !matches!(stance, Stance::Busy | Stance::Doubt | Stance::Unclear);
        let comrade = self.who == Who::Comrade;
        let about_comrade = comrade && (!firm || !matches!(stance, Stance::Come | Stance::Stay));
        let about_other = self.who == Who::Other || self.carried.quoting || about_family || about_comrade;
        let stance = match stance {
            Stance::Ask | Stance::Proposal => stance,
            // "Tuy muộn nhưng vẫn đến"
            Stance::Late if self.has(&[Sense::Though]) && !about_other => stance,
            _ if about_other || self.past => return self.want = false,
            Stance::Free | Stance::Come | Stance::Yes if self.clause.joint == Joint::Because => Stance::Free,
            Stance::Unclear | Stance::Doubt => stance,
            _ if self.clause.joint == Joint::Because => Stance::Busy,
            _ if self.carried.asking && !firm => return,
            Stance::Late => stance,
            Stance::Stay if comrade => Stance::Unclear,
            _ if std::mem::take(&mut self.want) => Stance::Unclear,
            Stance::Come if self.carried.favour && !self.has(&[Sense::Still]) => Stance::Doubt,
            _ if self.hedged => Stance::Doubt,
            Stance::Come | Stance::Stay | Stance::Busy | Stance::Free | Stance::Yes | Stance::No => stance,
        };
        let request = stance == Stance::Stay && self.signs[sign].sense == Sense::Request;
        self.claims.push(Claim { stance, firm, request, who: self.who, turn: self.carried.turn, sign, from });
    }

    /// What is left when the statement ends: a proposal, a hedge alone, a wish, a bare "không".
    fn close(&mut self) {
        let start = self.clause.signs.start;
        self.forget_the_past();
        let own = self.has(&[Sense::Me, Sense::Leave, Sense::Request]);
        if self.proposes && !(own && self.claims.iter().any(|claim| claim.stance == Stance::Stay)) {
            self.claims.clear();
            return self.claim(Stance::Proposal, true, start);
        }
        if !self.claims.is_empty() {
            let errand = self.has(&[Sense::After]) && self.has(&[Sense::OnlyThen]);
            if errand && self.claims.iter().all(|claim| claim.stance == Stance::Busy) {
                self.claim(Stance::Doubt, false, start);
            }
            return;
        }
        let perhaps = guesses(self.words());
        let then_only = self.has(&[Sense::OnlyThen]) && self.carried.after;
        if then_only || perhaps && !self.has(&[Sense::Unknown]) {
            self.claim(Stance::Doubt, true, start);
        } else if std::mem::take(&mut self.want) {
            self.claim(Stance::Unclear, false, start);
        } else if self.nots % 2 == 1 {
            self.bare_no();
        }
    }

    /// A negation that found nothing to negate is an answer: "không ạ".
    ///
    /// Not after a mistaken belief, "tưởng bận mà không"; and "sao lại không" is a yes.
    fn bare_no(&mut self) {
        if self.clause.joint == Joint::But && self.carried.recalls {
            return;
        }
        let bare = |sense: Sense| {
            use Sense::{But, Have, Name, Never, No, Not, NotYet, Now, Still, Sure, Then};
            sense.is_plain()
                || matches!(sense, But | Have | Name | Never | No | Not | NotYet | Now | Still | Sure | Then)
        };
        let negates = |sign: &Sign| matches!(sign.sense, Sense::Not | Sense::NotYet);
        if self.words().iter().all(|sign| bare(sign.sense) && !sign.negative) {
            let stance = match () {
                () if self.never => Stance::Yes,
                () if self.not_yet => Stance::Doubt,
                () => Stance::No,
            };
            let at = self.words().iter().position(negates).unwrap_or(0);
            self.claim(stance, self.never, self.clause.signs.start + at);
        }
    }

    /// What the next statement has to know of this one.
    pub(super) fn hand_on(&self, next: Option<&Clause>) -> Carried {
        let run = next.is_some_and(|next| next.joint == Joint::Run);
        let because = next.is_some_and(|next| next.joint == Joint::Because);
        let spoken =
            matches!(self.who, Who::Comrade | Who::Other) && self.spoke() && !self.has(&[Sense::Branch]);
        let last = self.signs[..self.clause.signs.end].iter().rev().find(|sign| !sign.sense.is_plain());
        let ends_in_then = last.is_some_and(|last| last.sense == Sense::Then);
        let not_yet = self.has(&[Sense::NotYet]);
        let sets_condition = questions::condition_end(self.signs, self.clause).is_some();
        Carried {
            who: if spoken { Who::Other } else { Who::Unsaid },
            past: self.past && !self.has(&[Sense::Though, Sense::Mistake]) && (run || because),
            after: run && self.has(&[Sense::After]) && !not_yet,
            ended: self.signs[..self.clause.signs.end].last().is_some_and(|sign| sign.sense == Sense::End),
            clock: run && self.numeral(),
            condition: run && (self.only_free() || sets_condition && ends_in_then),
            favour: run && spoken,
            asking: run && (self.carried.asking || self.asks()),
            quoting: self.carried.quoting && !matches!(next.map(|next| next.joint), Some(Joint::Stop)),
            turn: self.carried.turn,
            recalls: self.past,
            ahead: self.carried.ahead || self.has(&[Sense::Ahead]),
            hindered: self.carried.hindered || self.claims.iter().any(|claim| claim.stance == Stance::Busy),
            promised: self.carried.promised || self.claims.iter().any(|claim| claim.stance == Stance::Come),
        }
    }

    /// "Rảnh em tới": a condition without its "nếu". "Em rảnh, em tới" and "rảnh rồi" are none.
    fn only_free(&self) -> bool {
        let free = |sense: Sense| matches!(sense, Sense::Free | Sense::Time | Sense::Light);
        self.has(&[Sense::Free]) && self.words().iter().all(|sign| free(sign.sense))
    }

    /// Whether it is a question.
    pub(super) fn asks(&self) -> bool {
        self.claims.iter().any(|claim| claim.stance == Stance::Ask)
    }

    /// Whether the statement said something of its subject, and did not only call them.
    fn spoke(&self) -> bool {
        let first = self.words().iter();
        first.clone().any(|sign| says_something(sign.sense) || sign.sense == Sense::Say)
    }
}

/// Whether something is only guessed: "chắc không đi", but not "không ngại".
fn guesses(words: &[Sign]) -> bool {
    let denied = |sign: &&Sign| !matches!(sign.sense, Sense::Not | Sense::NotYet);
    words.iter().take_while(denied).any(|sign| sign.sense == Sense::Maybe)
}
