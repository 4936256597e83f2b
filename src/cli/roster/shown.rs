//! The difference a roster makes, as the operator reads it.

use std::fmt::Write as _;

use crate::domain::organization::OrganizationSort;
use crate::domain::people::Standing;
use crate::domain::roster::Changes;
use crate::domain::roster::compare::{Difference, OrganizationChange, PersonChange};
use crate::domain::roster::vocabulary::{role_word, standing_word};

/// So many of those the roster does not name are listed by name.
const LISTED: usize = 50;

/// One line a change, those who are missing, and the totals last.
pub fn changes(changes: &Changes) -> String {
    let mut shown = String::new();
    let mut line = |text: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(shown, "{text}");
    };
    changes.organizations.iter().for_each(|change| line(organization(change)));
    changes.people.iter().for_each(|change| line(person(change)));
    for (code, why) in &changes.left_aside {
        line(format!("! {code} {why}; the roster's telegram id is not used"));
    }
    for missing in changes.missing.iter().take(LISTED) {
        line(format!("? {} {} ({}) is not in the file; kept", missing.code, missing.name, missing.branch));
    }
    if let Some(more) = changes.missing.len().checked_sub(LISTED).filter(|more| *more > 0) {
        line(format!("? and {more} more who are not in the file; kept"));
    }
    line(format!("{} added, {} changed", changes.added(), changes.changed()));
    shown
}

fn organization(change: &OrganizationChange) -> String {
    let sign = if change.new { '+' } else { '~' };
    let sort = match change.sort {
        OrganizationSort::Committee => "committee",
        OrganizationSort::Branch => "branch",
    };
    let kind = change.branch_type.as_ref().map(|kind| format!(" ({kind})")).unwrap_or_default();
    format!("{sign} {sort} {}{kind}", change.path)
}

fn person(change: &PersonChange) -> String {
    let sign = if change.id.is_none() { '+' } else { '~' };
    let differences: Vec<String> = change.differences.iter().map(difference).collect();
    format!("{sign} {} {}: {}", change.code, change.name, differences.join("; "))
}

fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Renamed { from } => format!("was named {from}"),
        Difference::Belongs { from: Some((old, was)), to: Some((new, is)) } if old == new => {
            format!("{} → {}", standing_word(*was), standing_word(*is))
        }
        Difference::Belongs { from: None, to } => belonging(to.as_ref()),
        Difference::Belongs { from, to } => {
            format!("{} → {}", belonging(from.as_ref()), belonging(to.as_ref()))
        }
        Difference::Begins(path, role) => format!("{} of {path}", role_word(*role)),
        Difference::Ends(path, role) => format!("no longer {} of {path}", role_word(*role)),
        Difference::Linked(account) => format!("linked to Telegram account {account}"),
    }
}

fn belonging(membership: Option<&(String, Standing)>) -> String {
    match membership {
        Some((branch, standing)) => format!("{} in {branch}", standing_word(*standing)),
        None => "in no branch".to_owned(),
    }
}
