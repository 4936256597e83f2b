//! Where one statement ends and the next begins, also in dictation without punctuation.

use std::ops::Range;

use super::{sense::Sense, sign::Sign};

/// One statement of the message.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// Its signs, without what joins it to the one before.
    pub signs: Range<usize>,
    /// How it is joined to the one before.
    pub joint: Joint,
    /// Whether a question mark ends it.
    pub asked: bool,
}

impl Clause {
    /// Its words.
    pub(super) fn words<'a>(&self, signs: &'a [Sign]) -> &'a [Sign] {
        &signs[self.signs.clone()]
    }

    /// Whether a word of this kind stands in it.
    pub(super) fn has(&self, signs: &[Sign], sense: Sense) -> bool {
        self.words(signs).iter().any(|sign| sign.sense == sense)
    }
}

/// How a statement is joined to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing: a new subject, a yes, a "now", or words after an ending, without a pause.
    Run,
    /// A comma.
    Pause,
    /// A new sentence, or the first.
    Stop,
    /// "nhưng": what comes now counts.
    But,
    /// "nên": what comes now follows from the reason before.
    So,
    /// "vì": what comes now is the reason.
    Because,
}

/// Cuts the signs of a message into statements.
pub(super) fn clauses(signs: &[Sign]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut joint = Joint::Stop;
    let mut start = 0;
    let mut said = false;
    for at in 0..=signs.len() {
        let cut =
            signs.get(at).map_or(Some(Cut::Between(Joint::Stop)), |sign| cut(signs, at, sign, start, said));
        let Some(cut) = cut else {
            said |= says_something(signs[at].sense);
            continue;
        };
        let asked = signs.get(at).is_some_and(|sign| sign.sense == Sense::QuestionMark);
        if start < at {
            clauses.push(Clause { signs: start..at, joint, asked });
            said = false;
            joint = cut.joint();
        } else {
            if let Some(last) = clauses.last_mut().filter(|_| asked) {
                last.asked = true;
            }
            joint = stronger(joint, cut.joint());
        }
        start = match cut {
            Cut::Before(_) => at,
            Cut::Between(_) => at + 1,
        };
        if matches!(cut, Cut::Before(_)) {
            said |= signs.get(at).is_some_and(|sign| says_something(sign.sense));
        }
    }
    clauses
}

#[derive(Clone, Copy)]
enum Cut {
    /// The sign belongs to neither.
    Between(Joint),
    /// The sign begins the next statement.
    Before(Joint),
}

impl Cut {
    fn joint(self) -> Joint {
        match self {
            Self::Between(joint) | Self::Before(joint) => joint,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of a hundred senses few cut a statement")]
fn cut(signs: &[Sign], at: usize, sign: &Sign, start: usize, said: bool) -> Option<Cut> {
    match sign.sense {
        Sense::Pause => Some(Cut::Between(Joint::Pause)),
        Sense::Stop | Sense::QuestionMark => Some(Cut::Between(Joint::Stop)),
        Sense::But => Some(Cut::Between(Joint::But)),
        Sense::So => Some(Cut::Between(Joint::So)),
        Sense::Because => Some(Cut::Between(Joint::Because)),
        Sense::Now if said && at > start => Some(Cut::Before(Joint::Run)),
        // Whom one visits or nurses is no new subject: "thăm thông gia".
        Sense::Family if at > start && signs[at - 1].sense.is_cause() => None,
        // "Không em bận rồi": no, and then why.
        Sense::Me | Sense::Kin | Sense::Child | Sense::Family
            if only_denied(&signs[start..at]) && goes_on(&signs[at + 1..]) =>
        {
            Some(Cut::Before(Joint::Pause))
        }
        // "Không ai chở em đi": whom nobody takes.
        Sense::Me | Sense::Kin if at > start && signs[at - 1].sense.is_cause() && signs[at - 1].negative => {
            None
        }
        Sense::Me | Sense::Kin | Sense::Child | Sense::Them | Sense::Family | Sense::Call | Sense::If
            if said && at > start && !joins_persons(signs[at - 1].sense) && goes_on(&signs[at + 1..]) =>
        {
            Some(Cut::Before(Joint::Run))
        }
        Sense::Yes | Sense::Polite if said && at > start && goes_on(&signs[at..]) => {
            Some(Cut::Before(Joint::Run))
        }
        _ if said
            && at > start
            && matches!(signs[at - 1].sense, Sense::End | Sense::Already)
            && goes_on(&signs[at..]) =>
        {
            Some(Cut::Before(Joint::Run))
        }
        _ => None,
    }
}

/// Whether nothing but a bare "không" was said so far: "không ạ", "dạ không hôm đó".
fn only_denied(signs: &[Sign]) -> bool {
    let denies = |sign: &Sign| matches!(sign.sense, Sense::Not | Sense::NotYet) && !sign.negative;
    let bare = |sign: &Sign| {
        let person = matches!(sign.sense, Sense::Me | Sense::Kin | Sense::Child);
        denies(sign)
            || person
            || sign.sense.is_plain()
            || matches!(sign.sense, Sense::Now | Sense::Then | Sense::Where)
    };
    // "Anh Nam ơi không em bận": after whom it calls.
    let called = signs.iter().rposition(|sign| sign.sense == Sense::Oi).map_or(0, |oi| oi + 1);
    let said = if signs[called..].iter().any(denies) { &signs[called..] } else { signs };
    said.iter().any(denies) && said.iter().all(bare)
}

fn joins_persons(sense: Sense) -> bool {
    use Sense::{And, Await, Behalf, Call, Child, Family, Kin, Leave, Let, Me, Say, Them};
    matches!(sense, And | Let | Await | Me | Kin | Child | Them | Family | Call | Say | Behalf | Leave)
}

/// Whether a statement follows, and not only a polite ending.
fn goes_on(signs: &[Sign]) -> bool {
    signs
        .iter()
        .take_while(|sign| {
            use Sense::{Because, But, Pause, QuestionMark, So, Stop};
            !matches!(sign.sense, Because | But | Pause | QuestionMark | So | Stop)
        })
        .any(|sign| says_something(sign.sense))
}

/// Whether a statement can stand on this sign.
pub(super) fn says_something(sense: Sense) -> bool {
    use Sense::{After, Arrange, Await, Bound, Depends, Doubt, Soon, Try};
    use Sense::{Attend, Away, Free, Go, Have, Late, Meet, No, Nothing, OnTime, Request, Unclear, Yes};
    matches!(
        sense,
        Attend | Away | Free | Go | Have | Late | Meet | No | Nothing | OnTime | Request | Unclear | Yes
    ) || matches!(sense, After | Arrange | Await | Depends | Doubt | Bound | Soon | Try)
        || sense.is_cause()
}

fn stronger(one: Joint, other: Joint) -> Joint {
    match (one, other) {
        (Joint::Run, _) => other,
        (_, Joint::But | Joint::So | Joint::Because) => other,
        (Joint::Pause, Joint::Stop) => other,
        _ => one,
    }
}
