//! What the predicates of a statement say: coming, staying away, late, busy, free.

use super::{
    category::ReasonCategory,
    claim::{Stance, Who},
    questions,
    sense::Sense,
    statement::Statement,
};

impl Statement<'_> {
    /// A word that says something of the sender. What it used up, a negation before it, is gone afterwards.
    #[expect(clippy::wildcard_enum_match_arm, reason = "of a hundred senses few are predicates")]
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
