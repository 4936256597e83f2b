//! chibo: its database filled, its rates lifted, its reminders made due.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use chibo::clock::Clock;
use chibo::domain::meeting::MeetingKind;
use chibo::domain::organization::OrganizationSort::Branch;
use chibo::domain::people::Standing;
use chibo::domain::{OrganizationId, Timestamp, UserId};
use chibo::store::meetings::NewMeeting;
use chibo::store::organizations::NewOrganization;
use chibo::store::{self, Database, Db};
use chrono::NaiveDate;
use tokio::time::Instant;

use crate::course::{Course, FIRST_ACCOUNT};
use crate::figures::Figures;
use crate::program::Program;
use crate::stand_in::StandIn;

/// So many members has each branch.
pub const BRANCH: usize = 20;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// The reminders fall due so long after they are arranged: the bot has noticed by then.
const NOTICE: Duration = Duration::from_secs(3);
/// What is not the default: no rates, no quiet hours, as many sends at once as the peer.
const OPTIONS: [(&str, &str); 5] = [
    ("CHIBO__PLAN__QUIET_HOURS", ""),
    ("CHIBO__TELEGRAM__PER_SECOND", "0"),
    ("CHIBO__TELEGRAM__PER_CHAT_SECOND", "0"),
    ("CHIBO__TELEGRAM__PER_GROUP_MINUTE", "0"),
    ("CHIBO__TELEGRAM__IN_FLIGHT", "64"),
];

/// Measures this binary.
pub async fn measure(binary: &Path, members: usize) -> Result<Figures> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite://{}", folder.path().join("chibo.db").display());
    fill(&url, members).await.context("its database")?;
    let stand_in = StandIn::start().await?;
    let mut command = Command::new(binary);
    command.arg("run").current_dir(folder.path()).env_clear().envs(OPTIONS);
    command.env("TELOXIDE_TOKEN", "1:CHIBO").env("TELOXIDE_API_URL", &stand_in.url).env("DATABASE_URL", &url);
    let begun = Instant::now();
    let program = Program::begin(&mut command, folder.path().join("log"))?;
    let disk_megabytes = std::fs::metadata(binary)?.len() as f64 / 1e6;
    let course = Course { program, mailbox: &stand_in.mailbox, members, begun, disk_megabytes };
    course.run(async || remind(&url).await).await
}

/// Has every meeting's invitation fall due a little later; tells when.
async fn remind(url: &str) -> Result<Instant> {
    let mut db = Database::open(url).await?.connect().await?;
    let (due, at) = (Instant::now() + NOTICE, Clock::computer().now() + NOTICE);
    sqlx::query("UPDATE meetings SET next_at = $1").bind(at).execute(&mut db).await?;
    Ok(due)
}

/// Branches of linked members, each with a meeting in four days.
async fn fill(url: &str, members: usize) -> Result<()> {
    let database = Database::open(url).await?;
    let now = Clock::computer().now();
    let branches = async |db: &mut Db| {
        for number in 0..members / BRANCH {
            let name = format!("Thôn {number}");
            let new = NewOrganization { path: &name, name: &name, parent: None, sort: Branch };
            let branch = store::organizations::add(db, new, now).await?;
            call_meeting(db, branch, now).await?;
            for index in 0..BRANCH {
                let account = FIRST_ACCOUNT + i64::try_from(number * BRANCH + index)?;
                add_member(db, branch, UserId(account), now).await?;
            }
        }
        Ok(())
    };
    database.write(branches).await
}

async fn add_member(db: &mut Db, branch: OrganizationId, user: UserId, now: Timestamp) -> Result<()> {
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).context("a day")?;
    let member = store::members::add(db, &format!("D{user}"), "Nguyễn Văn An", now).await?;
    store::standings::begin(db, member, branch, Standing::Official, since).await?;
    Ok(store::links::keep_consented(db, member, user, "2026-01", now).await?)
}

/// A meeting nothing is due for yet.
async fn call_meeting(db: &mut Db, branch: OrganizationId, now: Timestamp) -> Result<()> {
    let starts_at = now + DAY * 4;
    let new = NewMeeting {
        organization_id: branch,
        plan: None,
        kind: MeetingKind::Regular,
        title: None,
        starts_at,
        length_minutes: 90,
        place: "Nhà văn hóa".to_owned(),
        deadline: starts_at - DAY / 2,
        agenda: None,
    };
    let meeting = store::meetings::make(db, &new, now).await?.context("a meeting at this time exists")?;
    Ok(store::meetings::set_next(db, meeting, Some(starts_at)).await?)
}
