//! What every bot goes through, one phase after another, each bounded in time.

use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use tokio::time::{Instant, sleep};

use crate::figures::{Figures, Idle, Latency, Load};
use crate::mailbox::Mailbox;
use crate::program::{Program, Usage};

/// The members' accounts follow one another from here.
pub const FIRST_ACCOUNT: i64 = 10_000;

/// A phase takes at most this long.
const LIMIT: Duration = Duration::from_secs(120);
/// How long a bot is watched while nothing happens.
const IDLE: Duration = Duration::from_secs(20);
/// After a pile of work a bot may still write down what it did.
const AFTERWARDS: Duration = Duration::from_secs(1);
/// Less than this in a second is rest.
const REST: Duration = Duration::from_millis(20);
/// So many texts are sent one by one.
const LONE_TEXTS: usize = 300;
/// Between them nothing happens for this long.
const PAUSE: Duration = Duration::from_millis(25);
/// What members write, in turn.
const TEXTS: [&str; 2] = ["em có mặt ạ", "em xin vắng ạ"];

/// A bot that was just begun.
pub struct Course<'m> {
    pub program: Program,
    pub mailbox: &'m Mailbox,
    pub members: usize,
    pub begun: Instant,
    pub disk_megabytes: f64,
}

impl Course<'_> {
    /// Goes through all phases. `remind` has the bot send the reminders, and tells since when they are due.
    pub async fn run(self, remind: impl AsyncFnOnce() -> Result<Instant>) -> Result<Figures> {
        let outcome = tokio::select! {
            outcome = self.phases(remind) => outcome,
            () = self.program.gone() => Err(anyhow!("it has ended")),
        };
        outcome.with_context(|| format!("it last said:\n{}", self.program.last_words()))
    }

    async fn phases(&self, remind: impl AsyncFnOnce() -> Result<Instant>) -> Result<Figures> {
        let start = self.mailbox.first_poll(LIMIT).await? - self.begun;
        self.rests().await?;
        let idle = self.idle().await?;
        let broadcast = async || {
            self.accounts().for_each(|account| self.mailbox.awaits_message(account));
            remind().await
        };
        Ok(Figures {
            start,
            idle,
            broadcast: self.load(broadcast).await.context("the reminders")?,
            taps: self.load(async || self.taps()).await.context("the taps")?,
            texts: self.load(async || Ok(self.texts())).await.context("the texts")?,
            latency: self.latency().await.context("one text after another")?,
            peak_megabytes: self.program.peak_megabytes()?,
            disk_megabytes: self.disk_megabytes,
        })
    }

    /// Waits until the bot is done with its start.
    async fn rests(&self) -> Result<()> {
        let end = Instant::now() + LIMIT;
        while Instant::now() < end {
            let before = self.program.used()?;
            sleep(Duration::from_secs(1)).await;
            if self.since(before)?.processor < REST {
                return Ok(());
            }
        }
        bail!("it does not come to rest")
    }

    async fn idle(&self) -> Result<Idle> {
        let before = self.program.used()?;
        sleep(IDLE).await;
        let used = self.since(before)?;
        Ok(Idle {
            waits_per_second: used.waits as f64 / IDLE.as_secs_f64(),
            processor_share: used.running.as_secs_f64() / IDLE.as_secs_f64(),
        })
    }

    /// Gives the bot one thing to do for each member.
    async fn load(&self, begin: impl AsyncFnOnce() -> Result<Instant>) -> Result<Load> {
        let before = self.program.used()?;
        let begun = begin().await?;
        let took = self.mailbox.all_answered(LIMIT).await? - begun;
        sleep(AFTERWARDS).await;
        let processor = self.since(before)?.processor;
        Ok(Load {
            per_second: self.members as f64 / took.as_secs_f64(),
            processor_each: processor.div_f64(self.members as f64),
        })
    }

    /// Everyone presses one of the buttons.
    fn taps(&self) -> Result<Instant> {
        let begun = Instant::now();
        for (index, account) in self.accounts().enumerate() {
            self.mailbox.taps(account, index)?;
        }
        Ok(begun)
    }

    /// Everyone writes.
    fn texts(&self) -> Instant {
        let begun = Instant::now();
        self.accounts().enumerate().for_each(|(index, account)| self.says(account, index));
        begun
    }

    async fn latency(&self) -> Result<Latency> {
        let mut times = Vec::with_capacity(LONE_TEXTS);
        for (index, account) in self.accounts().cycle().take(LONE_TEXTS).enumerate() {
            sleep(PAUSE).await;
            let begun = Instant::now();
            // The other text than before.
            self.says(account, index + 1);
            times.push(self.mailbox.all_answered(LIMIT).await? - begun);
        }
        times.sort_unstable();
        let rank = |percent: usize| times[(LONE_TEXTS * percent).div_ceil(100) - 1];
        Ok(Latency { median: rank(50), percentile_99: rank(99) })
    }

    fn says(&self, account: i64, index: usize) {
        self.mailbox.awaits_message(account);
        self.mailbox.says(account, TEXTS[index % TEXTS.len()]);
    }

    fn accounts(&self) -> impl Iterator<Item = i64> + Clone {
        (FIRST_ACCOUNT..).take(self.members)
    }

    fn since(&self, before: Usage) -> Result<Usage> {
        let now = self.program.used()?;
        Ok(Usage {
            processor: now.processor.saturating_sub(before.processor),
            running: now.running.saturating_sub(before.running),
            waits: now.waits.saturating_sub(before.waits),
        })
    }
}
