//! The command line: one file a command.

/// Prints to stdout. A reader who has gone (`| head`) is an error to pass on, where `print!` would panic.
macro_rules! say {
    ($($words:tt)*) => {
        std::io::Write::write_fmt(&mut std::io::stdout(), format_args!($($words)*))?
    };
}

/// [`say!`] with a newline.
macro_rules! say_line {
    ($($words:tt)*) => {
        say!("{}\n", format_args!($($words)*))
    };
}

mod check;
mod deliveries;
#[cfg(feature = "demo")]
mod demo;
mod house;
mod invites;
mod meetings;
mod paths;
mod roster;
mod serve;
mod tally;
mod understand;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use house::{Failure, House};

#[derive(Parser)]
#[command(name = "chibo", version, about)]
struct Cli {
    #[command(flatten)]
    house: House,
    #[command(subcommand)]
    command: CliCommand,
}

#[derive(Subcommand)]
enum CliCommand {
    /// Show a month in an invented commune on a page in the browser; needs no token and no network
    #[cfg(feature = "demo")]
    Demo(demo::DemoArgs),
    /// Run the bot until SIGTERM or SIGINT
    Run,
    /// Show the configuration, the database, and the next meetings with their stages in local time
    Check,
    /// Show what became of every message the bot promised
    Deliveries(deliveries::DeliveriesArgs),
    /// Who belongs where and does what
    #[command(subcommand)]
    Roster(roster::RosterCommand),
    /// Call, list, cancel and plan meetings
    #[command(subcommand)]
    Meetings(meetings::MeetingsCommand),
    /// Make a fresh one-time code for everyone who is not linked
    Invites(invites::InvitesArgs),
    /// Show the figures of a meeting, or of an organisation's month
    Tally(tally::TallyArgs),
    /// Show how a reply in someone's own words is read: label, tab, reason
    Understand(understand::UnderstandArgs),
}

impl CliCommand {
    /// What is logged unless `RUST_LOG` says otherwise: the demo's terminal says what to do, and little else.
    fn loudness(&self) -> &'static str {
        #[cfg(feature = "demo")]
        if matches!(self, Self::Demo(_)) {
            return "chibo=error";
        }
        "chibo=info"
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
        CliCommand::Demo(wish) => demo::run(&wish).await,
        CliCommand::Run => serve::run(&cli.house).await,
        CliCommand::Check => check::run(&cli.house).await,
        CliCommand::Deliveries(wish) => deliveries::run(&cli.house, &wish).await,
        CliCommand::Roster(wish) => roster::run(&cli.house, &wish).await,
        CliCommand::Meetings(wish) => meetings::run(&cli.house, &wish).await,
        CliCommand::Invites(wish) => invites::run(&cli.house, &wish).await,
        CliCommand::Tally(wish) => tally::run(&cli.house, &wish).await,
        CliCommand::Understand(wish) => understand::run(&cli.house, &wish).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(fault)) if nobody_reads(&fault) => ExitCode::SUCCESS,
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

/// Whether whoever read what a command prints has read enough, as `head` does.
fn nobody_reads(fault: &anyhow::Error) -> bool {
    fault.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
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
