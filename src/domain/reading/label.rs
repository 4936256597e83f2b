//! What a message comes to, and what had been asked before it.

use std::fmt;

/// What a message says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Will come.
    Attending,
    /// Will come, but late.
    Late,
    /// Will not come.
    Absent,
    /// Does not know yet, or we cannot tell: ask again, with buttons.
    Unsure,
    /// Asks something.
    Question,
    /// Nothing about coming.
    Other,
}

impl Label {
    /// The word `chibo understand` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attending => "attending",
            Self::Late => "late",
            Self::Absent => "absent",
            Self::Unsure => "unsure",
            Self::Question => "question",
            Self::Other => "other",
        }
    }

    /// Whether it settles if the member comes: attending, late or absent.
    pub fn is_definite(self) -> bool {
        matches!(self, Self::Attending | Self::Late | Self::Absent)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the bot had asked when the member wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asked {
    /// "Đồng chí có dự được không?"
    Attendance,
    /// "Đồng chí vẫn dự chứ?"
    StillComing,
    /// "Vì lý do gì ạ?"
    Reason,
}
