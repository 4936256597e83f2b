//! Who will come, as the secretary sees it before a meeting.

use super::alphabet::by_given_name;
use super::people::Standing;
use super::reply::{Answer, Reply};

/// Whether a member can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// Linked, and can be written to.
    Reachable,
    /// Linked, but has blocked the bot or left Telegram.
    Unreachable,
    /// Has no account here yet.
    NotLinked,
}

/// One who is invited, with what they said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Family, middle and given name.
    pub name: String,
    /// How they belong on the meeting's day.
    pub standing: Standing,
    /// Their reply on record.
    pub reply: Option<Reply>,
    /// It came after the deadline.
    pub after_deadline: bool,
    /// Whether the bot can write to them.
    pub contact: Contact,
}

super::words::words! {
    /// A heading of the secretary's list.
    Heading {
        /// Sẽ dự, on time.
        Attending = "attending",
        /// Muộn.
        Late = "late",
        /// Vắng.
        Absent = "absent",
        /// Chưa trả lời, the unsure included.
        Silent = "silent",
        /// Miễn sinh hoạt, and comes all the same.
        Exempt = "exempt",
        /// To be called: the bot cannot write to them.
        Call = "call",
    }
}

impl Heading {
    /// Whether someone stands under it.
    pub fn covers(self, expected: &Expected) -> bool {
        let answer = expected.reply.as_ref().map(|reply| reply.answer);
        let summoned = expected.standing.summoned();
        match self {
            Self::Attending => summoned && answer == Some(Answer::Attending),
            Self::Late => summoned && answer == Some(Answer::Late),
            Self::Absent => summoned && answer == Some(Answer::Absent),
            Self::Silent => summoned && matches!(answer, None | Some(Answer::Unsure)),
            Self::Exempt => !summoned && matches!(answer, Some(Answer::Attending | Answer::Late)),
            Self::Call => expected.contact != Contact::Reachable,
        }
    }
}

/// The list under each heading that has someone, everyone in the order of given names.
pub fn by_heading(mut expected: Vec<Expected>) -> Vec<(Heading, Vec<Expected>)> {
    expected.retain(|one| one.standing.invited());
    expected.sort_by_cached_key(|one| by_given_name(&one.name));
    let under =
        |heading: Heading| expected.iter().filter(|one| heading.covers(one)).cloned().collect::<Vec<_>>();
    let headings = Heading::ALL.iter().map(|heading| (*heading, under(*heading)));
    headings.filter(|(_, them)| !them.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, standing: Standing, answer: Option<Answer>, contact: Contact) -> Expected {
        let reply = answer.map(Reply::plain);
        Expected { name: name.to_owned(), standing, reply, after_deadline: false, contact }
    }

    #[test]
    fn everyone_stands_where_the_secretary_looks_for_them() {
        let lists = by_heading(vec![
            one("Lê Đức", Standing::Official, None, Contact::NotLinked),
            one("Lê Dung", Standing::Official, Some(Answer::Unsure), Contact::Reachable),
            one("Vũ An", Standing::Provisional, Some(Answer::Attending), Contact::Reachable),
            one("Vũ Gia", Standing::Exempt, Some(Answer::Late), Contact::Reachable),
            one("Bùi Khôi", Standing::Elsewhere, None, Contact::NotLinked),
        ]);

        let names: Vec<(Heading, Vec<&str>)> = lists
            .iter()
            .map(|(heading, them)| (*heading, them.iter().map(|one| one.name.as_str()).collect()))
            .collect();
        assert_eq!(
            names,
            [
                (Heading::Attending, vec!["Vũ An"]),
                (Heading::Silent, vec!["Lê Dung", "Lê Đức"]),
                (Heading::Exempt, vec!["Vũ Gia"]),
                (Heading::Call, vec!["Lê Đức"]),
            ]
        );
    }
}
