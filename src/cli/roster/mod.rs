//! `chibo roster`: import the table of who belongs where, or get an empty one.

mod shown;
mod template;

use std::path::PathBuf;

use clap::Subcommand;

use super::house::{Failure, House};
use crate::app;
use crate::clock::Clock;
use crate::domain::roster::Problem;
use crate::roster_file::{self, FileTrouble};

/// What to do with a roster.
#[derive(Subcommand)]
pub enum RosterCommand {
    /// Bring organisations, people, standings and roles up to a table: all of it or nothing
    Import {
        /// A .csv, .xlsx or .ods file
        file: PathBuf,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write a table to fill in, with examples and notes
    Template {
        /// The .xlsx file to write
        file: PathBuf,
    },
}

/// Imports a roster, or writes a template.
pub async fn run(house: &House, wish: &RosterCommand) -> Result<(), Failure> {
    match wish {
        RosterCommand::Import { file, dry_run } => import(house, file.clone(), *dry_run).await,
        RosterCommand::Template { file } => {
            if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
                let name = file.display();
                return Err(Failure::WrongInput(format!(
                    "{name} does not end in .xlsx; name it roster.xlsx"
                )));
            }
            template::write(file)?;
            say_line!("{} is ready: replace the example rows, then `chibo roster import` it", file.display());
            Ok(())
        }
    }
}

async fn import(house: &House, file: PathBuf, dry: bool) -> Result<(), Failure> {
    let shown = file.display().to_string();
    let table = roster_file::read(&file).map_err(|trouble| match trouble {
        FileTrouble::Unreadable { .. }
        | FileTrouble::Kind(_)
        | FileTrouble::NotUtf8 { .. }
        | FileTrouble::Csv { .. }
        | FileTrouble::Spreadsheet { .. } => Failure::WrongInput(trouble.to_string()),
    })?;
    let (config, database) = house.open().await?;
    let clock = Clock::computer();

    match app::import_roster(&database, &clock, &config, &table, dry).await? {
        Err(problems) => Err(Failure::WrongInput(refusal(&shown, &problems))),
        Ok(prepared) => {
            for header in prepared.unread {
                eprintln!("the column \"{header}\" is not read");
            }
            say!("{}", shown::changes(&prepared.changes));
            if dry {
                eprintln!("a dry run: nothing was written");
            }
            Ok(())
        }
    }
}

fn refusal(file: &str, problems: &[Problem]) -> String {
    let count =
        if problems.len() == 1 { "one problem".to_owned() } else { format!("{} problems", problems.len()) };
    let list: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
    format!("{file}: {count}, nothing was imported\n{}", list.join("\n"))
}
