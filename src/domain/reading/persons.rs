//! Whom a statement is about: the sender, the family, a comrade, the branch.

use super::{claim::Who, sense::Sense, statement::Statement};

impl Statement<'_> {
    /// A word for a person: the statement is about them from here on.
    #[expect(clippy::wildcard_enum_match_arm, reason = "of a hundred senses few are persons")]
    pub(super) fn person(&mut self, at: usize) {
        let next = self.signs.get(at + 1).map(|sign| sign.sense);
        let joined = at > 0 && self.signs[at - 1].sense == Sense::And && self.who == Who::Sender;
        self.who = match self.signs[at].sense {
            _ if joined => Who::Sender,
            Sense::Me | Sense::Them
                if at > self.clause.signs.start
                    && (self.signs[at - 1].sense == Sense::Family
                        || self.who == Who::Family && self.signs[at - 1].sense == Sense::Kin) =>
            {
                self.who
            }
            // "Anh Lâm tổ em": one of ours, not the sender.
            Sense::Me if self.who == Who::Other && self.belongs(at) => Who::Other,
            Sense::Me => Who::Sender,
            Sense::Call if next == Some(Sense::Name) && at == 0 => Who::Comrade,
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

    /// A group and its owner right after a name: "anh Lâm tổ em".
    fn belongs(&self, at: usize) -> bool {
        let back = |n: usize| at.checked_sub(n).map(|at| self.signs[at].sense);
        back(1) == Some(Sense::Unknown) && back(2) == Some(Sense::Name)
    }

    /// Whether nothing of weight stands before it in the statement, but for whom it calls: "anh Nam ơi".
    pub(super) fn opens(&self, at: usize) -> bool {
        let before = &self.signs[self.clause.signs.start..at];
        let called = before.iter().rposition(|sign| sign.sense == Sense::Oi).map_or(0, |oi| oi + 1);
        before[called..].iter().all(|sign| sign.sense.is_plain() && !is_person(sign.sense))
    }

    /// "Chi bộ đi viếng" is about the branch; "chi bộ cho em nghỉ" is not.
    pub(super) fn acts(&self, at: usize) -> bool {
        use Sense::{Attend, Away, Bound, Busy, Go, Meet, So};
        let acts = |sense: Sense| matches!(sense, Attend | Away | Bound | Busy(_) | Go | Meet | So);
        at == self.clause.signs.start && self.next(at).is_some_and(|next| acts(next.sense))
    }
}

fn is_person(sense: Sense) -> bool {
    matches!(sense, Sense::Me | Sense::Kin | Sense::Call)
}
