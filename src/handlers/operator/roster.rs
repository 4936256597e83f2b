//! The operator's roster, applied: all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use chrono::NaiveDate;

use crate::domain::delivery::Class;
use crate::domain::organization::{OrganizationSort, PATH_SEPARATOR};
use crate::domain::roster::compare::{Difference, KnownPerson, PersonChange};
use crate::domain::roster::{self, Changes, Known, Problem, Roster, TableRow};
use crate::domain::{MemberId, OrganizationId};
use crate::handlers::calendar::announce;
use crate::store;
use crate::store::organizations::NewOrganization;
use crate::work::Work;

/// What became of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is wrong, and nothing changed.
    Wrong(Vec<Problem>),
    /// What changed, or would have; and the headers that were not read.
    Changes(Changes, Vec<String>),
}

/// Organisations by path.
type Paths = BTreeMap<String, OrganizationId>;

/// Holds a table against what is known and applies the difference; only shows it when `dry`.
pub async fn import(work: &mut Work<'_>, table: &[TableRow], dry: bool) -> Result<Outcome> {
    let organizations = store::organizations::all(work.db()).await?;
    let paths: BTreeSet<String> = organizations.iter().map(|known| known.path.clone()).collect();
    let roster = match roster::read(table, &paths) {
        Ok(roster) => roster,
        Err(problems) => return Ok(Outcome::Wrong(problems)),
    };
    let known = known(work, &roster, organizations).await?;

    let changes = match roster::compare(&roster, &known) {
        Ok(changes) => changes,
        Err(problems) => return Ok(Outcome::Wrong(problems)),
    };

    if !dry {
        apply(work, &changes, &known).await?;
    }
    Ok(Outcome::Changes(changes, roster.unread))
}

/// What is known of the roster's organisations and people.
async fn known(
    work: &mut Work<'_>,
    roster: &Roster,
    organizations: Vec<crate::domain::organization::Organization>,
) -> Result<Known> {
    let mut known = Known::default();
    let top = |path: &str| path.split(PATH_SEPARATOR).next().map(ToOwned::to_owned);
    let tops: BTreeSet<_> = roster.organizations.keys().filter_map(|path| top(path)).collect();
    for organization in organizations {
        let near = top(&organization.path).is_some_and(|top| tops.contains(&top));
        if near && organization.sort == OrganizationSort::Branch {
            for member in store::members::of_branch(work.db(), organization.id).await? {
                let person = known_person(work, member.id, &member.name).await?;
                known.people.insert(member.code, person);
            }
        }
        known.organizations.insert(organization.path.clone(), organization);
    }
    for person in &roster.people {
        if !known.people.contains_key(&person.code)
            && let Some(member) = store::members::find_by_code(work.db(), &person.code).await?
        {
            let person = known_person(work, member.id, &member.name).await?;
            known.people.insert(member.code, person);
        }
        let Some(account) = person.account else { continue };
        if let Some(link) = store::links::find(work.db(), account).await? {
            let owner = store::members::fetch(work.db(), link.member_id).await?;
            known.accounts.insert(account, owner.code);
        }
    }
    Ok(known)
}

async fn known_person(work: &mut Work<'_>, id: MemberId, name: &str) -> Result<KnownPerson> {
    Ok(KnownPerson {
        id,
        name: name.to_owned(),
        membership: store::standings::current(work.db(), id).await?,
        roles: store::roles::current(work.db(), id).await?.into_iter().collect(),
        account: store::links::of(work.db(), id).await?.map(|link| link.user_id),
        unlinked: store::members::is_unlinked(work.db(), id).await?,
    })
}

/// Everything changes on one day: what held until then ends, what holds from then on begins.
async fn apply(work: &mut Work<'_>, changes: &Changes, known: &Known) -> Result<()> {
    let mut paths: Paths =
        known.organizations.iter().map(|(path, organization)| (path.clone(), organization.id)).collect();
    for change in &changes.organizations {
        let id = match paths.get(&change.path) {
            Some(id) => *id,
            None => found(work, &change.path, change.sort, &paths).await?,
        };
        store::organizations::alter(work.db(), id, change.sort, change.branch_type.as_deref()).await?;
        paths.insert(change.path.clone(), id);
    }
    for person in &changes.people {
        change_person(work, person, &paths).await?;
    }
    let summary = format!("{} added, {} changed", changes.added(), changes.changed());
    let now = work.now();
    Ok(store::audit::keep(work.db(), now, "operator", "imported a roster", &summary).await?)
}

async fn found(
    work: &mut Work<'_>,
    path: &str,
    sort: OrganizationSort,
    paths: &Paths,
) -> Result<OrganizationId> {
    let (parent, name) = match path.rsplit_once(PATH_SEPARATOR) {
        Some((above, name)) => (Some(at(paths, above)?), name),
        None => (None, path),
    };
    let now = work.now();
    let new = NewOrganization { path, name, parent, sort };
    Ok(store::organizations::add(work.db(), new, now).await?)
}

async fn change_person(work: &mut Work<'_>, person: &PersonChange, paths: &Paths) -> Result<()> {
    let now = work.now();
    let today = now.day(work.settings().rules.zone);
    let (id, deed) = match person.id {
        Some(id) => (id, "changed"),
        None => (store::members::add(work.db(), &person.code, &person.name, now).await?, "added"),
    };
    for difference in &person.differences {
        differ(work, (id, &person.name), difference, paths, today).await?;
    }
    announce::catch_up(work, id, Class::Bulk).await?;
    store::menus::mark_due(work.db(), id).await?;
    Ok(store::audit::keep(work.db(), now, "operator", deed, &format!("member:{id}")).await?)
}

async fn differ(
    work: &mut Work<'_>,
    (id, name): (MemberId, &str),
    difference: &Difference,
    paths: &Paths,
    today: NaiveDate,
) -> Result<()> {
    match difference {
        Difference::Renamed { .. } => store::members::rename(work.db(), id, name).await?,
        Difference::Belongs { from, to } => {
            store::standings::end(work.db(), id, today).await?;
            if let Some((branch, standing)) = to {
                store::standings::begin(work.db(), id, at(paths, branch)?, *standing, today).await?;
            }
            for (branch, _) in from.iter().chain(to) {
                store::groups::mark_dirty(work.db(), at(paths, branch)?).await?;
            }
        }
        Difference::Begins(path, role) => {
            store::roles::begin(work.db(), id, at(paths, path)?, *role, today).await?;
        }
        Difference::Ends(path, role) => {
            store::roles::end(work.db(), id, at(paths, path)?, *role, today).await?;
        }
        Difference::Linked(account) => {
            let now = work.now();
            store::links::keep_vouched(work.db(), id, *account, now).await?;
            let deed = "vouched for the account of";
            store::audit::keep(work.db(), now, "operator", deed, &format!("member:{id}")).await?;
        }
    }
    Ok(())
}

fn at(paths: &Paths, path: &str) -> Result<OrganizationId> {
    paths.get(path).copied().with_context(|| format!("the organisation \"{path}\" is not there"))
}
