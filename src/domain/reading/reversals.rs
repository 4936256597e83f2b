//! What turns a predicate round or takes it back: "được", "đâu", "hết", another time.

use super::{
    category::ReasonCategory,
    claim::{Claim, Stance, Who},
    sense::Sense,
    sign::Sign,
    statement::Statement,
};

fn strange(between: &[Sign]) -> bool {
    between.iter().any(|sign| sign.sense == Sense::Unknown)
}

impl Statement<'_> {
    /// "Em đi họp phụ huynh hôm qua rồi": a time long gone after what was done then. An illness stays.
    pub(super) fn forget_the_past(&mut self) {
        let past = self.clause.signs.clone().rfind(|at| self.signs[*at].sense == Sense::Past);
        let Some(past) = past else { return };
        // "Em dự kỳ sau nhé", "em vắng tháng trước ạ"
        let beside = |claim: &Claim| {
            let plain = |sign: &Sign| sign.sense.is_plain() || sign.sense == Sense::Can;
            claim.sign < past && self.signs[claim.sign + 1..past].iter().all(plain)
        };
        let still = self.has(&[Sense::Still]);
        let comes = |claim: &Claim| {
            !still && !claim.request && matches!(claim.stance, Stance::Come | Stance::Stay | Stance::Late)
        };
        let other = self.claims.iter().filter(|claim| !(comes(claim) && beside(claim))).copied().collect();
        self.claims = other;
        if !self.has(&[Sense::Already]) {
            return;
        }
        let done = |claim: &Claim| {
            use Sense::{Attend, Busy, Elsewhere, Go, Meet};
            let ill = self.signs[claim.sign].sense.category() == Some(ReasonCategory::Health);
            let does = matches!(self.signs[claim.sign].sense, Attend | Busy(_) | Elsewhere(_) | Go | Meet);
            claim.sign < past && does && !ill
        };
        let kept = self.claims.iter().filter(|claim| !done(claim)).copied().collect();
        self.claims = kept;
    }

    /// "Hết ốm", "khỏi đi" take back what follows; "ốm đỡ rồi" what was said.
    pub(super) fn over(&mut self, at: usize) {
        // "Bận hết ngày", "ốm hết cả nhà": how much, not over.
        if self.follows(at, Sense::is_cause) {
            return;
        }
        let next = self.next(at);
        let next = next.map(|next| next.sense);
        let follows = matches!(
            next,
            Some(
                Sense::Go | Sense::Attend | Sense::Away | Sense::Request | Sense::Elsewhere(_) | Sense::Bound
            )
        );
        if follows || next.is_some_and(Sense::is_cause) {
            self.nots += 1;
        } else {
            self.relieve();
        }
    }

    /// "Khỏi rồi", "có người trực thay": what was said to keep the sender away does so no more.
    pub(super) fn relieve(&mut self) {
        self.claims.retain(|claim| !self.signs[claim.sign].sense.is_cause());
        self.relieves = self.who != Who::Other;
    }

    /// "Có bận đâu", "vắng đâu" take back; "đâu đi được" negates what follows; "không đi đâu được" stays negated.
    pub(super) fn where_word(&mut self, at: usize) {
        let follows = self.signs.get(at + 1).is_some_and(|next| {
            matches!(
                next.sense,
                Sense::Can | Sense::Go | Sense::Attend | Sense::Away | Sense::Busy(_) | Sense::Have
            )
        });
        let in_clause = at + 1 < self.clause.signs.end;
        let negated = self.negated_before(at);
        let able = self.signs.get(at + 1).is_some_and(|next| next.sense == Sense::Can);
        match self.claims.last_mut() {
            Some(_) if in_clause && able && negated => self.nots = 0,
            // "Không đi đâu mắt mờ lắm": the "đâu" belongs to what was denied.
            Some(_) if in_clause && follows && negated => {}
            Some(claim) if in_clause && follows => {
                claim.stance = claim.stance.opposite();
                claim.firm = true;
            }
            _ if in_clause && follows => self.nots += 1,
            // "Em dự ạ, tài liệu đâu": what is looked for.
            Some(claim) if strange(&self.signs[claim.sign + 1..at]) => {}
            Some(claim) if !negated && !self.signs[claim.sign].negative => {
                claim.stance = claim.stance.opposite()
            }
            _ => {}
        }
    }

    /// "Đi không được": the negation that waits before "được" belongs to what was said before it.
    pub(super) fn able(&mut self, at: usize) {
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
        let bare =
            |sense: Sense| sense.is_plain() || matches!(sense, Sense::Can | Sense::Child | Sense::Name);
        if self.nots == 0 && rest.iter().all(|sign| bare(sign.sense)) {
            return self.claim(Stance::Yes, true, at);
        }
        if self.nots.is_multiple_of(2) || serves_next || self.has(&[Sense::Arrange]) {
            return;
        }
        (self.nots, self.not_yet) = (0, false);
        let until = self.next(at).is_some_and(|next| next.numeral);
        let refuses = self.follows(at, |sense| matches!(sense, Sense::Not | Sense::NotYet));
        match self.claims.last_mut() {
            Some(claim) if matches!(claim.stance, Stance::Come | Stance::Stay | Stance::Unclear) => {
                claim.stance =
                    if claim.stance == Stance::Unclear { Stance::Stay } else { claim.stance.opposite() };
                claim.firm = true;
            }
            // "Không kịp 19h": late, or not at all.
            _ if refuses && until => self.claim(Stance::Late, false, at),
            _ if refuses => self.claim(Stance::No, true, at),
            _ => self.claim(Stance::Unclear, false, at),
        }
    }

    fn negated_before(&self, sign: usize) -> bool {
        let start = self.clause.signs.start;
        self.signs[start..sign]
            .iter()
            .any(|sign| matches!(sign.sense, Sense::Not | Sense::NotYet | Sense::Where))
    }
}
