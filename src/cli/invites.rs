//! `chibo invites`: a fresh one-time code for everyone who is not linked.

use std::time::Duration;

use clap::{Args, ValueEnum};

use super::house::{Failure, House};
use super::{paths, serve};
use crate::app;
use crate::clock::Clock;
use crate::domain::invite::Fresh;
use crate::domain::organization::{Organization, tidy_path};
use crate::handlers::secretary::invites;
use crate::store::{self, Database};

/// How long Telegram is asked for the bot's name.
const PATIENCE: Duration = Duration::from_secs(5);

/// For whom, and how to show them.
#[derive(Args)]
pub struct InvitesArgs {
    /// Only this organisation and those below it, by its path
    #[arg(long, value_name = "PATH")]
    organization: Option<String>,
    /// How to show them
    #[arg(long, value_enum, default_value_t = InvitesFormat::Text)]
    format: InvitesFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InvitesFormat {
    Text,
    Csv,
}

/// Makes the codes and prints them; they are shown this once.
pub async fn run(house: &House, wish: &InvitesArgs) -> Result<(), Failure> {
    let (config, database) = house.open().await?;
    let organizations = organizations(&database, wish.organization.as_deref()).await?;
    let username = username(&database).await?;

    let fresh = app::by_hand(&database, &Clock::computer(), &config, async |work| {
        invites::fresh_below(work, &organizations).await
    })
    .await?;

    let link = |fresh: &Fresh| username.as_deref().map(|name| fresh.link(name)).unwrap_or_default();
    match wish.format {
        InvitesFormat::Csv => print_csv(&fresh, link)?,
        InvitesFormat::Text if fresh.is_empty() => say_line!("everyone is linked"),
        InvitesFormat::Text => {
            for one in &fresh {
                say_line!("{}  {} ({})  {}", one.code, one.name, one.organization, link(one));
            }
        }
    }
    Ok(())
}

fn print_csv(fresh: &[Fresh], link: impl Fn(&Fresh) -> String) -> Result<(), Failure> {
    let mut table = csv::Writer::from_writer(std::io::stdout().lock());
    table.write_record(["code", "name", "organization", "link"])?;
    for one in fresh {
        table.write_record([&one.code, &one.name, &one.organization, &link(one)])?;
    }
    Ok(table.flush()?)
}

async fn organizations(database: &Database, path: Option<&str>) -> Result<Vec<Organization>, Failure> {
    let mut db = database.reader().await?;
    let Some(path) = path else { return Ok(store::organizations::all(&mut db).await?) };
    let path = tidy_path(path);
    let found = store::organizations::at_or_below(&mut db, &path).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let all = store::organizations::all(&mut db).await?;
    Err(paths::unknown("organisation", &path, all.iter()))
}

/// The bot's username: as the last run stored it, or as Telegram says within a few seconds.
async fn username(database: &Database) -> Result<Option<String>, Failure> {
    if let Some(known) = app::username(database).await? {
        return Ok(Some(known));
    }
    let asked = match serve::telegram() {
        Ok(telegram) => tokio::time::timeout(PATIENCE, telegram.me()).await,
        Err(why) => {
            eprintln!("no links: the bot's username is not known yet ({why:#})");
            return Ok(None);
        }
    };
    match asked {
        Ok(Ok(me)) => Ok(Some(me.username)),
        Ok(Err(_)) | Err(_) => {
            eprintln!(
                "no links: the bot's username is not known yet, and Telegram did not tell it; try again later"
            );
            Ok(None)
        }
    }
}
