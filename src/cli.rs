//! The command line.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::app::{self, Bot};
use crate::clock::Clock;
use crate::config::Config;
use crate::loops::Stop;
use crate::store::Database;
use crate::telegram::Telegram;

#[derive(Parser)]
#[command(name = "chibo", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the bot until SIGTERM or SIGINT.
    Run,
}

/// Does what the command line says.
pub async fn run() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "chibo=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match perform(Cli::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("chibo: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

async fn perform(command: Command) -> Result<()> {
    match command {
        Command::Run => serve().await,
    }
}

async fn serve() -> Result<()> {
    let token =
        std::env::var("TELOXIDE_TOKEN").context("TELOXIDE_TOKEN is not set; @BotFather gives you one")?;
    let api = std::env::var("TELOXIDE_API_URL").unwrap_or_else(|_| "https://api.telegram.org".to_owned());
    let proxy = std::env::var("TELOXIDE_PROXY").ok();
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite://chibo.db".to_owned());
    let config = Config::default();
    let (database, _lock) = Database::open_alone(&url).await?;
    let telegram = Telegram::new(&api, token.into(), proxy.as_deref())?;
    let (caller, mut stop) = Stop::new();
    tokio::spawn(async move {
        signalled().await;
        caller.send_replace(true);
    });
    let Some(me) = app::introduce(&telegram, &mut stop).await? else { return Ok(()) };
    let bot = Bot::new((database, telegram), Clock::computer(), &config, me, rand::random()).await?;
    bot.run(stop).await;
    Ok(())
}

async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
