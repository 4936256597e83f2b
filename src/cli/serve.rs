//! `chibo run`: the bot itself, until it is told to stop.

use std::sync::Arc;

use anyhow::Context;

use super::house::{Failure, House};
use crate::app::{self, Bot};
use crate::clock::Clock;
use crate::loops::{Ground, Stop};
use crate::store::Database;
use crate::telegram::Telegram;

/// Runs the bot until SIGTERM or SIGINT.
pub async fn run(house: &House) -> Result<(), Failure> {
    let config = house.config()?;
    let telegram = telegram().map_err(|why| Failure::WrongInput(format!("{why:#}")))?;
    let (database, _lock) = Database::open_alone(&config.database_url).await.map_err(Failure::opening)?;
    let (caller, mut stop) = Stop::new();
    tokio::spawn(async move {
        signalled().await;
        caller.send_replace(true);
    });
    let Some(me) = app::introduce(&telegram, &mut stop).await? else { return Ok(()) };
    let path = database.path().to_path_buf();
    let settings = Arc::new(config.settings.clone());
    let ground = Ground { database, telegram, clock: Clock::computer(), settings };
    let bot = Bot::new(ground, config.limits, me, rand::random())
        .await
        .with_context(|| format!("cannot write to {}", path.display()))?;
    Ok(bot.run(stop).await?)
}

/// The Bot API of the environment: `TELOXIDE_TOKEN`, `TELOXIDE_API_URL`, `TELOXIDE_PROXY`.
pub(super) fn telegram() -> anyhow::Result<Telegram> {
    let token = std::env::var("TELOXIDE_TOKEN")
        .ok()
        .filter(|token| !token.trim().is_empty())
        .context("TELOXIDE_TOKEN is not set; @BotFather gives you a token")?;
    let api = std::env::var("TELOXIDE_API_URL").unwrap_or_else(|_| "https://api.telegram.org".to_owned());
    let proxy = std::env::var("TELOXIDE_PROXY").ok().filter(|proxy| !proxy.is_empty());
    Telegram::new(&api, token.trim().to_owned().into(), proxy.as_deref())
}

pub(super) async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
