//! The peer: the bot of `benches/peer`, installed under `target`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::Instant;

use crate::course::{Course, FIRST_ACCOUNT};
use crate::figures::Figures;
use crate::program::Program;
use crate::stand_in::StandIn;

const PACKAGE: &str = include_str!("../peer/package.json");
const BOT: &str = include_str!("../peer/bot.mjs");
/// npm may have to compile SQLite.
const INSTALLING: Duration = Duration::from_secs(600);
const FILLING: Duration = Duration::from_secs(60);

/// An installed peer.
pub struct Peer {
    folder: PathBuf,
    node: PathBuf,
}

impl Peer {
    /// Installs it, unless that was done before.
    pub async fn install() -> Result<Self> {
        let node = found("node")?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peer");
        std::fs::create_dir_all(&folder)?;
        let (package, installed) =
            (folder.join("package.json"), folder.join("node_modules/.package-lock.json"));
        let same = std::fs::read_to_string(&package).is_ok_and(|known| known == PACKAGE);
        std::fs::write(&package, PACKAGE)?;
        std::fs::write(folder.join("bot.mjs"), BOT)?;
        if !same || !installed.exists() {
            println!("installing the peer into {}", folder.display());
            let mut npm = Command::new(found("npm")?);
            npm.args(["install", "--no-audit", "--no-fund", "--no-package-lock"]).current_dir(&folder);
            let mut npm = Program::begin(&mut npm, folder.join("npm.log"))?;
            npm.ended(INSTALLING).await.context("npm install")?;
        }
        Ok(Self { folder, node })
    }

    /// Measures it.
    pub async fn measure(&self, members: usize) -> Result<Figures> {
        let data = tempfile::tempdir()?;
        let (database, log) = (data.path().join("peer.db"), data.path().join("log"));
        let mut fill = self.command("fill", &database);
        fill.arg(FIRST_ACCOUNT.to_string()).arg(members.to_string());
        Program::begin(&mut fill, log.clone())?.ended(FILLING).await.context("its database")?;
        let stand_in = StandIn::start().await?;
        let begun = Instant::now();
        let program = Program::begin(self.command("run", &database).arg(&stand_in.url), log)?;
        let (mailbox, disk_megabytes) = (&*stand_in.mailbox, self.disk_megabytes()?);
        let course = Course { program, mailbox, members, begun, disk_megabytes };
        let remind = async || {
            let due = Instant::now();
            mailbox.says(FIRST_ACCOUNT, "/remind");
            Ok(due)
        };
        course.run(remind).await
    }

    fn command(&self, what: &str, database: &Path) -> Command {
        let mut command = Command::new(&self.node);
        command.env_clear().env("NODE_ENV", "production").current_dir(&self.folder);
        command.arg("bot.mjs").arg(what).arg(database);
        command
    }

    /// Node, and what was installed.
    fn disk_megabytes(&self) -> Result<f64> {
        let node = std::fs::metadata(&self.node)?.len();
        Ok((node + size(&self.folder.join("node_modules"))?) as f64 / 1e6)
    }
}

/// Where a program is, if it is on the path.
fn found(name: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(name));
    places.find(|place| place.is_file()).with_context(|| format!("there is no `{name}`"))
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let known = entry.metadata()?;
        bytes += if known.is_dir() { size(&entry.path())? } else { known.len() };
    }
    Ok(bytes)
}
