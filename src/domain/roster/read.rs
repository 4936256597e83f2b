//! A table read as a roster: every problem is collected, and one is enough to refuse it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{Column, Header};
use super::vocabulary::{self, Duty};
use super::{Problem, Roster, RosterOrganization, RosterPerson, TableRow};
use crate::domain::UserId;
use crate::domain::alphabet::tidy;
use crate::domain::organization::{OrganizationSort, PATH_SEPARATOR};
use crate::domain::people::{Role, Standing};

/// Titles may stand above the header, within so many rows.
const TITLE_ROWS: usize = 10;
/// The largest id Telegram gives an account.
const LARGEST_ACCOUNT: i64 = (1 << 52) - 1;

/// What one row says.
struct RowContent {
    row: usize,
    path: String,
    branch_type: Option<String>,
    code: String,
    name: String,
    duty: Duty,
    standing: Option<Standing>,
    account: Option<UserId>,
}

/// Reads a table. `known` are the paths of organisations that exist: one that another extends, in the file or
/// among them, is a committee.
pub fn read(lines: &[TableRow], known: &BTreeSet<String>) -> Result<Roster, Vec<Problem>> {
    let (header, rows) = split(lines)?;
    let mut problems = Vec::new();
    let mut entries = Vec::new();
    for line in rows.iter().filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())) {
        entries.extend(entry(&header, line, &mut problems));
    }
    if entries.is_empty() && problems.is_empty() {
        problems.push(header.problem(header.row, Column::Code, "there is nobody below the header"));
    }

    let organizations = tree(&header, &entries, known, &mut problems);
    let people = people(&header, &entries, &organizations, &mut problems);
    if problems.is_empty() {
        Ok(Roster { organizations, people, unread: header.unread })
    } else {
        problems.sort_by_key(|problem| problem.row);
        Err(problems)
    }
}

/// The header, and the rows below it.
fn split(lines: &[TableRow]) -> Result<(Header, &[TableRow]), Vec<Problem>> {
    let titles = lines.iter().take(TITLE_ROWS).enumerate();
    let likely = titles
        .filter(|(_, line)| Header::likeness(line) >= 2)
        .max_by_key(|(at, line)| (Header::likeness(line), std::cmp::Reverse(*at)));
    let first = lines.iter().position(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()));
    let Some(at) = likely.map(|(at, _)| at).or(first) else {
        let what = "the file is empty; start from `chibo roster template roster.xlsx`".to_owned();
        return Err(vec![Problem { row: 1, column: Column::Organization.word().to_owned(), what }]);
    };
    Ok((Header::read(&lines[at])?, &lines[at + 1..]))
}

/// One row; what is wrong in it goes to `problems`.
fn entry(header: &Header, line: &TableRow, problems: &mut Vec<Problem>) -> Option<RowContent> {
    let before = problems.len();
    let mut wrong = |column, what: String| problems.push(header.problem(line.number, column, what));
    let mut needed = |column, mend: &str| {
        let cell = header.cell(line, column).map(tidy);
        cell.unwrap_or_else(|| {
            wrong(column, format!("the cell is blank; {mend}"));
            String::new()
        })
    };
    let path = needed(Column::Organization, "write the path from the top: Đảng ủy xã / Chi bộ thôn");
    let code = needed(Column::Code, "give every person a code that stays theirs");
    let name = needed(Column::Name, "write the full name");
    let parts: Vec<&str> = path.split('/').map(str::trim).collect();
    if !path.is_empty() && parts.iter().any(|part| part.is_empty()) {
        wrong(
            Column::Organization,
            format!("a part of \"{path}\" is blank; write: Đảng ủy xã / Chi bộ thôn"),
        );
    }
    let mut read = |column, said: Result<_, String>| said.map_err(|what| wrong(column, what)).ok();
    let duty = header.cell(line, Column::Role).map_or(Ok(Duty::Member), vocabulary::duty);
    let duty = read(Column::Role, duty);
    let standing = header.cell(line, Column::Standing).map(vocabulary::standing).transpose();
    let standing = standing.map_err(|what| wrong(Column::Standing, what)).ok();
    let account = header.cell(line, Column::Telegram).map(account).transpose();
    let account = account.map_err(|what| wrong(Column::Telegram, what)).ok();
    let entry = RowContent {
        row: line.number,
        path: parts.join(PATH_SEPARATOR),
        branch_type: header.cell(line, Column::Type).map(tidy),
        code,
        name,
        duty: duty?,
        standing: standing?,
        account: account?,
    };
    (problems.len() == before).then_some(entry)
}

fn account(cell: &str) -> Result<UserId, String> {
    let number = cell.parse().ok().filter(|number| (1..=LARGEST_ACCOUNT).contains(number));
    number.map(UserId).ok_or_else(|| {
        format!(
            "\"{cell}\" is not a Telegram account's number; write digits only (not a phone number, not \
             @username), or leave the cell blank"
        )
    })
}

/// The organisations of the file, those above included.
fn tree(
    header: &Header,
    entries: &[RowContent],
    known: &BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, RosterOrganization> {
    let mut tree: BTreeMap<String, RosterOrganization> = BTreeMap::new();
    let mut spelt: HashMap<String, String> =
        known.iter().map(|path| (path.to_lowercase(), path.clone())).collect();
    for entry in entries {
        for path in upwards(&entry.path) {
            let first = spelt.entry(path.to_lowercase()).or_insert_with(|| path.to_owned());
            if first != path {
                let what = format!("\"{path}\" is also written \"{first}\"; use one spelling");
                problems.push(header.problem(entry.row, Column::Organization, what));
            }
            tree.entry(path.to_owned()).or_insert(RosterOrganization {
                sort: OrganizationSort::Branch,
                branch_type: None,
                row: entry.row,
            });
        }
        let Some((said, place)) = entry.branch_type.as_ref().zip(tree.get_mut(&entry.path)) else { continue };
        match &place.branch_type {
            Some(earlier) if earlier != said => {
                let what =
                    format!("this organisation is \"{earlier}\" in an earlier row and \"{said}\" here");
                problems.push(header.problem(entry.row, Column::Type, format!("{what}; keep one")));
            }
            Some(_) | None => place.branch_type = Some(said.clone()),
        }
    }
    let extended: BTreeSet<String> =
        tree.keys().chain(known).flat_map(|path| upwards(path).skip(1)).map(ToOwned::to_owned).collect();
    for (path, place) in &mut tree {
        if extended.contains(path) {
            place.sort = OrganizationSort::Committee;
        }
    }
    tree
}

/// A path and every path above it.
pub(super) fn upwards(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once(PATH_SEPARATOR).map(|(above, _)| above))
}

/// Rows with the same code, together.
fn people(
    header: &Header,
    entries: &[RowContent],
    tree: &BTreeMap<String, RosterOrganization>,
    problems: &mut Vec<Problem>,
) -> Vec<RosterPerson> {
    let mut people: Vec<RosterPerson> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    let mut accounts: HashMap<UserId, &str> = HashMap::new();
    for entry in entries {
        let index = *at.entry(&entry.code).or_insert_with(|| {
            people.push(RosterPerson {
                code: entry.code.clone(),
                name: entry.name.clone(),
                membership: None,
                roles: BTreeSet::new(),
                account: None,
                row: entry.row,
            });
            people.len() - 1
        });
        let person = &mut people[index];
        let mut wrong = |column, what| problems.push(header.problem(entry.row, column, what));
        if person.name != entry.name {
            wrong(Column::Name, other(&entry.code, &person.name, person.row, "the name"));
        }
        if let Err((column, what)) = add(person, entry, tree) {
            wrong(column, what);
        }
        if let Some(account) = entry.account {
            let owner = accounts.entry(account).or_insert(&entry.code);
            if *owner != entry.code {
                wrong(Column::Telegram, format!("{account} is also {owner}'s; an account has one member"));
            }
            if person.account.is_some_and(|earlier| earlier != account) {
                let earlier = person.account.unwrap_or(account).to_string();
                wrong(Column::Telegram, other(&entry.code, &earlier, person.row, "the account"));
            }
            person.account = Some(account);
        }
    }
    people
}

/// What a row adds to a person: the branch they belong to, or a role.
fn add(
    person: &mut RosterPerson,
    entry: &RowContent,
    tree: &BTreeMap<String, RosterOrganization>,
) -> Result<(), (Column, String)> {
    let sort = tree.get(&entry.path).map_or(OrganizationSort::Branch, |place| place.sort);
    let role = role(entry.duty, sort).map_err(|what| (Column::Role, what))?;
    person.roles.extend(role.map(|role| (entry.path.clone(), role)));
    if sort == OrganizationSort::Committee || role == Some(Role::Supervisor) {
        return Ok(());
    }
    let standing = entry.standing.unwrap_or(Standing::Official);
    match &person.membership {
        Some((branch, _)) if *branch != entry.path => Err((
            Column::Organization,
            format!(
                "{} already belongs to \"{branch}\"; one branch a person (a committee \
                     member in charge of another branch has the role \"phụ trách\" there)",
                entry.code
            ),
        )),
        Some((_, earlier)) if entry.standing.is_some() && *earlier != standing => {
            let earlier = vocabulary::standing_word(*earlier);
            Err((Column::Standing, other(&entry.code, earlier, person.row, "the standing")))
        }
        Some(_) => Ok(()),
        None => {
            person.membership = Some((entry.path.clone(), standing));
            Ok(())
        }
    }
}

/// The role a duty is in an organisation of this sort: whoever leads a committee is its officer.
fn role(duty: Duty, sort: OrganizationSort) -> Result<Option<Role>, String> {
    match (duty, sort) {
        (Duty::Member, OrganizationSort::Branch) => Ok(None),
        (Duty::Member, OrganizationSort::Committee) => {
            Err("a member belongs to a branch, and this row names a \
             committee; write the branch's path, or the role \"cấp ủy viên\""
                .to_owned())
        }
        (Duty::Role(Role::CommitteeOfficer), OrganizationSort::Branch) => Err("this row names a branch; a \
             committee officer (cấp ủy viên) has a row of their own with the committee's path"
            .to_owned()),
        (
            Duty::Role(Role::Secretary | Role::Deputy | Role::BoardMember | Role::CommitteeOfficer),
            OrganizationSort::Committee,
        ) => Ok(Some(Role::CommitteeOfficer)),
        (Duty::Role(role), OrganizationSort::Branch | OrganizationSort::Committee) => Ok(Some(role)),
    }
}

fn other(code: &str, earlier: &str, row: usize, what: &str) -> String {
    format!(
        "{what} of {code} is \"{earlier}\" in row {row}; make the rows agree, or give this person another code"
    )
}
