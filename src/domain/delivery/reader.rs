//! Who reads what is said about a meeting.

use crate::domain::people::Standing;
use crate::domain::reply::Answer;
use crate::domain::stages::Audience;
use crate::domain::{ChatId, Language, MemberId, UserId};

/// Someone who can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub chat: ChatId,
    /// In which language, if they chose one.
    pub language: Option<Language>,
}

/// Someone a meeting concerns, with what decides what they are told of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Concerned {
    /// Who.
    pub member_id: MemberId,
    /// Their account, if they are linked.
    pub user_id: Option<UserId>,
    /// Whether they can be written to; nothing without an account.
    pub reachable: Option<bool>,
    /// The language they chose.
    pub language: Option<Language>,
    /// How they belong to the branch; nothing for the committee's member in charge of it.
    pub standing: Option<Standing>,
    /// What they answered.
    pub answer: Option<Answer>,
    /// Whether they were there, by the roll.
    pub came: bool,
}

impl Concerned {
    /// As a reader, if they can be written to.
    pub fn reader(&self) -> Option<Reader> {
        let user = self.user_id.filter(|_| self.reachable == Some(true))?;
        Some(Reader { member: self.member_id, chat: user.chat(), language: self.language })
    }

    /// Whether they are invited.
    pub fn is_invited(&self) -> bool {
        self.standing.is_some_and(Standing::invited)
    }

    /// Whether a stage to this audience speaks to them; the secretary is found by her role.
    pub fn is_spoken_to(&self, audience: Audience) -> bool {
        let summoned = self.standing.is_some_and(Standing::summoned);
        match audience {
            Audience::Everyone | Audience::Silent | Audience::Attending => {
                summoned && audience.includes(self.answer)
            }
            Audience::Present => self.standing.is_some() && self.came,
            Audience::Secretary => false,
        }
    }
}
