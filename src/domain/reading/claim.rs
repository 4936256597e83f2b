//! One claim of the message about its sender, and what a statement hands on to the next.

/// What a statement says of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Will come.
    Come,
    /// Will not come.
    Stay,
    /// Will come late.
    Late,
    /// Has something that keeps them away.
    Busy,
    /// Has nothing that keeps them away.
    Free,
    /// "Vâng", "có", and no more.
    Yes,
    /// "Không", and no more.
    No,
    /// Does not know yet.
    Doubt,
    /// Asks.
    Ask,
    /// Could be read in two ways, or not at all.
    Unclear,
    /// Proposes something to the branch.
    Proposal,
}

impl Stance {
    /// What it becomes when it is taken back.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Come => Self::Stay,
            Self::Stay => Self::Come,
            Self::Busy => Self::Free,
            Self::Free => Self::Busy,
            Self::Late => Self::Free,
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Doubt | Self::Ask | Self::Unclear | Self::Proposal => self,
        }
    }
}

/// One claim of the message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// What it says.
    pub stance: Stance,
    /// Whether it says so plainly: "dự", "không đi được", but not "đi".
    pub firm: bool,
    /// Whether it asks to stay away: "xin nghỉ".
    pub request: bool,
    /// Whom it was said of.
    pub who: Who,
    /// Grows with every "nhưng" and "nên": the last counts.
    pub turn: usize,
    /// The sign it stands on.
    pub sign: usize,
    /// The first sign that belongs to it: its subject, its negation.
    pub from: usize,
}

/// What one statement hands on to the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Carried {
    /// Somebody else, if it said something of them and the next may go on; else nobody.
    pub who: Who,
    /// Somebody else is quoted: "bác Năm nói …".
    pub quoting: bool,
    /// It told of the past, and the next goes on with that.
    pub past: bool,
    /// It told of the past, "tưởng bận", whether or not the next goes on with that.
    pub recalls: bool,
    /// The others are to begin without the sender.
    pub ahead: bool,
    /// The message has said already what keeps the member away.
    pub hindered: bool,
    /// The message has said already that the member comes.
    pub promised: bool,
    /// "Đón con xong …"
    pub after: bool,
    /// "… thì"
    pub condition: bool,
    /// "Tan học 19h15 …"
    pub clock: bool,
    /// Somebody else did something first: "sếp cho nghỉ sớm em sẽ qua".
    pub favour: bool,
    /// It ended politely: "… ạ".
    pub ended: bool,
    /// A question goes on without a pause.
    pub asking: bool,
    /// The turn of the message, see [`Claim::turn`].
    pub turn: usize,
}

/// Whom a statement is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Who {
    /// Nobody is named: the sender.
    #[default]
    Unsaid,
    /// The sender, by name or pronoun.
    Sender,
    /// Somebody of the family.
    Family,
    /// "Đ/c Lan có mặt", at the beginning: the sender in the third person, or somebody else.
    Comrade,
    /// Somebody else.
    Other,
}
