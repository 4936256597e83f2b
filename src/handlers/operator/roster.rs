//! The operator's roster, applied: all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::domain::delivery::Class;
use crate::domain::organization::{Organization, OrganizationSort, PATH_SEPARATOR};
use crate::domain::people::Role;
use crate::domain::roster::compare::{Difference, KnownPerson, PersonChange};
use crate::domain::roster::{self, Changes, Known, Problem, Roster, TableRow};
use crate::domain::{DeedId, MemberId, OrganizationId, UserId};
use crate::handlers::calendar::announce;
use crate::store::organizations::NewOrganization;
use crate::store::rosters::{self, Enrolled, NewMember, NewRole, NewStanding};
use crate::store::{self, Db};
use crate::work::Work;

/// A roster held against what was known at one moment.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What it changes.
    pub changes: Changes,
    /// The headers that were not read.
    pub unread: Vec<String>,
    known: Known,
    /// The last deed on record at that moment.
    after: Option<DeedId>,
}

/// Organisations by path.
type Paths = BTreeMap<String, OrganizationId>;

/// Holds a table against what is known; what is wrong with it is named. Only reads.
pub async fn prepare(db: &mut Db, table: &[TableRow]) -> Result<std::result::Result<Prepared, Vec<Problem>>> {
    let after = store::audit::last(db).await?;
    let organizations = store::organizations::all(db).await?;
    let paths: BTreeSet<String> = organizations.iter().map(|known| known.path.clone()).collect();
    let roster = match roster::read(table, &paths) {
        Ok(roster) => roster,
        Err(problems) => return Ok(Err(problems)),
    };
    let known = known(db, &roster, organizations).await?;
    let ready = |changes| Prepared { changes, unread: roster.unread.clone(), known: known.clone(), after };
    Ok(roster::compare(&roster, &known).map(ready))
}

/// Applies all of it; nothing, and `false`, if something was done since it was held against what is known.
pub async fn apply(work: &mut Work<'_>, prepared: &Prepared) -> Result<bool> {
    if store::audit::last(work.db()).await? != prepared.after {
        return Ok(false);
    }
    enter(work, &prepared.changes, &prepared.known).await?;
    Ok(true)
}

/// What is known of the roster's organisations and people.
async fn known(db: &mut Db, roster: &Roster, organizations: Vec<Organization>) -> Result<Known> {
    let mut enrolled = Vec::new();
    let tops: BTreeSet<&str> =
        roster.organizations.keys().filter_map(|path| path.split(PATH_SEPARATOR).next()).collect();
    for top in tops {
        enrolled.extend(rosters::below(db, top).await?);
    }
    let near: BTreeSet<&str> = enrolled.iter().map(|one| one.code.as_str()).collect();
    let codes: Vec<&str> = roster.people.iter().map(|person| person.code.as_str()).collect();
    let elsewhere: Vec<&str> = codes.into_iter().filter(|code| !near.contains(code)).collect();
    let elsewhere = rosters::with_codes(db, &elsewhere).await?;
    enrolled.extend(elsewhere);

    let ids: Vec<MemberId> = enrolled.iter().map(|one| one.id).collect();
    let mut roles: BTreeMap<MemberId, BTreeSet<(String, Role)>> = BTreeMap::new();
    for (member, path, role) in rosters::roles_of(db, &ids).await? {
        roles.entry(member).or_default().insert((path, role));
    }
    let accounts: Vec<UserId> = roster.people.iter().filter_map(|person| person.account).collect();
    let person = |one: Enrolled| {
        let roles = roles.remove(&one.id).unwrap_or_default();
        (one.code.clone(), known_person(one, roles))
    };
    Ok(Known {
        people: enrolled.into_iter().map(person).collect(),
        accounts: rosters::owners_of(db, &accounts).await?.into_iter().collect(),
        organizations: organizations.into_iter().map(|known| (known.path.clone(), known)).collect(),
    })
}

fn known_person(one: Enrolled, roles: BTreeSet<(String, Role)>) -> KnownPerson {
    KnownPerson {
        id: one.id,
        name: one.name,
        membership: one.branch.zip(one.standing),
        roles,
        account: one.account,
        unlinked: one.unlinked,
    }
}

/// Everything changes on one day: what held until then ends, what holds from then on begins.
async fn enter(work: &mut Work<'_>, changes: &Changes, known: &Known) -> Result<()> {
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
    let now = work.now();
    let people = enrol(work, &changes.people).await?;
    let mut sheet = Sheet::default();
    for (change, member) in changes.people.iter().zip(&people) {
        sheet.take(*member, change, &paths)?;
    }
    sheet.enter(work).await?;
    catch_up(work, &people).await?;
    let summary = format!("{} added, {} changed", changes.added(), changes.changed());
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

/// The rows of those who change, new ones made, in their order.
async fn enrol(work: &mut Work<'_>, people: &[PersonChange]) -> Result<Vec<MemberId>> {
    let now = work.now();
    let new = people.iter().filter(|person| person.id.is_none());
    let new: Vec<NewMember<'_>> =
        new.map(|person| NewMember { code: &person.code, name: &person.name }).collect();
    let added: BTreeMap<String, MemberId> = rosters::add(work.db(), &new, now).await?.into_iter().collect();
    let deeds = |person: &PersonChange| match person.id {
        Some(id) => Some((id, "changed")),
        None => added.get(&person.code).map(|id| (*id, "added")),
    };
    let deeds: Option<Vec<(MemberId, &'static str)>> = people.iter().map(deeds).collect();
    let deeds = deeds.context("a member was added and has no row")?;
    rosters::audit(work.db(), &deeds, now).await?;
    Ok(deeds.into_iter().map(|(member, _)| member).collect())
}

/// What the roster changes, gathered so that it is entered many rows at a time.
#[derive(Default)]
struct Sheet<'r> {
    renamed: Vec<(MemberId, &'r str)>,
    left: Vec<MemberId>,
    belong: Vec<NewStanding>,
    begun: Vec<NewRole>,
    ended: Vec<NewRole>,
    vouched: Vec<(MemberId, UserId)>,
    branches: BTreeSet<OrganizationId>,
    menus: Vec<MemberId>,
}

impl<'r> Sheet<'r> {
    fn take(&mut self, member: MemberId, change: &'r PersonChange, paths: &Paths) -> Result<()> {
        if change.id.is_some() {
            self.menus.push(member);
        }
        for difference in &change.differences {
            match difference {
                Difference::Renamed { .. } => self.renamed.push((member, &change.name)),
                Difference::Belongs { from, to } => {
                    self.left.extend(from.is_some().then_some(member));
                    for (branch, _) in from.iter().chain(to) {
                        self.branches.insert(at(paths, branch)?);
                    }
                    if let Some((branch, standing)) = to {
                        let (branch, standing) = (at(paths, branch)?, *standing);
                        self.belong.push(NewStanding { member, branch, standing });
                    }
                }
                Difference::Begins(path, role) => {
                    self.begun.push(NewRole { member, organization: at(paths, path)?, role: *role });
                }
                Difference::Ends(path, role) => {
                    self.ended.push(NewRole { member, organization: at(paths, path)?, role: *role });
                }
                Difference::Linked(account) => self.vouched.push((member, *account)),
            }
        }
        Ok(())
    }

    async fn enter(&self, work: &mut Work<'_>) -> Result<()> {
        let now = work.now();
        let today = now.day(work.settings().rules.zone);
        for (member, name) in &self.renamed {
            store::members::rename(work.db(), *member, name).await?;
        }
        for ended in &self.ended {
            store::roles::end(work.db(), ended.member, ended.organization, ended.role, today).await?;
        }
        rosters::end_standings(work.db(), &self.left, today).await?;
        rosters::begin_standings(work.db(), &self.belong, today).await?;
        rosters::begin_roles(work.db(), &self.begun, today).await?;
        rosters::vouch(work.db(), &self.vouched, now).await?;
        rosters::mark_menus_due(work.db(), &self.menus).await?;
        let vouched: Vec<(MemberId, &str)> =
            self.vouched.iter().map(|(member, _)| (*member, "vouched for the account of")).collect();
        rosters::audit(work.db(), &vouched, now).await?;
        self.branches.iter().for_each(|branch| work.figures_changed(*branch));
        Ok(())
    }
}

/// Whoever changed gets the invitations they have not got; nobody is looked at where nothing is announced.
async fn catch_up(work: &mut Work<'_>, people: &[MemberId]) -> Result<()> {
    let now = work.now();
    let waiting: BTreeSet<MemberId> =
        store::meetings::awaited_members(work.db(), now).await?.into_iter().collect();
    for member in people.iter().filter(|member| waiting.contains(member)) {
        announce::catch_up(work, *member, Class::Bulk).await?;
    }
    Ok(())
}

fn at(paths: &Paths, path: &str) -> Result<OrganizationId> {
    paths.get(path).copied().with_context(|| format!("the organisation \"{path}\" is not there"))
}
