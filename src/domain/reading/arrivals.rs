//! "Đi", "dự", "họp": whether such a word speaks of our meeting, and what it says of the sender.

use super::{category::ReasonCategory, claim::Stance, sense::Sense, statement::Statement};

/// What a word says, and whether plainly.
type Told = (Stance, bool);

impl Statement<'_> {
    /// "Đi", "dự", "họp": the words beside it say whether that is our meeting.
    pub(super) fn coming(&mut self, sense: Sense, at: usize, negated: bool) {
        let hindrance = self.next(at).is_some_and(|next| matches!(next.sense, Sense::Busy(_)));
        // "Không đi đau mắt": what keeps the sender away is not denied.
        if negated && hindrance && !self.never {
            self.claim(Stance::Unclear, false, at);
            return (self.nots, self.not_yet) = (0, false);
        }
        if self.leads_on(at) || self.leads_away(at) {
            return;
        }
        // "Cả nhà họp trước đi": no going.
        if self.follows(at, |sense| sense == Sense::Ahead) {
            return;
        }
        // "Không ai chở em đi": part of what keeps the sender away.
        let held = self.claims.last().is_some_and(|claim| self.signs[claim.sign].negative);
        let held = held && self.claims.last().is_some_and(|claim| claim.stance == Stance::Busy);
        let claim = if held { None } else { self.arrival(sense, at, negated).said() };
        if let Some((stance, firm)) = claim {
            self.claim(stance, firm, at);
        }
        (self.nots, self.not_yet) = (0, false);
    }

    fn arrival(&self, sense: Sense, at: usize, negated: bool) -> ComingWord<'_> {
        let helped = self.has(&[Sense::Can, Sense::Sure, Sense::Still]);
        ComingWord { said: self, at, sense, negated, helped }
    }

    /// "Bận đi …", "bão vào", "từ tỉnh về", "22h mới về": part of what keeps the member away.
    fn belongs_to_cause(&self, at: usize) -> bool {
        let only_then = self.has(&[Sense::OnlyThen]) && self.claims.iter().any(|c| c.stance == Stance::Busy);
        only_then || self.follows(at, Sense::is_cause)
    }

    /// "19h30 mới về tới", "khoảng 20h có mặt", "có ca tới 19h, 19h45 em có mặt".
    fn arrives_late(&self, at: usize) -> bool {
        let clock = self.carried.clock || self.clock();
        self.has(&[Sense::OnlyThen]) && (clock || self.carried.after || self.has(&[Sense::After]))
            || self.has(&[Sense::Around]) && clock
            || self.carried.ahead && self.nots == 0 && !self.belongs_to_cause(at)
            || self.carried.hindered && self.clock() && self.nots == 0
    }
}

/// A word of coming, where it stands.
struct ComingWord<'a> {
    said: &'a Statement<'a>,
    at: usize,
    sense: Sense,
    negated: bool,
    /// "Được", "sẽ", "vẫn": it is meant.
    helped: bool,
}

impl ComingWord<'_> {
    /// What it says; `None` if it says nothing of our meeting.
    fn said(&self) -> Option<Told> {
        let early = self.in_time().or_else(|| self.beside_a_cause());
        if early.is_some() || self.elsewhere() {
            return early;
        }
        self.only_then().or_else(|| self.beside_strangers()).or_else(|| Some(self.plainly()))
    }

    fn goes(&self) -> bool {
        self.sense == Sense::Go
    }

    fn bare(&self) -> bool {
        !self.negated && !self.helped
    }

    /// "20h mới tới" is late; "xe hỏng, không về kịp giờ họp" is late, or not at all.
    fn in_time(&self) -> Option<Told> {
        let said = self.said;
        let missed = self.negated && said.next(self.at).is_some_and(|next| next.sense == Sense::OnTime);
        let busy = said.carried.hindered || said.claims.iter().any(|claim| claim.stance == Stance::Busy);
        match () {
            () if missed && busy => Some((Stance::Doubt, false)),
            () if missed || said.arrives_late(self.at) => {
                Some((Stance::Late, !said.hedged || said.numeral() && !said.has(&[Sense::If])))
            }
            () => None,
        }
    }

    /// "Nhờ mẹ trông con để đi họp" comes; "bỏ ăn cưới đi họp" and "bận đi họp" look alike; "cháu đưa bà đi" goes to
    /// the meeting, or elsewhere.
    fn beside_a_cause(&self) -> Option<Told> {
        let said = self.said;
        let attends = self.sense == Sense::Attend && self.bare();
        let purpose = said.signs[..self.at].last().is_some_and(|before| before.sense == Sense::For);
        let brought = said.follows(self.at, |sense| sense == Sense::Busy(ReasonCategory::Family));
        match () {
            () if attends && purpose && said.nots == 0 => Some((Stance::Come, true)),
            () if attends && said.follows(self.at, Sense::is_cause) => Some((Stance::Come, false)),
            () if self.goes() && self.bare() && brought && said.alone(self.at) => {
                Some((Stance::Doubt, false))
            }
            () => None,
        }
    }

    /// Part of what keeps the sender away, or a bare "họp", ours or another.
    fn elsewhere(&self) -> bool {
        let met = self.sense == Sense::Meet && self.said.nots == 0 && !self.helped;
        met || self.bare() && self.said.belongs_to_cause(self.at)
    }

    /// "Thứ Hai mới về" is too late, "đón con xong mới đi" is open.
    fn only_then(&self) -> Option<Told> {
        let said = self.said;
        let day = said.has(&[Sense::Time]) || said.words().iter().any(|sign| sign.date);
        let stance = if day { Stance::Busy } else { Stance::Doubt };
        said.follows(self.at, |sense| sense == Sense::OnlyThen).then_some((stance, false))
    }

    /// A word we do not know beside it may turn it round, or be a place: "bỏ dự", "đi Lào".
    fn beside_strangers(&self) -> Option<Told> {
        let (said, at) = (self.said, self.at);
        let next = said.next(at).filter(|next| next.sense == Sense::Unknown);
        let strange = said.elsewhere(at) || said.strange_before(at) || next.is_some();
        let unclear = said.lost_not || said.has(&[Sense::Unclear]);
        let stranger = said.follows(at, |sense| sense == Sense::Unknown);
        match next.filter(|_| self.goes()) {
            _ if !self.goes() && !self.negated && !said.has(&[Sense::Still]) && strange => {
                Some((Stance::Doubt, false))
            }
            _ if said.not_yet && !said.has(&[Sense::Can]) || !self.negated && unclear => {
                Some((Stance::Unclear, false))
            }
            Some(place) if !self.negated && (place.capital || self.bare() && said.bound) => {
                Some((Stance::Busy, false))
            }
            Some(_) if !(self.negated && self.helped) => Some((Stance::Unclear, false)),
            // "Em qua nhà bạn", "em qua bác Tư": a visit.
            _ if self.goes() && self.bare() && (stranger || said.visits(at)) => {
                Some((Stance::Unclear, false))
            }
            _ => None,
        }
    }

    fn plainly(&self) -> Told {
        let said = self.said;
        let plain = !self.goes() || self.helped || said.nots > 0;
        match () {
            () if self.goes() && !self.helped && said.bound => (Stance::Unclear, false),
            () if said.carried.after && !self.negated => (Stance::Doubt, true),
            () if self.negated => (Stance::Stay, plain),
            () => (Stance::Come, plain),
        }
    }
}
