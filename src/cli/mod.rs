//! The command line: one file a command.

mod serve;

use std::process::ExitCode;

use anyhow::Result;
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
    /// The database, created if it is missing
    #[arg(long, env = "DATABASE_URL", global = true, default_value = "sqlite://chibo.db")]
    database_url: String,
}

#[derive(Subcommand)]
enum Command {
    /// Run the bot until SIGTERM or SIGINT
    Run,
}

/// What went wrong, and whose fault it is.
enum Failure {
    /// The command could not be carried out: exit code 1.
    Failed(anyhow::Error),
    /// What was given is wrong: exit code 2.
    #[expect(dead_code, reason = "the first command with input of its own comes next")]
    WrongInput(String),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Does what the command line says.
pub async fn run() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "chibo=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Run => serve::run(&cli.house).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(fault)) => {
            eprintln!("chibo: {fault:#}");
            ExitCode::FAILURE
        }
        Err(Failure::WrongInput(what)) => {
            eprintln!("chibo: {what}");
            ExitCode::from(2)
        }
    }
}

impl House {
    /// The configuration.
    fn config(&self) -> Result<Config> {
        Ok(Config::default())
    }

    /// The database, beside a bot that may be running.
    #[expect(dead_code, reason = "the first command beside a running bot comes next")]
    async fn database(&self) -> Result<Database, OpenError> {
        Database::open(&self.database_url).await
    }
}
