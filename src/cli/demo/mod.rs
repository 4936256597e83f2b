//! `chibo demo`: an invented commune, the bot, and everybody's chats on one page; nothing to set up.

mod commune;
mod folder;
mod timekeeper;
mod tongue;

use std::io::{ErrorKind, Write};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::house::Failure;
use super::serve;
use crate::app::{self, Bot};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::ChatId;
use crate::loops::{Ground, Stop};
use crate::sandbox::bot_api::Sandbox;
use crate::sandbox::page::{self, Demo};
use crate::sandbox::world::World;
use crate::store::Database;
use crate::telegram::Telegram;
use commune::Commune;
use folder::Folder;
use timekeeper::Timekeeper;
use tongue::Listeners;

/// How long the bot may take to stop.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Where the page is shown.
#[derive(Args)]
pub struct DemoArgs {
    /// The port of the page on this machine
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Plays until SIGTERM or SIGINT; what it kept is gone with it.
pub async fn run(wish: &DemoArgs) -> Result<(), Failure> {
    let listener = listen(wish.port).await?;
    let address = listener.local_addr()?;
    tell("chibo demo: an invented commune of 8 branches wakes up …");
    let commune = Commune::read()?;
    let folder = Folder::create()?;
    let clock = Clock::running_from(commune.start);
    let hands = clock.clone();
    let world = World::new(move || hands.now().millis());
    let sandbox = Sandbox::start(world.clone()).await?;
    let config = Config::default();
    let url = format!("sqlite://{}", folder.path().join("chibo.db").display());
    let (database, _lock) = Database::open_alone(&url).await?;
    commune.enrol(&database, &clock, &config, &folder).await?;

    let (caller, stop) = Stop::new();
    let mut bot = wake(&sandbox, &database, &clock, &config, stop).await?;
    let hands = Arc::new(Timekeeper::new(clock, world.clone(), database.clone(), config.settings));
    let group = ChatId(commune.gather(&world));
    let listeners = Arc::new(Listeners { database, codes: commune.codes(), group });
    hands.clone().forward(commune.start.millis()).await;
    tokio::spawn(hands.clone().watch());

    let outlook = hands.outlook();
    let forward = Box::new(move |to| hands.clone().forward(to));
    let speak = Box::new(move |tongue| listeners.clone().hear(tongue));
    let demo = Demo { world, script: commune.script(), outlook, forward, speak };
    tell(&welcome(&format!("http://{address}")));
    tokio::select! {
        ended = page::serve(demo, listener) => ended?,
        ended = &mut bot => return Ok(ended??),
        () = serve::signalled() => tell("\nchibo demo: good-bye"),
    }
    caller.send_replace(true);
    match tokio::time::timeout(LAST_WORDS, bot).await {
        Ok(ended) => Ok(ended??),
        Err(_) => Err(anyhow::anyhow!("the bot did not stop within {LAST_WORDS:?}").into()),
    }
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            let other = if port == 8080 { 8081 } else { 8080 };
            return anyhow::anyhow!(
                "port {port} is taken by another program; try: chibo demo --port {other}"
            );
        }
        anyhow::anyhow!("cannot show the page on port {port}: {error}")
    })
}

/// The bot as `chibo run` makes it, with another address in place of Telegram's.
async fn wake(
    sandbox: &Sandbox,
    database: &Database,
    clock: &Clock,
    config: &Config,
    mut stop: Stop,
) -> anyhow::Result<JoinHandle<anyhow::Result<()>>> {
    let telegram = Telegram::new(&sandbox.url, sandbox.world.token().to_owned().into(), None)?;
    let me = app::introduce(&telegram, &mut stop).await?.context("the sandbox does not answer")?;
    let settings = Arc::new(config.settings.clone());
    let ground = Ground { database: database.clone(), telegram, clock: clock.clone(), settings };
    let bot = Bot::new(ground, config.limits, me, rand::random()).await?;
    Ok(tokio::spawn(bot.run(stop)))
}

/// Says something on the terminal, if anyone still reads it.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}

fn welcome(address: &str) -> String {
    format!(
        "\n  Open  {address}\n\n\
         \x20 · Pick anyone on the left: you are that person. Press the bot's buttons, write what you like.\n\
         \x20 · The guide on the right plays a month in two minutes. The clock on top goes to what happens next.\n\
         \x20 · Mở trang trên, chọn bí thư ở bên trái, rồi làm theo hướng dẫn bên phải.\n\n\
         \x20 Everything is invented, nothing leaves this machine. Ctrl-C ends it and leaves nothing behind.\n"
    )
}
