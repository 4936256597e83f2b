//! The invented commune: its roster, who has a phone, and what there is to do.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;

use super::folder::Folder;
use crate::app;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::Timestamp;
use crate::domain::organization::PATH_SEPARATOR;
use crate::domain::people::{Role, Standing};
use crate::domain::roster::{self, Roster, TableRow};
use crate::roster_file;
use crate::sandbox::page::{Bilingual, GuideStep, Part, Script};
use crate::sandbox::world::{User, World};
use crate::store::Database;

const ROSTER: &str = include_str!("../../../config/demo-roster.csv");
const PLAY: &str = include_str!("../../../config/demo.toml");

/// The commune before anything has happened.
pub struct Commune {
    /// What the clock shows first.
    pub start: Timestamp,
    play: Play,
    roster: Roster,
}

/// `config/demo.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Play {
    start: DateTime<FixedOffset>,
    /// Accounts that never opened the bot.
    never_started: BTreeSet<i64>,
    /// People with an account that nobody has linked.
    unlinked: Vec<Unlinked>,
    group: CommitteeGroup,
    steps: Vec<GuideStep>,
    extras: Vec<GuideStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unlinked {
    code: String,
    account: i64,
}

/// The committee's group; the officer makes it and links it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommitteeGroup {
    title: String,
    officer: i64,
    members: Vec<i64>,
}

impl Commune {
    /// Reads the commune that comes with the program.
    pub fn read() -> anyhow::Result<Self> {
        let play: Play = toml::from_str(PLAY).context("config/demo.toml")?;
        let roster = roster::read(&lines(ROSTER), &BTreeSet::new())
            .map_err(|problems| anyhow::anyhow!("config/demo-roster.csv: {}", problems[0]))?;
        Ok(Self { start: play.start.into(), play, roster })
    }

    /// Imports the roster as an operator does.
    pub async fn enrol(
        &self,
        database: &Database,
        clock: &Clock,
        config: &Config,
        folder: &Folder,
    ) -> anyhow::Result<()> {
        let file = folder.path().join("roster.csv");
        std::fs::write(&file, ROSTER)?;
        let table = roster_file::read(&file)?;
        match app::import_roster(database, clock, config, &table, false).await? {
            Ok(_) => Ok(()),
            Err(problems) => bail!("config/demo-roster.csv: {}", problems[0]),
        }
    }

    /// Everyone takes out the phone: people open the bot, the committee makes its group and links it. Gives back
    /// the group.
    pub fn gather(&self, world: &World) -> i64 {
        for (account, person) in self.people() {
            world.add_person(User::new(account, &person.name));
        }
        for (account, _) in self.people().filter(|(account, _)| !self.play.never_started.contains(account)) {
            world.starts(account, None);
        }
        let CommitteeGroup { title, officer, members } = &self.play.group;
        let group = world.create_group(title, *officer);
        for member in members {
            world.join(*member, group);
        }
        world.add_bot(group, *officer);
        world.says(*officer, group, "/lienket");
        group
    }

    /// Everyone on the roster.
    pub fn codes(&self) -> Vec<String> {
        self.roster.people.iter().map(|person| person.code.clone()).collect()
    }

    /// Who is who, and what there is to do.
    pub fn script(&self) -> Script {
        let part = |(account, person): (i64, &roster::RosterPerson)| {
            let (path, standing) = person.membership.as_ref()?;
            let role = leading(person, path);
            Some(Part {
                person: account,
                branch: name(path).to_owned(),
                role: role.map_or_else(|| belonging(*standing), duty),
                leads: role.is_some(),
            })
        };
        Script {
            cast: self.people().filter_map(part).collect(),
            steps: self.play.steps.clone(),
            extras: self.play.extras.clone(),
        }
    }

    /// Everyone with an account, in the order of the roster.
    fn people(&self) -> impl Iterator<Item = (i64, &roster::RosterPerson)> {
        self.roster.people.iter().filter_map(|person| {
            let unlinked = self.play.unlinked.iter().find(|unlinked| unlinked.code == person.code);
            let account = person.account.map(|account| account.0);
            Some((account.or(unlinked.map(|unlinked| unlinked.account))?, person))
        })
    }
}

fn lines(csv: &str) -> Vec<TableRow> {
    let cells = |line: &str| line.split(',').map(ToOwned::to_owned).collect();
    csv.lines().enumerate().map(|(at, line)| TableRow { number: at + 1, cells: cells(line) }).collect()
}

/// The last part of a path.
fn name(path: &str) -> &str {
    path.rsplit_once(PATH_SEPARATOR).map_or(path, |(_, name)| name)
}

/// What a person is called by: the office in their own branch, else one for the committee.
fn leading(person: &roster::RosterPerson, branch: &str) -> Option<Role> {
    let offices = || person.roles.iter();
    let own = offices().filter(|(path, _)| path == branch).map(|(_, role)| *role).min();
    own.or(offices().map(|(_, role)| *role).filter(|role| *role == Role::CommitteeOfficer).min())
}

fn duty(role: Role) -> Bilingual {
    match role {
        Role::Secretary => words("bí thư", "secretary"),
        Role::Deputy => words("phó bí thư", "deputy"),
        Role::BoardMember => words("chi ủy viên", "board"),
        Role::CommitteeOfficer => words("cấp ủy viên", "officer"),
        Role::Supervisor => words("phụ trách", "supervisor"),
    }
}

fn belonging(standing: Standing) -> Bilingual {
    match standing {
        Standing::Official => words("đảng viên", "member"),
        Standing::Provisional => words("đảng viên dự bị", "provisional member"),
        Standing::Exempt => words("miễn sinh hoạt", "exempt"),
        Standing::Elsewhere => words("sinh hoạt nơi khác", "elsewhere for now"),
        Standing::Suspended => words("đình chỉ", "suspended"),
    }
}

fn words(vi: &str, en: &str) -> Bilingual {
    Bilingual { vi: vi.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::page::Act;

    const GROUP: i64 = -4_100_000_001;

    /// Everyone a deed names, and the chat it happens in.
    fn named(deed: &Act) -> Vec<i64> {
        match deed {
            Act::Says { by, chat, .. } | Act::Taps { by, chat, .. } | Act::Sends { by, chat, .. } => {
                std::iter::once(*by).chain(*chat).collect()
            }
            Act::Blocks { blocks } => vec![*blocks],
            Act::Forward { .. } => Vec::new(),
        }
    }

    #[test]
    fn everyone_the_play_names_lives_in_the_commune() {
        let commune = Commune::read().unwrap();
        let world = World::new(|| 0);
        assert_eq!(commune.gather(&world), GROUP);

        let Play { steps, extras, group, never_started, .. } = &commune.play;
        let watched = steps.iter().chain(extras).flat_map(|step| {
            let sign = step.done.as_ref().map(|sign| sign.chat);
            std::iter::once(step.open).chain(sign).chain(step.deeds.iter().flat_map(named))
        });
        let strangers: Vec<i64> = watched
            .chain(group.members.iter().copied())
            .chain(never_started.iter().copied())
            .filter(|id| world.chat(*id).is_none())
            .collect();
        assert_eq!(strangers, Vec::<i64>::new());
    }

    #[test]
    fn eight_branches_have_sixty_people_and_a_secretary_each() {
        let cast = Commune::read().unwrap().script().cast;
        let branches: BTreeSet<&str> = cast.iter().map(|part| part.branch.as_str()).collect();
        let secretaries = cast.iter().filter(|part| part.role.vi == "bí thư").count();
        assert_eq!((cast.len(), branches.len(), secretaries), (60, 8, 8));
    }
}
