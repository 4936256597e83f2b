//! What a table of the roster holds: its rows, the organisations and people they name, and what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::domain::UserId;
use crate::domain::organization::OrganizationSort;
use crate::domain::people::{Role, Standing};

/// A row of the table, as its file numbers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its number, counted from 1 as spreadsheets do.
    pub number: usize,
    /// What its cells say.
    pub cells: Vec<String>,
}

/// What a roster says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Its organisations by path, those above included.
    pub organizations: BTreeMap<String, RosterOrganization>,
    /// Its people, in the order of the file.
    pub people: Vec<RosterPerson>,
    /// The headers that mean nothing to chibo; their columns are not read.
    pub unread: Vec<String>,
}

/// An organisation of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterOrganization {
    /// Committee or branch.
    pub sort: OrganizationSort,
    /// Loại hình; nothing if the file does not say.
    pub branch_type: Option<String>,
    /// The row that first names it.
    pub row: usize,
}

/// One person of a roster: every row with the same code together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPerson {
    /// Mã: the code that makes rows one person.
    pub code: String,
    /// Family, middle and given name.
    pub name: String,
    /// The branch they belong to, and how; nothing for someone who only has a role.
    pub membership: Option<(String, Standing)>,
    /// What they do, and for which organisation.
    pub roles: BTreeSet<(String, Role)>,
    /// The account the operator vouches for.
    pub account: Option<UserId>,
    /// Their first row.
    pub row: usize,
}

/// Something wrong in a roster: where, what, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its row, counted from 1 as spreadsheets do.
    pub row: usize,
    /// The column, by the header the file gives it.
    pub column: String,
    /// What is wrong, and how to mend it.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, what } = self;
        write!(f, "row {row}, column \"{column}\": {what}")
    }
}
