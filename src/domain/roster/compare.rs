//! A roster held against what is known: what it would add and change, and who is missing from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::read::upwards;
use super::{Problem, Roster, RosterPerson};
use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::people::{Role, Standing};
use crate::domain::{MemberId, UserId};

/// What is known of the organisations and people a roster is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Organisations at and below the roster's, by path.
    pub organizations: BTreeMap<String, Organization>,
    /// People by code: those of the roster, and those who belong to these organisations.
    pub people: BTreeMap<String, KnownPerson>,
    /// Who has which of the roster's accounts now, by code.
    pub accounts: HashMap<UserId, String>,
}

/// What is known of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The member it is.
    pub id: MemberId,
    /// Family, middle and given name.
    pub name: String,
    /// Their branch, and how they belong to it.
    pub membership: Option<(String, Standing)>,
    /// Their roles.
    pub roles: BTreeSet<(String, Role)>,
    /// Their account.
    pub account: Option<UserId>,
    /// Their link was ended: only they themselves link again, the roster does not.
    pub unlinked: bool,
}

/// What a roster would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Organisations to be made or changed, those above first.
    pub organizations: Vec<OrganizationChange>,
    /// People to be added or changed.
    pub people: Vec<PersonChange>,
    /// Those the roster does not name; nothing happens to them.
    pub missing: Vec<Unlisted>,
    /// Accounts of the roster that are left aside, by code and why.
    pub left_aside: Vec<(String, &'static str)>,
}

/// A change of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationChange {
    /// Its path.
    pub path: String,
    /// It is not known yet.
    pub new: bool,
    /// Committee or branch, from now on.
    pub sort: OrganizationSort,
    /// Loại hình, from now on.
    pub branch_type: Option<String>,
}

/// A change of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange {
    /// Their row; nothing for someone new.
    pub id: Option<MemberId>,
    /// Mã: the code that makes rows one person.
    pub code: String,
    /// Full name, from now on.
    pub name: String,
    /// What changes.
    pub differences: Vec<Difference>,
}

/// One thing that changes about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Another name.
    Renamed {
        /// The name until now.
        from: String,
    },
    /// Another branch or standing, or none.
    Belongs {
        /// Until now.
        from: Option<(String, Standing)>,
        /// From now on.
        to: Option<(String, Standing)>,
    },
    /// A role begins.
    Begins(String, Role),
    /// A role ends.
    Ends(String, Role),
    /// The operator vouches for an account.
    Linked(UserId),
}

/// Someone the roster does not name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// Mã: the code that makes rows one person.
    pub code: String,
    /// Family, middle and given name.
    pub name: String,
    /// Their branch.
    pub branch: String,
}

impl Changes {
    /// How many people are new.
    pub fn added(&self) -> usize {
        self.people.iter().filter(|person| person.id.is_none()).count()
    }

    /// How many known people and organisations change.
    pub fn changed(&self) -> usize {
        let organizations = self.organizations.iter().filter(|change| !change.new).count();
        organizations + self.people.len() - self.added()
    }
}

/// Holds a roster against what is known.
pub fn compare(roster: &Roster, known: &Known) -> Result<Changes, Vec<Problem>> {
    let mut problems = without_branch(roster, known);
    problems.extend(roster.people.iter().filter_map(|person| taken(person, known)));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut changes = Changes {
        organizations: roster
            .organizations
            .keys()
            .filter_map(|path| organization(path, roster, known))
            .collect(),
        missing: missing(roster, known),
        ..Changes::default()
    };
    for person in &roster.people {
        let earlier = known.people.get(&person.code);
        let mut differences = differences(person, earlier, roster);
        match account(person, earlier) {
            Ok(linked) => differences.extend(linked),
            Err(why) => changes.left_aside.push((person.code.clone(), why)),
        }
        if earlier.is_none() || !differences.is_empty() {
            changes.people.push(PersonChange {
                id: earlier.map(|earlier| earlier.id),
                code: person.code.clone(),
                name: person.name.clone(),
                differences,
            });
        }
    }
    Ok(changes)
}

fn organization(path: &str, roster: &Roster, known: &Known) -> Option<OrganizationChange> {
    let place = &roster.organizations[path];
    let earlier = known.organizations.get(path);
    let branch_type =
        place.branch_type.clone().or_else(|| earlier.and_then(|earlier| earlier.branch_type.clone()));
    let same =
        earlier.is_some_and(|earlier| earlier.sort == place.sort && earlier.branch_type == branch_type);
    (!same).then(|| OrganizationChange {
        path: path.to_owned(),
        new: earlier.is_none(),
        sort: place.sort,
        branch_type,
    })
}

/// A branch that becomes a committee must leave nobody behind.
fn without_branch(roster: &Roster, known: &Known) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, place) in &roster.organizations {
        let was_branch =
            known.organizations.get(path).is_some_and(|known| known.sort == OrganizationSort::Branch);
        if place.sort != OrganizationSort::Committee || !was_branch {
            continue;
        }
        let stays = |code: &String, person: &KnownPerson| {
            person.membership.as_ref().is_some_and(|(branch, _)| branch == path)
                && !roster.people.iter().any(|named| named.code == *code)
        };
        if let Some((code, person)) = known.people.iter().find(|(code, person)| stays(code, person)) {
            problems.push(Problem {
                row: place.row,
                column: super::columns::Column::Organization.word().to_owned(),
                what: format!(
                    "\"{path}\" is a branch to which {code} ({}) belongs; a path below it would make it a \
                     committee. Give everyone of it a row with their new branch, or mend the path",
                    person.name
                ),
            });
        }
    }
    problems
}

/// An account that is another member's.
fn taken(person: &RosterPerson, known: &Known) -> Option<Problem> {
    let account = person.account?;
    let owner = known.accounts.get(&account).filter(|owner| **owner != person.code)?;
    Some(Problem {
        row: person.row,
        column: super::columns::Column::Telegram.word().to_owned(),
        what: format!("{account} is linked to {owner}; an account has one member"),
    })
}

/// The account to be linked, if any; an error says why the roster's is left aside.
fn account(person: &RosterPerson, earlier: Option<&KnownPerson>) -> Result<Option<Difference>, &'static str> {
    let Some(account) = person.account else { return Ok(None) };
    match earlier {
        Some(known) if known.account == Some(account) => Ok(None),
        Some(known) if known.account.is_some() => Err("is linked to another account, which stays"),
        Some(known) if known.unlinked => {
            Err("ended the link; only they themselves can link again, with a code")
        }
        Some(_) | None => Ok(Some(Difference::Linked(account))),
    }
}

fn differences(person: &RosterPerson, earlier: Option<&KnownPerson>, roster: &Roster) -> Vec<Difference> {
    let mut differences = Vec::new();
    let nobody = BTreeSet::new();
    let had = earlier.map_or(&nobody, |earlier| &earlier.roles);
    if let Some(earlier) = earlier.filter(|earlier| earlier.name != person.name) {
        differences.push(Difference::Renamed { from: earlier.name.clone() });
    }
    let from = earlier.and_then(|earlier| earlier.membership.clone());
    let speaks =
        person.membership.is_some() || from.as_ref().is_some_and(|(branch, _)| covers(roster, branch));
    if speaks && from != person.membership {
        differences.push(Difference::Belongs { from, to: person.membership.clone() });
    }
    let ends = had.difference(&person.roles).filter(|(path, _)| covers(roster, path));
    differences.extend(ends.map(|(path, role)| Difference::Ends(path.clone(), *role)));
    let begins = person.roles.difference(had);
    differences.extend(begins.map(|(path, role)| Difference::Begins(path.clone(), *role)));
    differences
}

/// Whether the roster speaks about an organisation: what it does not say there no longer holds.
fn covers(roster: &Roster, path: &str) -> bool {
    roster.organizations.contains_key(path)
}

fn missing(roster: &Roster, known: &Known) -> Vec<Unlisted> {
    let named: BTreeSet<&str> = roster.people.iter().map(|person| person.code.as_str()).collect();
    let tops: BTreeSet<&str> = roster.organizations.keys().filter_map(|path| upwards(path).last()).collect();
    let absent = known.people.iter().filter(|(code, _)| !named.contains(code.as_str()));
    absent
        .filter_map(|(code, person)| {
            let (branch, _) = person.membership.as_ref()?;
            tops.contains(upwards(branch).last()?).then(|| Unlisted {
                code: code.clone(),
                name: person.name.clone(),
                branch: branch.clone(),
            })
        })
        .collect()
}
