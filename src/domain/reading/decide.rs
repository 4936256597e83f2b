//! From the claims of a message to one label: the last turn counts, and doubt is kept.

use super::{
    claim::{Claim, Stance, Who},
    label::{Asked, Label},
};

/// What the claims of one turn come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Upshot {
    label: Label,
    /// Whether something was said plainly.
    firm: bool,
    /// "Chắc muộn": late, if they come at all.
    perhaps_late: bool,
}

/// Decides. `whole` says that no word of the message is unknown: only then a bare "vâng" or "không" counts.
pub(super) fn decide(claims: &[Claim], asked: Asked, whole: bool) -> Label {
    let proposed = claims.iter().position(|claim| claim.stance == Stance::Proposal);
    if proposed.is_some_and(|at| !claims[..at].iter().any(declines)) {
        return Label::Other;
    }
    let last = claims.last().map_or(0, |claim| claim.turn);
    let turns = (0..=last).filter_map(|turn| {
        let said: Vec<_> = claims.iter().filter(|claim| claim.turn == turn).collect();
        weigh(&TurnClaims { claims: &said, asked, whole })
    });
    turns.reduce(turn).map_or(Label::Other, |verdict| verdict.label)
}

/// "Không đi được, em gửi ý kiến qua đây": what is proposed after it takes nothing back.
fn declines(claim: &Claim) -> bool {
    claim.stance == Stance::Stay && claim.firm
}

/// A later turn against the earlier ones.
fn turn(before: Upshot, after: Upshot) -> Upshot {
    match (before.label, after.label) {
        // Coming late is still coming, in whatever order it is said.
        (Label::Late, Label::Attending) => before,
        (Label::Unsure, Label::Attending) if before.perhaps_late => Upshot { label: Label::Late, ..before },
        (Label::Attending, Label::Unsure) if after.perhaps_late => Upshot { label: Label::Late, ..after },
        (Label::Attending | Label::Absent | Label::Late | Label::Unsure, Label::Question) => before,
        // Against a plain word, a mere hint only raises doubt.
        (Label::Attending | Label::Late, Label::Absent) | (Label::Absent, Label::Attending)
            if before.firm && !after.firm =>
        {
            Upshot { label: Label::Unsure, ..before }
        }
        _ => after,
    }
}

struct TurnClaims<'a> {
    claims: &'a [&'a Claim],
    asked: Asked,
    whole: bool,
}

impl TurnClaims<'_> {
    fn any(&self, stance: Stance) -> bool {
        self.claims.iter().any(|claim| claim.stance == stance)
    }

    /// "Xin nghỉ" stands against a mere "đi" before it: "đi lại khó, xin nghỉ".
    fn requested(&self) -> bool {
        let request = self.claims.iter().rposition(|claim| claim.request);
        let comes = self.claims.iter().rposition(|claim| claim.stance == Stance::Come);
        let own = |claim: &&Claim| claim.stance == Stance::Come && claim.who == Who::Sender;
        let firm = self.firmly(Stance::Come) || self.claims.iter().any(own);
        request.is_some() && request > comes && !firm
    }

    /// "Vâng, họp ở đâu ạ?": the answer came first.
    fn answered(&self) -> bool {
        let first = |stance: Stance| self.claims.iter().position(|claim| claim.stance == stance);
        first(Stance::Yes).is_some_and(|yes| Some(yes) < first(Stance::Ask))
    }

    /// "Tan ca muộn, em không dự được."
    fn too_late(&self) -> bool {
        let last = |stance: Stance| self.claims.iter().rposition(|claim| claim.stance == stance);
        last(Stance::Late).is_some() && last(Stance::Late) < last(Stance::Stay) && self.firmly(Stance::Stay)
    }

    fn firmly(&self, stance: Stance) -> bool {
        self.claims.iter().any(|claim| claim.stance == stance && claim.firm)
    }
}

/// What is said within one turn. Plain words beat hints; against each other they leave a doubt.
fn weigh(said: &TurnClaims<'_>) -> Option<Upshot> {
    if said.claims.is_empty() {
        return None;
    }
    let firm = said.claims.iter().any(|claim| claim.firm);
    let label = match () {
        () if said.any(Stance::Come) && said.any(Stance::Stay) && !said.requested() => Label::Unsure,
        () if said.too_late() => Label::Absent,
        () if said.any(Stance::Late) && said.any(Stance::Stay) => Label::Unsure,
        () if said.firmly(Stance::Late) || said.any(Stance::Late) && said.any(Stance::Come) => Label::Late,
        () if said.any(Stance::Late) || said.any(Stance::Doubt) => Label::Unsure,
        () if said.any(Stance::Stay) => Label::Absent,
        () if said.any(Stance::Come) => coming(said),
        () if said.any(Stance::Ask) && !said.answered() => Label::Question,
        () => hints(said),
    };
    let perhaps_late = label == Label::Unsure && said.any(Stance::Late) && !said.any(Stance::Stay);
    Some(Upshot { label, firm, perhaps_late })
}

/// "Dự" stands against anything; a mere "đi" does not stand against "đang ở viện".
fn coming(said: &TurnClaims<'_>) -> Label {
    let last = |stance: Stance| said.claims.iter().rposition(|claim| claim.stance == stance);
    let busy = said.any(Stance::Busy) && last(Stance::Free) < last(Stance::Busy);
    let against = said.any(Stance::No) || busy && !said.firmly(Stance::Come);
    if against { Label::Unsure } else { Label::Attending }
}

/// Nothing was said plainly.
fn hints(said: &TurnClaims<'_>) -> Label {
    let TurnClaims { asked, whole, .. } = *said;
    let answers = matches!(asked, Asked::Attendance | Asked::StillComing);
    match () {
        () if said.any(Stance::Busy) && said.any(Stance::Free) => Label::Unsure,
        () if said.any(Stance::Busy) => Label::Absent,
        () if said.any(Stance::Unclear) => Label::Unsure,
        () if said.any(Stance::Free) && !said.any(Stance::No) => Label::Attending,
        () if said.any(Stance::No) && said.any(Stance::Yes) => Label::Unsure,
        () if said.firmly(Stance::No) && answers => Label::Absent,
        () if !answers => Label::Other,
        () if said.firmly(Stance::Yes) && !said.any(Stance::No) => Label::Attending,
        () if !whole => Label::Unsure,
        () if said.any(Stance::No) => Label::Absent,
        () => Label::Attending,
    }
}
