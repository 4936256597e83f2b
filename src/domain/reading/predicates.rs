//! What the predicates of a statement say: coming, staying away, late, busy, free.

use super::{
    category::ReasonCategory,
    claims::{Stance, Who},
    questions,
    sense::Sense,
    statement::Statement,
};

impl Statement<'_> {
    /// A word that says something of the sender. What it used up, a negation before it, is gone afterwards.
    pub(super) fn predicate(&mut self, sense: Sense, at: usize) {
        let negated = (self.nots % 2 == 1) ^ self.never ^ questions::denied(self.signs, self.clause, at);
        let said = match sense {
            Sense::Go | Sense::Attend | Sense::Meet => return self.coming(sense, at, negated),
            Sense::Arrange => return self.arrange(at, negated),
            Sense::Have => return self.have(at),
            Sense::Away | Sense::Request => Some(self.staying(sense, at, negated)),
            Sense::Busy(category) | Sense::Elsewhere(category) => self.hindered(sense, category, at, negated),
            Sense::Free => Some(self.free(negated)),
            Sense::Late => Some(self.late(at, negated)),
            Sense::Soon => self.soon(at),
            Sense::Ahead => Some((Stance::Late, false)),
            Sense::OnTime => self.on_time(negated),
            Sense::Yes => self.agrees(negated),
            Sense::No if self.strange_after(at) => Some((Stance::Unclear, false)),
            Sense::No => Some((Stance::No, true)),
            Sense::Leave => self.alone(at).then_some((Stance::Busy, false)),
            Sense::Try | Sense::Doubt | Sense::Depends | Sense::Await => self.open(sense, negated),
            Sense::Unclear => Some((Stance::Unclear, false)),
            _ => return,
        };
        let Some((stance, firm)) = said else { return };
        self.claim(stance, firm, at);
        (self.nots, self.not_yet) = (0, false);
    }

    /// "Vắng", "xin nghỉ". Who asks leave and names nobody asks for themselves.
    fn staying(&mut self, sense: Sense, at: usize, negated: bool) -> (Stance, bool) {
        if sense == Sense::Request && self.unnamed(at) {
            self.who = Who::Sender;
        }
        match negated {
            true => (Stance::Come, true),
            // "Không đành lòng nghỉ": the negation went to a word we do not know.
            false if self.lost_not => (Stance::Unclear, false),
            false => (Stance::Stay, true),
        }
    }

    /// "Ốm", "ở quê", "có tang": what keeps the sender away, if it is the sender's, and no news.
    fn hindered(
        &self,
        sense: Sense,
        category: ReasonCategory,
        at: usize,
        negated: bool,
    ) -> Option<(Stance, bool)> {
        let elsewhere = matches!(sense, Sense::Elsewhere(_));
        let weather = category == ReasonCategory::WeatherOrTransport;
        let news = weather && self.follows(at, |before| before == Sense::Have);
        // "Em dự, nhưng xin về trước đón con": what one leaves for.
        let leaves_early = self.carried.promised && self.has(&[Sense::Nothing]);
        let stance = match () {
            () if leaves_early => return None,
            // "Huyện có mưa" is news.
            () if elsewhere && (news || !self.follows_motion(at)) => return None,
            // "Không ra viện được" is not free.
            () if negated && (elsewhere || self.has(&[Sense::Can])) => Stance::Unclear,
            () if negated => Stance::Free,
            // "Wifi yếu": a thing we do not know is no hindrance yet.
            () if !elsewhere && self.of_a_thing(at) => Stance::Unclear,
            () if !elsewhere && self.who == Who::Family && !near(category) => Stance::Unclear,
            () => Stance::Busy,
        };
        Some((stance, false))
    }

    /// "Rảnh"; "chưa sắp xếp xong" is open.
    fn free(&self, negated: bool) -> (Stance, bool) {
        match negated {
            true if self.not_yet => (Stance::Doubt, true),
            true => (Stance::Busy, false),
            false => (Stance::Free, false),
        }
    }

    /// "Muộn 15 phút"; but "lương hưu tháng này chậm" is about a thing.
    fn late(&self, at: usize, negated: bool) -> (Stance, bool) {
        let thing = self.of_a_thing(at) && !self.numeral() || self.has(&[Sense::Nothing]);
        if !negated && thing {
            return (Stance::Unclear, false);
        }
        let firm = !self.hedged || self.numeral() && !self.has(&[Sense::If]);
        (if negated { Stance::Free } else { Stance::Late }, firm)
    }

    /// "Lát nữa em qua", "15 phút nữa": late; "lát nữa em gọi lại" says nothing of coming.
    fn soon(&self, at: usize) -> Option<(Stance, bool)> {
        let comes = self.has(&[Sense::Go, Sense::Attend, Sense::Meet]);
        let alone = self.words().iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Soon);
        let promised = self.carried.promised && self.numeral();
        ((comes || alone || promised) && !self.signs[at].date)
            .then_some((Stance::Late, !self.hedged || self.numeral()))
    }

    /// "Vâng"; but "tán thành kết nạp", "đồng ý với ý kiến" agree to something else.
    fn agrees(&self, negated: bool) -> Option<(Stance, bool)> {
        let content = self.has(&[Sense::Nothing, Sense::Feedback]);
        (!content).then_some((if negated { Stance::No } else { Stance::Yes }, false))
    }

    /// "Sẽ cố", "chưa biết", "chờ lịch". "Vẫn cố đi được" went well, "đừng chờ" only tells the others to begin.
    fn open(&self, sense: Sense, negated: bool) -> Option<(Stance, bool)> {
        let went_well = sense == Sense::Try && self.has(&[Sense::Still]) && self.has(&[Sense::Can]);
        let begin = sense == Sense::Await && negated;
        (!went_well && !begin).then_some((Stance::Doubt, true))
    }

    /// "Đi", "dự", "họp": the words beside it say whether that is our meeting.
    fn coming(&mut self, sense: Sense, at: usize, negated: bool) {
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
        let claim = if held { None } else { self.arrival(sense, at, negated) };
        if let Some((stance, firm)) = claim {
            self.claim(stance, firm, at);
        }
        (self.nots, self.not_yet) = (0, false);
    }

    /// What such a word says, and whether plainly; `None` if it says nothing of our meeting.
    fn arrival(&self, sense: Sense, at: usize, negated: bool) -> Option<(Stance, bool)> {
        let goes = sense == Sense::Go;
        let next = self.next(at);
        let place = next.filter(|next| next.sense == Sense::Unknown && goes);
        let helped = self.has(&[Sense::Can, Sense::Sure, Sense::Still]);
        let bare = !negated && !helped;

        let not_on_time = negated && next.is_some_and(|next| next.sense == Sense::OnTime);
        let busy = self.carried.hindered || self.claims.iter().any(|claim| claim.stance == Stance::Busy);
        // "Xe hỏng, không về kịp giờ họp": late, or not at all.
        if not_on_time && busy {
            return Some((Stance::Doubt, false));
        }
        if self.arrives_late(at) || not_on_time {
            return Some((Stance::Late, !self.hedged || self.numeral() && !self.has(&[Sense::If])));
        }
        let purpose = self.signs[..at].last().is_some_and(|before| before.sense == Sense::For);
        if sense == Sense::Attend && purpose && bare && self.nots == 0 {
            return Some((Stance::Come, true));
        }
        let met = sense == Sense::Meet && self.nots == 0 && !helped;
        // "Bỏ ăn cưới đi họp" and "bận đi họp" look alike.
        if bare && sense == Sense::Attend && self.follows(at, Sense::is_cause) {
            return Some((Stance::Come, false));
        }
        // "Cháu đưa bà đi": to the meeting, or elsewhere.
        let brought = self.follows(at, |sense| sense == Sense::Busy(ReasonCategory::Family));
        if bare && goes && brought && self.alone(at) {
            return Some((Stance::Doubt, false));
        }
        if bare && self.belongs_to_cause(at) || met {
            return None;
        }
        if self.follows(at, |sense| sense == Sense::OnlyThen) {
            let day = self.has(&[Sense::Time]) || self.words().iter().any(|sign| sign.date);
            return Some((if day { Stance::Busy } else { Stance::Doubt }, false));
        }
        // "Bỏ dự", "hoãn dự": a word we do not know beside it may turn it round.
        let strange = self.elsewhere(at)
            || self.strange_before(at)
            || next.is_some_and(|next| next.sense == Sense::Unknown);
        if !goes && !negated && !self.has(&[Sense::Still]) && strange {
            return Some((Stance::Doubt, false));
        }
        let unclear = self.lost_not || self.has(&[Sense::Unclear]);
        if self.not_yet && !self.has(&[Sense::Can]) || !negated && unclear {
            return Some((Stance::Unclear, false));
        }
        match place {
            Some(place) if !negated && (place.capital || bare && self.bound) => Some((Stance::Busy, false)),
            Some(_) if !(negated && helped) => Some((Stance::Unclear, false)),
            _ if goes && bare && self.follows(at, |sense| sense == Sense::Unknown) => {
                Some((Stance::Unclear, false))
            }
            // "Em qua nhà bạn", "em qua bác Tư": a visit.
            _ if goes && bare && self.visits(at) => Some((Stance::Unclear, false)),
            _ if goes && !helped && self.bound => Some((Stance::Unclear, false)),
            _ if self.carried.after && !negated => Some((Stance::Doubt, true)),
            _ if negated => Some((Stance::Stay, !goes || helped || self.nots > 0)),
            _ => Some((Stance::Come, !goes || helped || self.nots > 0)),
        }
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

    /// "Thu xếp được" is free, "không thu xếp được" is not; without "được" it is open.
    fn arrange(&mut self, at: usize, negated: bool) {
        let rest = self.after(at);
        let works = rest.iter().any(|sign| matches!(sign.sense, Sense::Can | Sense::After));
        let goes = rest.iter().any(|sign| matches!(sign.sense, Sense::Go | Sense::Attend | Sense::Meet));
        match (works, goes) {
            _ if negated && self.not_yet => self.claim(Stance::Doubt, true, at),
            (_, true) if negated => return,
            _ if negated => self.claim(Stance::Stay, true, at),
            (true, true) => return,
            (true, false) => self.claim(Stance::Free, false, at),
            (false, _) => self.claim(Stance::Doubt, true, at),
        }
        (self.nots, self.not_yet) = (0, false);
    }

    fn on_time(&self, negated: bool) -> Option<(Stance, bool)> {
        match negated {
            true => Some((Stance::Late, true)),
            false => (self.claims.is_empty() && !self.about_something()).then_some((Stance::Free, false)),
        }
    }

    /// "Có" alone is yes; before a word we do not know it may be anything.
    fn have(&mut self, at: usize) {
        let rest = self.after(at);
        if rest.iter().all(|sign| sign.sense.is_plain() || sign.sense == Sense::Name) {
            // "Em có gửi báo cáo rồi": it has or does what follows.
            if !self.stops() {
                return;
            }
            let bare = rest.iter().all(|sign| sign.sense != Sense::Light);
            self.claim(Stance::Yes, bare, at);
        } else if rest
            .iter()
            .find(|sign| !sign.sense.helps())
            .is_some_and(|next| next.sense == Sense::Unknown)
        {
            self.claim(Stance::Unclear, false, at);
        }
    }
}

/// What befalls the family keeps the member at home too: illness, a funeral, but not a busy day.
fn near(category: ReasonCategory) -> bool {
    matches!(category, ReasonCategory::Health | ReasonCategory::Family | ReasonCategory::Maternity)
}
