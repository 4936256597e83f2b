//! The hands of the demo's clock: where they go next, and that all that falls due on the way has happened.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, sleep};
use tracing::warn;

use crate::clock::Clock;
use crate::domain::Timestamp;
use crate::domain::calendar::Quiet;
use crate::domain::delivery::{Class, Delivery};
use crate::domain::meeting::Meeting;
use crate::domain::settings::Settings;
use crate::domain::stages::{self, Audience, Task};
use crate::sandbox::page::{Bilingual, Moment, Outlook};
use crate::sandbox::world::World;
use crate::store::{self, Database, Db, facts};

/// The clock never leaps farther: Telegram keeps updates for a day, and the bot must not think it slept.
const LONGEST_LEAP: Duration = Duration::from_secs(12 * 3600);
/// How long everybody may take to do what fell due.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether they have.
const GLANCE: Duration = Duration::from_millis(30);
/// A pause between messages is shorter; what waits longer waits for an hour of its own.
const SHORTLY: Duration = Duration::from_secs(6);
/// The last pauses may end this long after the moment the clock was to go to.
const LAST_PAUSES: Duration = Duration::from_secs(60);

/// Moves the clock of the world and the bot, and tells what comes next.
pub struct Timekeeper {
    clock: Clock,
    world: World,
    database: Database,
    settings: Settings,
    outlook: watch::Sender<Outlook>,
    turning: Mutex<()>,
}

impl Timekeeper {
    /// The hands of this clock.
    pub fn new(clock: Clock, world: World, database: Database, settings: Settings) -> Self {
        let outlook = watch::Sender::new(Outlook::default());
        Self { clock, world, database, settings, outlook, turning: Mutex::new(()) }
    }

    /// What comes next, as it changes.
    pub fn outlook(&self) -> watch::Receiver<Outlook> {
        self.outlook.subscribe()
    }

    /// Looks ahead again whenever something has happened, and now and then all the same.
    pub async fn watch(self: Arc<Self>) {
        let mut changes = self.world.subscribe();
        loop {
            self.look().await;
            // Many things happen at once; one look a moment later sees them all.
            let _ = tokio::time::timeout(Duration::from_secs(5), changes.recv()).await;
            sleep(Duration::from_millis(250)).await;
            changes = changes.resubscribe();
        }
    }

    /// Goes forward to a moment, from one thing that falls due to the next; back it never goes.
    pub fn forward(self: Arc<Self>, to: i64) -> BoxFuture<'static, ()> {
        async move {
            let _turn = self.turning.lock().await;
            self.outlook.send_modify(|outlook| outlook.moving = true);
            loop {
                self.settle().await;
                match self.landing(Timestamp::from_millis(to)).await {
                    Ok(Some(landing)) => self.leap(landing),
                    Ok(None) => break,
                    Err(fault) => {
                        warn!(fault = format!("{fault:#}"), "cannot look ahead");
                        break;
                    }
                }
            }
            self.outlook.send_modify(|outlook| outlook.moving = false);
            self.look().await;
        }
        .boxed()
    }

    /// Where the clock leaps next on its way: to what falls due, or to the end of a pause between messages, a few
    /// of which may still lie behind the goal.
    async fn landing(&self, to: Timestamp) -> Result<Option<Timestamp>> {
        let now = self.clock.now();
        let pause = self.pause(now).await?;
        if to <= now {
            return Ok(pause.filter(|end| *end <= now + SHORTLY && *end <= to + LAST_PAUSES));
        }
        let due = self.next(now).await?.map(|moment| Timestamp::from_millis(moment.at));
        Ok([due, pause, Some(now + LONGEST_LEAP), Some(to)].into_iter().flatten().min())
    }

    /// When the first message that must wait may go, or the first tally be shown again.
    async fn pause(&self, now: Timestamp) -> Result<Option<Timestamp>> {
        let mut reader = self.database.reader().await?;
        let message = store::outbox::next_at(&mut reader, self.widest(now), now).await?;
        let tally = store::groups::next_at(&mut reader, now).await?;
        Ok(message.into_iter().chain(tally).min())
    }

    fn leap(&self, landing: Timestamp) {
        self.clock.set(landing.max(self.clock.now()));
        self.world.clock_leapt();
        self.outlook.send_modify(|_| ());
    }

    /// Waits until the bot has done all there is to do at this time of the clock.
    async fn settle(&self) {
        let patience = Instant::now() + PATIENCE;
        let mut calm = 0;
        while calm < 2 && Instant::now() < patience {
            sleep(GLANCE).await;
            match self.is_calm().await {
                Ok(true) => calm += 1,
                Ok(false) => calm = 0,
                Err(fault) => warn!(fault = format!("{fault:#}"), "cannot see whether all is done"),
            }
        }
    }

    /// Whether nothing waits to be taken in, handled, emitted or sent.
    async fn is_calm(&self) -> Result<bool> {
        let mut reader = self.database.reader().await?;
        let db = &mut reader;
        let now = self.clock.now();
        let heard = facts::moment(db, facts::AWAKE_AT).await?;
        let heard = heard.is_some_and(|at| at + Duration::from_secs(120) > now);
        let open = !store::inbox::open(db, now, 1).await?.is_empty();
        let due = !store::meetings::due(db, now, 1).await?.is_empty()
            || !store::plans::due(db, now, 1).await?.is_empty()
            || !store::groups::dirty(db, now).await?.is_empty();
        let ready = !store::outbox::ready(db, now, self.widest(now), 1).await?.is_empty();
        let flying = store::ledger::counts(db).await?.iter().any(|(state, _)| *state == Delivery::InFlight);
        let waiting = self.world.pending_updates() > 0;
        Ok(heard && !(open || due || ready || flying || waiting))
    }

    fn widest(&self, now: Timestamp) -> Class {
        let rules = &self.settings.rules;
        match rules.quiet.map(|quiet| quiet.at(now, rules.zone)) {
            Some(Quiet::Yes { .. }) => Class::Answer,
            Some(Quiet::No) | None => Class::Bulk,
        }
    }

    async fn look(&self) {
        match self.next(self.clock.now()).await {
            Ok(next) => {
                self.outlook.send_if_modified(|outlook| {
                    let changed = outlook.next != next;
                    outlook.next = next;
                    changed
                });
            }
            Err(fault) => warn!(fault = format!("{fault:#}"), "cannot look ahead"),
        }
    }

    /// The next moment at which something happens by itself.
    async fn next(&self, now: Timestamp) -> Result<Option<Moment>> {
        let mut reader = self.database.reader().await?;
        let mut ahead = self.meetings_ahead(&mut reader, now).await?;
        if let Some(at) = store::plans::next_at(&mut reader, now).await? {
            ahead.entry(at).or_default().push((PLAN, String::new()));
        }
        if let Some(at) = store::outbox::next_at(&mut reader, Class::Bulk, now).await?
            && at > now + SHORTLY
        {
            ahead.entry(at).or_default().push((HELD, String::new()));
        }
        Ok(ahead.into_iter().next().map(|(at, what)| Moment { at: at.millis(), what: told(&what) }))
    }

    async fn meetings_ahead(&self, db: &mut Db, now: Timestamp) -> Result<BTreeMap<Timestamp, Vec<Coming>>> {
        let mut ahead: BTreeMap<Timestamp, Vec<Coming>> = BTreeMap::new();
        let far = Timestamp::from_millis(i64::MAX);
        for (id, version, next) in store::meetings::due(db, far, 500).await? {
            let meeting = store::meetings::fetch(db, id).await?;
            let branch = store::organizations::fetch(db, meeting.organization_id).await?.name;
            let done = store::done_stages::of(db, id, version).await?;
            let mut due = stages::timeline(&meeting, &self.settings.rules).into_iter();
            let stage = due.find(|due| !done.contains(&due.stage) && due.at > now);
            if let Some(stage) = stage.filter(|_| next > now) {
                ahead.entry(stage.at).or_default().push((happening(stage.task), branch.clone()));
            }
            if is_to_begin(&meeting, now) {
                ahead.entry(meeting.starts_at).or_default().push((BEGINNING, branch));
            }
        }
        Ok(ahead)
    }
}

/// What happens, in both languages, and in which branch.
type Coming = ((&'static str, &'static str), String);

const BEGINNING: (&str, &str) = ("buổi họp bắt đầu", "the meeting begins");
const PLAN: (&str, &str) = ("lập buổi họp theo kế hoạch", "the plan makes a meeting");
const HELD: (&str, &str) = ("hết giờ nghỉ, tin chờ được gửi", "quiet hours end, what waited is sent");

fn is_to_begin(meeting: &Meeting, now: Timestamp) -> bool {
    meeting.phase.is_live() && meeting.starts_at > now
}

fn happening(task: Task) -> (&'static str, &'static str) {
    match task {
        Task::Announce => ("gửi lời mời họp", "the invitation goes out"),
        Task::Remind(Audience::Everyone) => ("nhắc mọi người", "everyone is reminded"),
        Task::Remind(Audience::Silent) => ("nhắc người chưa trả lời", "the silent are reminded"),
        Task::Remind(Audience::Attending) => {
            ("hỏi lại người đã nhận lời", "those who said yes are asked again")
        }
        Task::Remind(Audience::Secretary) => {
            ("nhắc bí thư điểm danh", "the secretary is reminded of the roll")
        }
        Task::Remind(Audience::Present) => ("xin ý kiến người đã dự", "those present are asked for feedback"),
        Task::Deadline => {
            ("hết hạn trả lời, cấp ủy nhận số liệu", "replies are due, the committee gets its tally")
        }
        Task::RollOverdue => {
            ("quá hai ngày chưa điểm danh, cấp ủy được báo", "the roll is overdue, the committee sees it")
        }
    }
}

/// One thing in one branch names the branch; the same thing in several says in how many.
fn told(coming: &[Coming]) -> Bilingual {
    let Some(((vi, en), branch)) = coming.first() else { return Bilingual::default() };
    let same = coming.iter().filter(|((other, _), _)| other == vi).count();
    let (vi, en) = match (same, branch.as_str()) {
        (1, "") => ((*vi).to_owned(), (*en).to_owned()),
        (1, branch) => (format!("{vi} · {branch}"), format!("{en} · {branch}")),
        (_, _) => (format!("{vi} · {same} chi bộ"), format!("{en} · {same} branches")),
    };
    Bilingual { vi, en }
}
