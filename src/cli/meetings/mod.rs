//! `chibo meetings`: the operator calls, lists, cancels and plans meetings, beside a bot that may be running.

mod plan;
mod typed;

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use clap::{Args, Subcommand};

use self::typed::{branch, kind, local_time, shown};
use super::house::{Failure, House};
use crate::app;
use crate::clock::Clock;
use crate::domain::exchanges::agenda::LONGEST as LONGEST_AGENDA;
use crate::domain::meeting::{Meeting, MeetingKind, Step};
use crate::domain::{MeetingId, Timestamp};
use crate::handlers::calendar::changes::call_off;
use crate::handlers::calendar::meetings::{Call, call_meeting};
use crate::store::{self, Db};

/// How many meetings are listed.
const LISTED: i64 = 500;

/// What to do with meetings.
#[derive(Subcommand)]
pub enum MeetingsCommand {
    /// Call one meeting
    Add(Add),
    /// List the meetings that are still to come, and the plans
    List,
    /// Call a meeting off; everyone who is invited is told once
    Cancel(Cancel),
    /// Show, make or stop a branch's recurring meetings; a new plan replaces the old one of its kind
    Plan(plan::PlanArgs),
}

/// A meeting to be called.
#[derive(Args)]
pub struct Add {
    /// The branch, by its path in the roster
    #[arg(long, value_name = "PATH")]
    branch: String,
    /// When it begins, by the clock of the configured zone
    #[arg(long, value_name = "2026-12-03T19:30", value_parser = local_time)]
    at: NaiveDateTime,
    /// Where
    #[arg(long, default_value = "")]
    place: String,
    /// regular, thematic, extraordinary or congress
    #[arg(long, default_value = "regular", value_parser = kind)]
    kind: MeetingKind,
    /// A title of its own
    #[arg(long)]
    title: Option<String>,
    /// A text file with the agenda, which goes out with the invitation
    #[arg(long, value_name = "FILE")]
    agenda: Option<PathBuf>,
}

/// A meeting to be called off.
#[derive(Args)]
pub struct Cancel {
    /// Its number, as `meetings list` shows it
    id: i64,
    /// Why; everyone is told
    #[arg(long, default_value = "")]
    reason: String,
}

/// Does what is wished.
pub async fn run(house: &House, wish: &MeetingsCommand) -> Result<(), Failure> {
    match wish {
        MeetingsCommand::Add(wish) => add(house, wish).await,
        MeetingsCommand::List => list(house).await,
        MeetingsCommand::Cancel(wish) => cancel(house, wish).await,
        MeetingsCommand::Plan(wish) => plan::run(house, wish).await,
    }
}

async fn add(house: &House, wish: &Add) -> Result<(), Failure> {
    let agenda = wish.agenda.as_deref().map(read_agenda).transpose()?;
    let (config, database) = house.open().await?;
    let zone = config.settings.rules.zone;
    let clock = Clock::computer();
    let starts_at = Timestamp::from_local(wish.at, zone);
    if starts_at <= clock.now() {
        let now = shown(clock.now(), zone);
        return Err(Failure::WrongInput(format!(
            "--at {} is past; it is {now} in {zone}",
            shown(starts_at, zone)
        )));
    }
    let branch = branch(&database, &wish.branch).await?;
    let call = Call {
        branch: branch.id,
        kind: wish.kind,
        title: wish.title.clone().filter(|title| !title.trim().is_empty()),
        starts_at,
        place: wish.place.trim().to_owned(),
        agenda,
    };
    let id = app::by_hand(&database, &clock, &config, async |work| call_meeting(work, call).await).await?;
    say_line!("meeting {id}: {}, {}", shown(starts_at, zone), branch.path);
    Ok(())
}

async fn list(house: &House) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let zone = config.settings.rules.zone;
    let mut db = database.reader().await?;
    let coming = store::meetings::next(&mut db, Clock::computer().now(), LISTED).await?;
    if coming.is_empty() {
        say_line!("no meetings to come");
    }
    for meeting in coming {
        say_line!("{}", line(&mut db, &meeting, zone).await?);
    }
    for plan in store::plans::all(&mut db).await? {
        say_line!("{}", plan::line(&mut db, &plan, zone).await?);
    }
    Ok(())
}

async fn line(db: &mut Db, meeting: &Meeting, zone: Tz) -> Result<String, Failure> {
    let path = store::organizations::fetch(db, meeting.organization_id).await?.path;
    let (id, at, kind, phase) = (meeting.id, shown(meeting.starts_at, zone), meeting.kind, meeting.phase);
    Ok(format!("{id}\t{at}\t{path}\t{kind}\t{phase}\t{}", meeting.place))
}

async fn cancel(house: &House, wish: &Cancel) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let zone = config.settings.rules.zone;
    let found = store::meetings::find(&mut database.reader().await?, MeetingId(wish.id)).await?;
    let Some(meeting) = found else {
        return Err(Failure::WrongInput(format!(
            "there is no meeting {}; `chibo meetings list` shows them",
            wish.id
        )));
    };
    if meeting.phase.after(Step::Cancel).is_none() {
        return Err(Failure::WrongInput(format!("meeting {} is {} already", meeting.id, meeting.phase)));
    }
    let told = app::by_hand(&database, &Clock::computer(), &config, async |work| {
        call_off(work, &meeting, wish.reason.trim()).await
    })
    .await?;
    say_line!(
        "meeting {} on {} is cancelled; {told} people are told",
        meeting.id,
        shown(meeting.starts_at, zone)
    );
    Ok(())
}

/// The agenda of a file: a text of a length people read.
fn read_agenda(path: &Path) -> Result<String, Failure> {
    let wrong = |why: String| Failure::WrongInput(format!("--agenda {}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| wrong("not a UTF-8 text; documents are sent to the bot in Telegram".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().count() {
        0 => Err(wrong("the file is empty".to_owned())),
        letters if letters > LONGEST_AGENDA => {
            Err(wrong(format!("{letters} letters are more than the {LONGEST_AGENDA} that are sent as text")))
        }
        _ => Ok(text.to_owned()),
    }
}
