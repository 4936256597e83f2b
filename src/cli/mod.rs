//! The command line: one file a command.

mod check;
mod deliveries;
#[cfg(feature = "demo")]
mod demo;
mod invites;
mod meetings;
mod paths;
mod roster;
mod serve;
mod tally;
mod understand;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::Config;
use crate::store::{Database, OpenError};

#[derive(Parser)]
#[command(name = "chibo", version, about)]
struct Cli {
    #[command(flatten)]
    house: House,
    #[command(subcommand)]
    command: Command,
}

/// Where this bot's things are.
#[derive(Args)]
struct House {
    /// The configuration; built-in defaults without it
    #[arg(long, env = "CHIBO_CONFIG", global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database, created if it is missing [default: sqlite://chibo.db]
    #[arg(long, env = "DATABASE_URL", global = true, value_name = "URL")]
    database_url: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Show a month in an invented commune on a page in the browser; needs no token and no network
    #[cfg(feature = "demo")]
    Demo(demo::Wish),
    /// Run the bot until SIGTERM or SIGINT
    Run,
    /// Show the configuration, the database, and the next meetings with their stages in local time
    Check,
    /// Show what became of every message the bot promised
    Deliveries(deliveries::Wish),
    /// Who belongs where and does what
    #[command(subcommand)]
    Roster(roster::Wish),
    /// Call, list, cancel and plan meetings
    #[command(subcommand)]
    Meetings(meetings::Wish),
    /// Make a fresh one-time code for everyone who is not linked
    Invites(invites::Wish),
    /// Show the figures of a meeting, or of an organisation's month
    Tally(tally::Wish),
    /// Show how a reply in someone's own words is read: label, tab, reason
    Understand(understand::Wish),
}

impl Command {
    /// What is logged unless `RUST_LOG` says otherwise: the demo's terminal says what to do, and little else.
    fn loudness(&self) -> &'static str {
        #[cfg(feature = "demo")]
        if matches!(self, Self::Demo(_)) {
            return "chibo=error";
        }
        "chibo=info"
    }
}

/// What went wrong, and whose fault it is.
enum Failure {
    /// The command could not be carried out: exit code 1.
    Failed(anyhow::Error),
    /// What was given is wrong: exit code 2.
    WrongInput(String),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Failure {
    /// An address nobody understands is wrong input; anything else failed.
    fn opening(error: OpenError) -> Self {
        match error {
            OpenError::Address { .. } => Self::WrongInput(error.to_string()),
            OpenError::InUse(_)
            | OpenError::Held(_)
            | OpenError::Newer { .. }
            | OpenError::Lock { .. }
            | OpenError::OldSqlite(_)
            | OpenError::Sqlite { .. }
            | OpenError::Migration { .. } => Self::Failed(error.into()),
        }
    }
}

/// Does what the command line says.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| cli.command.loudness().into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let outcome = match cli.command {
        #[cfg(feature = "demo")]
        Command::Demo(wish) => demo::run(&wish).await,
        Command::Run => serve::run(&cli.house).await,
        Command::Check => check::run(&cli.house).await,
        Command::Deliveries(wish) => deliveries::run(&cli.house, &wish).await,
        Command::Roster(wish) => roster::run(&cli.house, &wish).await,
        Command::Meetings(wish) => meetings::run(&cli.house, &wish).await,
        Command::Invites(wish) => invites::run(&cli.house, &wish).await,
        Command::Tally(wish) => tally::run(&cli.house, &wish).await,
        Command::Understand(wish) => understand::run(&cli.house, &wish).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(fault)) => {
            eprintln!("chibo: {}", in_one_line(&fault));
            ExitCode::FAILURE
        }
        Err(Failure::WrongInput(what)) => {
            eprintln!("chibo: {what}");
            ExitCode::from(2)
        }
    }
}

/// The causes one after another, nothing said twice.
fn in_one_line(fault: &anyhow::Error) -> String {
    let mut line = String::new();
    for cause in fault.chain().map(ToString::to_string) {
        if !line.contains(&cause) {
            line = if line.is_empty() { cause } else { format!("{line}: {cause}") };
        }
    }
    line
}

impl House {
    /// The configuration: the file, the environment over it, the command line over both.
    fn config(&self) -> Result<Config, Failure> {
        let mut config = Config::load(self.config.as_deref(), std::env::vars())
            .map_err(|trouble| Failure::WrongInput(trouble.to_string()))?;
        if let Some(url) = &self.database_url {
            config.database_url.clone_from(url);
        }
        Ok(config)
    }

    /// The configuration, and the database beside a bot that may be running.
    async fn open(&self) -> Result<(Config, Database), Failure> {
        let config = self.config()?;
        let database = Database::open(&config.database_url).await.map_err(Failure::opening)?;
        Ok((config, database))
    }
}
