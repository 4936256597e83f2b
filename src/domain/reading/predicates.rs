//! What the predicates of a statement say: coming, staying away, late, busy, free.

use super::{
    category::ReasonCategory,
    claims::{Stance, Who},
    questions,
    sense::Sense,
    statement::Statement,
};

impl Statement<'_> {
    pub(super) fn predicate(&mut self, sense: Sense, at: usize) {
        let negated = (self.nots % 2 == 1) ^ self.never ^ questions::denied(self.signs, self.clause, at);
        match sense {
            Sense::Go | Sense::Attend | Sense::Meet => return self.coming(sense, at, negated),
            Sense::At if self.leads_away(at) => return,
            Sense::Elsewhere(_) if !self.follows_motion(at) => return,
            // "Huyện có mưa" is news.
            Sense::Elsewhere(ReasonCategory::WeatherOrTransport)
                if self.follows(at, |sense| sense == Sense::Have) =>
            {
                return;
            }
            // "Tán thành kết nạp", "đồng ý với ý kiến": agreed, but not to come.
            Sense::Yes if self.has(&[Sense::Nothing, Sense::Feedback]) => return,
            // "Chưa sắp xếp xong"
            Sense::Free if negated && self.not_yet => self.claim(Stance::Doubt, true, at),
            Sense::Request if self.unnamed(at) => {
                self.who = Who::Sender;
                self.claim(if negated { Stance::Come } else { Stance::Stay }, true, at);
            }
            Sense::Away | Sense::Request => {
                self.claim(if negated { Stance::Come } else { Stance::Stay }, true, at)
            }
            Sense::Free => self.claim(if negated { Stance::Busy } else { Stance::Free }, false, at),
            // "Wifi yếu": a thing we do not know is no hindrance yet.
            Sense::Busy(_) if !negated && self.of_a_thing(at) => {
                self.claim(Stance::Unclear, false, at);
            }
            Sense::Busy(category) if self.who == Who::Family && !near(category) => {
                self.claim(Stance::Unclear, false, at);
            }
            // "Không ra viện được" is not free.
            Sense::Elsewhere(_) if negated => self.claim(Stance::Unclear, false, at),
            Sense::Busy(_) if negated && self.has(&[Sense::Can]) => self.claim(Stance::Unclear, false, at),
            Sense::Busy(_) | Sense::Elsewhere(_) => {
                self.claim(if negated { Stance::Free } else { Stance::Busy }, false, at);
            }
            Sense::Late => {
                let firm = !self.hedged || self.numeral() && !self.has(&[Sense::If]);
                self.claim(if negated { Stance::Free } else { Stance::Late }, firm, at);
            }
            Sense::Arrange => return self.arrange(at, negated),
            Sense::OnTime => self.on_time(at, negated),
            Sense::Yes => self.claim(if negated { Stance::No } else { Stance::Yes }, false, at),
            Sense::No => self.claim(Stance::No, true, at),
            Sense::Have => return self.have(at),
            Sense::Leave if self.alone(at) => self.claim(Stance::Busy, false, at),
            // "Vẫn cố đi được" went well.
            Sense::Try if self.has(&[Sense::Still]) && self.has(&[Sense::Can]) => return,
            Sense::Try => self.claim(Stance::Doubt, true, at),
            // "Đừng đợi" only tells the others to begin.
            Sense::Await if negated => {}
            Sense::Doubt | Sense::Depends | Sense::Await => self.claim(Stance::Doubt, true, at),
            Sense::Unclear => self.claim(Stance::Unclear, false, at),
            _ => return,
        }
        (self.nots, self.not_yet) = (0, false);
    }

    /// "Đi", "dự", "họp": the words beside it say whether that is our meeting.
    fn coming(&mut self, sense: Sense, at: usize, negated: bool) {
        if self.leads_on(at) || self.leads_away(at) {
            return;
        }
        let claim = self.arrival(sense, at, negated);
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

        if self.arrives_late() || negated && next.is_some_and(|next| next.sense == Sense::OnTime) {
            return Some((Stance::Late, !self.hedged || self.numeral() && !self.has(&[Sense::If])));
        }
        if bare && self.belongs_to_cause(at) || bare && sense == Sense::Meet && place.is_none() {
            return None;
        }
        if self.follows(at, |sense| sense == Sense::OnlyThen) {
            return Some((if self.has(&[Sense::Time]) { Stance::Busy } else { Stance::Doubt }, false));
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
    fn arrives_late(&self) -> bool {
        let clock = self.carried.clock || self.has(&[Sense::Number]);
        self.has(&[Sense::OnlyThen]) && (clock || self.carried.after || self.has(&[Sense::After]))
            || self.has(&[Sense::Around]) && clock
            || self.carried.hindered && self.has(&[Sense::Number]) && self.nots == 0
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

    fn on_time(&mut self, at: usize, negated: bool) {
        if negated {
            self.claim(Stance::Late, true, at);
        } else if self.claims.is_empty() {
            self.claim(Stance::Free, false, at);
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
