//! Looking left and right of a word within its statement.

use super::{sense::Sense, sign::Sign, statement::Statement};

impl Statement<'_> {
    /// The words of the statement.
    pub(super) fn words(&self) -> &[Sign] {
        self.clause.words(self.signs)
    }

    /// The words after this one.
    pub(super) fn after(&self, at: usize) -> &[Sign] {
        &self.signs[at + 1..self.clause.signs.end]
    }

    /// The next word that is more than a helper.
    pub(super) fn next(&self, at: usize) -> Option<&Sign> {
        self.after(at).iter().find(|sign| !sign.sense.helps())
    }

    /// Whether one of these stands anywhere in the statement.
    pub(super) fn has(&self, senses: &[Sense]) -> bool {
        self.words().iter().any(|sign| senses.contains(&sign.sense))
    }

    /// Whether somebody's home or a person by name follows.
    pub(super) fn visits(&self, at: usize) -> bool {
        let after = self.after(at);
        let named = matches!(after, [kin, name, ..] if kin.sense == Sense::Kin && name.sense == Sense::Name);
        named || after.first().is_some_and(|next| next.sense == Sense::Family)
    }

    /// "Có mặt ở cơ quan": at a place that may be ours or not.
    pub(super) fn elsewhere(&self, at: usize) -> bool {
        let [at, place, ..] = self.after(at) else { return false };
        at.sense == Sense::At && matches!(place.sense, Sense::Busy(_) | Sense::Elsewhere(_))
    }

    /// Whether it speaks of a thing and of no coming: "gửi lịch sớm".
    pub(super) fn about_something(&self) -> bool {
        let thing = |sense: Sense| matches!(sense, Sense::Unknown | Sense::Elsewhere(_) | Sense::Nothing);
        let comes = self.has(&[Sense::Go, Sense::Attend, Sense::Meet]);
        !comes && self.words().iter().any(|sign| thing(sign.sense))
    }

    /// "Để đi họp".
    pub(super) fn for_meeting(&self, at: usize) -> bool {
        self.next(at).is_some_and(|next| next.sense == Sense::Attend)
    }

    /// Whether a word we do not know, and no name, stands right before.
    pub(super) fn strange_before(&self, at: usize) -> bool {
        let before = self.signs[self.clause.signs.start..at].iter().rev().find(|sign| !sign.sense.helps());
        before.is_some_and(|before| before.sense == Sense::Unknown && !before.capital)
            && !self.signs[at].numeral
    }

    /// Whether a word we do not know follows.
    pub(super) fn strange_after(&self, at: usize) -> bool {
        self.after(at).iter().any(|sign| sign.sense == Sense::Unknown)
    }

    /// Whether a clock time stands in it: "19h45", but not "10/12".
    pub(super) fn clock(&self) -> bool {
        self.words().iter().any(|sign| sign.sense == Sense::Number && !sign.date)
    }

    /// Whether a number stands in it.
    pub(super) fn numeral(&self) -> bool {
        self.words().iter().any(|sign| sign.numeral && !sign.date)
    }

    /// Whether the last word before this one, helpers aside, is of this kind.
    pub(super) fn follows(&self, at: usize, wanted: impl Fn(Sense) -> bool) -> bool {
        let before = self.signs[self.clause.signs.start..at].iter().rev().find(|sign| !sign.sense.helps());
        before.is_some_and(|before| wanted(before.sense))
    }

    /// Whether another verb takes over: "về dự", "đi họp".
    pub(super) fn leads_on(&self, at: usize) -> bool {
        let next = self.next(at);
        next.is_some_and(|next| matches!(next.sense, Sense::Go | Sense::Attend | Sense::Meet | Sense::Late))
    }

    /// A place or an errand takes over: "đi công tác", "ở quê".
    pub(super) fn leads_away(&self, at: usize) -> bool {
        let next = self.next(at);
        next.is_some_and(|next| matches!(next.sense, Sense::Busy(_) | Sense::Elsewhere(_)))
    }

    /// After "đi", "ở", "họp", "có", "phải": a place or an event keeps the member away.
    pub(super) fn follows_motion(&self, at: usize) -> bool {
        use Sense::{At, Attend, Bound, Go, Have, Meet};
        self.follows(at, |sense| matches!(sense, Go | Attend | Meet | At | Have | Bound))
    }

    /// Whether the statement names nobody before this sign.
    pub(super) fn unnamed(&self, at: usize) -> bool {
        let people = |sense: Sense| matches!(sense, Sense::Name | Sense::Them | Sense::Family);
        !self.signs[self.clause.signs.start..at].iter().any(|sign| people(sign.sense))
    }

    /// Whether the statement begins with a word we do not know and names nobody before this one.
    pub(super) fn of_a_thing(&self, at: usize) -> bool {
        let before = &self.signs[self.clause.signs.start..at];
        let person = |sense: Sense| matches!(sense, Sense::Me | Sense::Kin | Sense::Child);
        before.first().is_some_and(|first| first.sense == Sense::Unknown)
            && !before.iter().any(|sign| person(sign.sense))
    }

    /// Whether a pause, a joint or the end of the message follows, and not a new subject without a pause.
    pub(super) fn stops(&self) -> bool {
        use Sense::{Because, But, Pause, QuestionMark, So, Stop};
        let next = self.signs.get(self.clause.signs.end);
        next.is_none_or(|next| matches!(next.sense, Because | But | Pause | QuestionMark | So | Stop))
    }

    /// Whether a word of this kind stands right after, or before with no more than a person between.
    pub(super) fn beside(&self, at: usize, wanted: Sense) -> bool {
        let person = |sense: Sense| matches!(sense, Sense::Me | Sense::Kin);
        let mut before = self.signs[self.clause.signs.start..at].iter().rev();
        let after = self.next(at).is_some_and(|next| next.sense == wanted);
        after
            || before
                .find(|sign| !person(sign.sense) && !sign.sense.helps())
                .is_some_and(|b| b.sense == wanted)
    }

    /// Whether nothing of weight follows this sign.
    pub(super) fn alone(&self, at: usize) -> bool {
        let rest = self.after(at);
        rest.iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Name)
    }
}
