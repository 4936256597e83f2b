//! chibo and a peer that does the same job, one after the other beside the same stand-in for the Bot API: see
//! `benches/README.md`.

mod chibo;
mod course;
mod figures;
mod mailbox;
mod peer;
mod program;
mod stand_in;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;
use peer::Peer;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::timeout;

/// All of it ends within this.
const LIMIT: Duration = Duration::from_secs(1800);

/// Measures chibo beside a peer.
#[derive(Parser)]
struct Arguments {
    /// How many members there are; whole branches.
    #[arg(long, default_value = "3000", value_parser = clap::value_parser!(u16).range(20..=50_000))]
    members: u16,
    /// Another binary of chibo than the one just built, of the same source: their database is the same.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_chibo"))]
    chibo: PathBuf,
    /// Cargo says that this is a measurement, not a test.
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if !arguments.bench {
        println!("this is a measurement: cargo bench --bench side_by_side");
        return Ok(());
    }
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        outcome = timeout(LIMIT, compare(&arguments)) => outcome.context("it took too long")?,
        _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        _ = terminate.recv() => bail!("terminated"),
    }
}

async fn compare(arguments: &Arguments) -> Result<()> {
    let members = usize::from(arguments.members).next_multiple_of(chibo::BRANCH);
    let binary = std::path::absolute(&arguments.chibo)?;
    let peer = Peer::install().await;
    println!("{members} members; chibo …");
    let own = chibo::measure(&binary, members).await.context("chibo")?;
    let other = match peer {
        Ok(peer) => {
            println!("the peer …");
            Some(peer.measure(members).await.context("the peer")?)
        }
        Err(why) => {
            println!("the peer is left out: {why:#}");
            None
        }
    };
    println!();
    figures::print(&own, other.as_ref());
    Ok(())
}
