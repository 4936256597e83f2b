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

#[cfg(test)]
mod tests {
    use super::*;

    fn concerned(standing: Option<Standing>) -> Concerned {
        Concerned {
            member_id: MemberId(1),
            user_id: Some(UserId(1001)),
            reachable: Some(true),
            language: None,
            standing,
            answer: None,
            came: false,
        }
    }

    #[test]
    fn whoever_cannot_be_written_to_is_no_reader() {
        let linked = concerned(Some(Standing::Official));
        assert!(linked.reader().is_some());
        assert_eq!(Concerned { reachable: Some(false), ..linked.clone() }.reader(), None);
        assert_eq!(Concerned { user_id: None, reachable: None, ..linked }.reader(), None);
    }

    #[test]
    fn the_exempt_are_invited_but_not_reminded_and_thanked_if_they_came() {
        let exempt = concerned(Some(Standing::Exempt));
        assert!(exempt.is_invited() && !exempt.is_spoken_to(Audience::Silent));
        assert!(Concerned { came: true, ..exempt }.is_spoken_to(Audience::Present));
    }

    #[test]
    fn a_member_in_charge_is_neither_invited_nor_spoken_to() {
        let in_charge = Concerned { came: true, ..concerned(None) };
        assert!(!in_charge.is_invited());
        assert!(Audience::ALL.iter().all(|audience| !in_charge.is_spoken_to(*audience)));
    }
}
