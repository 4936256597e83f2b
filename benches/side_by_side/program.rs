//! A program at work, and what it uses, as Linux tells.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::time::{Instant, sleep};

/// Linux counts processor time in these, for whoever reads `/proc`.
const TICK: Duration = Duration::from_millis(10);
/// So many lines of a log show what went wrong.
const LAST_LINES: usize = 12;

/// A program at work; it ends, with all it has begun, when this is dropped.
pub struct Program {
    child: Child,
    log: PathBuf,
}

/// What a program has used since it began.
#[derive(Clone, Copy)]
pub struct Usage {
    /// Its own processor time and the kernel's for it, in ticks.
    pub processor: Duration,
    /// The same to the nanosecond, but only of the threads that still live.
    pub running: Duration,
    /// How often its threads gave way to wait for something.
    pub waits: u64,
}

impl Program {
    /// Begins a program that writes all it says to a file.
    pub fn begin(command: &mut Command, log: PathBuf) -> Result<Self> {
        let file = File::create(&log).context("a log")?;
        let command = command.process_group(0).stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = command.spawn().with_context(|| format!("{:?} does not begin", command.get_program()))?;
        Ok(Self { child, log })
    }

    /// Waits until it has ended by itself, and well.
    pub async fn ended(&mut self, limit: Duration) -> Result<()> {
        let end = Instant::now() + limit;
        loop {
            match self.child.try_wait()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("it ended with {status}:\n{}", self.last_words()),
                None if end < Instant::now() => bail!("it does not end:\n{}", self.last_words()),
                None => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Waits for its end, which nobody wishes for.
    pub async fn gone(&self) {
        let zombie = |stat: String| stat.rsplit_once(')').is_none_or(|(_, rest)| rest.starts_with(" Z"));
        while !self.told("stat").map_or(true, zombie) {
            sleep(Duration::from_millis(200)).await;
        }
    }

    /// What it said last.
    pub fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
    }

    /// What it has used so far.
    pub fn used(&self) -> Result<Usage> {
        let stat = self.told("stat")?;
        let (_, after_name) = stat.rsplit_once(')').context("no name in stat")?;
        let fields = after_name.split_whitespace().skip(11).take(2);
        let ticks: u32 = fields.filter_map(|ticks| ticks.parse::<u32>().ok()).sum();
        let mut used = Usage { processor: TICK * ticks, running: Duration::ZERO, waits: 0 };
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            let thread = thread?.path();
            // It may end while we look.
            let read = |file: &str| std::fs::read_to_string(thread.join(file)).unwrap_or_default();
            used.running += Duration::from_nanos(number(&read("schedstat"), "").unwrap_or(0));
            used.waits += number(&read("status"), "voluntary_ctxt_switches:").unwrap_or(0);
        }
        Ok(used)
    }

    /// The most memory it has held.
    pub fn peak_megabytes(&self) -> Result<f64> {
        let kilobytes = number(&self.told("status")?, "VmHWM:").context("no VmHWM")?;
        Ok(kilobytes as f64 / 1024.0)
    }

    fn told(&self, file: &str) -> Result<String> {
        let path = format!("/proc/{}/{file}", self.child.id());
        std::fs::read_to_string(&path).with_context(|| format!("{path}: it has ended"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let group = format!("-{}", self.child.id());
            // Its whole group: what it began must not outlive it.
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// The number behind `name` at the beginning of a line.
fn number(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
