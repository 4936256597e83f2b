//! Whom a stage speaks to.

use crate::domain::reply::Answer;
use crate::domain::words::words;

words! {
    /// Whom a stage speaks to.
    Audience {
        /// With the first such stage all who are invited, with a later one the summoned alone.
        Everyone = "everyone",
        /// The summoned who have not answered, or do not know.
        Silent = "silent",
        /// Those who said yes, or do not know: "đồng chí vẫn dự chứ?"
        Attending = "attending",
        /// The secretary.
        Secretary = "secretary",
        /// Those who were there.
        Present = "present",
    }
}

impl Audience {
    /// Whether a summoned member with this reply is still spoken to.
    pub fn includes(self, answer: Option<Answer>) -> bool {
        match self {
            Self::Everyone | Self::Secretary | Self::Present => true,
            Self::Silent => matches!(answer, None | Some(Answer::Unsure)),
            Self::Attending => matches!(answer, Some(Answer::Attending | Answer::Late | Answer::Unsure)),
        }
    }
}
