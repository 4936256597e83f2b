//! `chibo tally`: the figures of a meeting, or of an organisation's month, as text or JSON.

mod report;

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{Months, NaiveDate};
use clap::{Args, ValueEnum};

use self::report::{AsOf, Covered, TallyReport};
use super::house::{Failure, House};
use super::paths;
use crate::clock::Clock;
use crate::domain::MeetingId;
use crate::domain::board::{self, BoardSort, BranchProgress};
use crate::domain::organization::{Organization, tidy_path};
use crate::handlers::committee::figures;
use crate::messages::board::Detail;
use crate::messages::month::{self, Month};
use crate::messages::{Text, Voice};
use crate::store::{self, Db};

/// Of what, and how to show it.
#[derive(Args)]
pub struct TallyArgs {
    /// One meeting, by its number (see `chibo check`)
    #[arg(long, value_name = "ID", conflicts_with_all = ["organization", "month"])]
    meeting: Option<i64>,
    /// An organisation, by its path [default: the one at the top]
    #[arg(long, value_name = "PATH")]
    organization: Option<String>,
    /// A month, as 2026-12 [default: this month]
    #[arg(long, value_name = "YYYY-MM", value_parser = read_month)]
    month: Option<NaiveDate>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = TallyFormat::Text)]
    format: TallyFormat,
    /// Write it to a file that only its owner can read
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TallyFormat {
    Text,
    Json,
}

/// Figures, ready to be shown either way.
struct Showing {
    report: TallyReport,
    text: Text,
}

/// Prints the figures, or writes them to a file.
pub async fn run(house: &House, wish: &TallyArgs) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let as_of = AsOf { now: Clock::computer().now(), zone: config.settings.rules.zone };
    let look = async |db: &mut Db| match wish.meeting {
        Some(id) => of_meeting(db, MeetingId(id), as_of).await,
        None => of_month(db, wish, as_of).await,
    };
    let shown = database.glance(look).await?;

    let voice = Voice { language: config.settings.language, zone: as_of.zone };
    let words = match wish.format {
        TallyFormat::Text => shown.text.plain(voice).replace("<b>", "").replace("</b>", ""),
        TallyFormat::Json => serde_json::to_string_pretty(&shown.report)?,
    };
    match &wish.output {
        Some(file) => Ok(write(file, &words).with_context(|| format!("cannot write {}", file.display()))?),
        None => Ok(writeln!(std::io::stdout().lock(), "{words}")?),
    }
}

async fn of_meeting(db: &mut Db, id: MeetingId, as_of: AsOf) -> Result<Showing, Failure> {
    let AsOf { now, zone } = as_of;
    let Some(session) = store::figures::session(db, id).await? else {
        let mend = "`chibo check` shows the numbers of the next meetings";
        return Err(Failure::WrongInput(format!("there is no meeting {id}; {mend}")));
    };
    let (path, day) = (session.path.clone(), session.starts_at.day(zone));
    let (branch, one) = (session.branch_id, vec![session]);
    let progress = |sort| BranchProgress { n: BranchProgress::of(&one, sort, day, zone, now), m: 1 };
    let (due, closed) = (progress(BoardSort::Before), progress(BoardSort::After));
    let meetings = figures::count(db, branch, one, zone).await?;

    let texts: Vec<Text> = meetings.iter().map(|counted| month::meeting(counted, day, now)).collect();
    let before = board::announced(&meetings);
    let covered = Covered { organization: path, month: day, due, closed };
    let report = TallyReport::new(covered, before, &meetings, as_of);
    Ok(Showing { report, text: Text::new("lines").with("lines", texts) })
}

async fn of_month(db: &mut Db, wish: &TallyArgs, as_of: AsOf) -> Result<Showing, Failure> {
    let AsOf { now, zone } = as_of;
    let organization = organization(db, wish.organization.as_deref()).await?;
    let first = wish.month.unwrap_or_else(|| figures::first_of_month(now.day(zone)));
    let sessions =
        figures::sessions(db, organization.id, figures::span(first, first + Months::new(1), zone)).await?;
    let m = store::organizations::branches_below(db, organization.id).await?.len();
    let progress = |sort| BranchProgress { n: BranchProgress::of(&sessions, sort, first, zone, now), m };
    let (due, closed) = (progress(BoardSort::Before), progress(BoardSort::After));
    let meetings = figures::count(db, organization.id, sessions, zone).await?;

    let month =
        Month { organization: &organization.name, month: first, due, closed, meetings: &meetings, now };
    let text = month.text(Detail::Each);
    let before = board::announced(meetings.iter().filter(|counted| counted.session.is_due(now)));
    let covered = Covered { organization: organization.path, month: first, due, closed };
    Ok(Showing { report: TallyReport::new(covered, before, &meetings, as_of), text })
}

/// The organisation at a path, or the only one at the top.
async fn organization(db: &mut Db, path: Option<&str>) -> Result<Organization, Failure> {
    let all = store::organizations::all(db).await?;
    let Some(path) = path else {
        let mut tops: Vec<Organization> = all.into_iter().filter(|it| it.parent_id.is_none()).collect();
        return match (tops.pop(), tops.is_empty()) {
            (Some(top), true) => Ok(top),
            (Some(_), false) => Err(Failure::WrongInput(
                "there are several organisations at the top; name one with --organization".to_owned(),
            )),
            (None, _) => Err(Failure::WrongInput(
                "there is no organisation yet; begin with `chibo roster import FILE`".to_owned(),
            )),
        };
    };
    let path = tidy_path(path);
    if let Some(found) = all.iter().find(|organization| organization.path == path) {
        return Ok(found.clone());
    }
    Err(paths::unknown("organisation", &path, all.iter()))
}

/// The first day of a month written as 2026-12.
fn read_month(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(&format!("{}-01", text.trim()), "%Y-%m-%d")
        .map_err(|_| "write the month as 2026-12".to_owned())
}

fn write(file: &Path, words: &str) -> std::io::Result<()> {
    let mut create = OpenOptions::new();
    create.create(true).write(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    writeln!(create.open(file)?, "{words}")
}
