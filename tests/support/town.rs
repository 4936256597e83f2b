//! The town itself: production code against the sandbox over HTTP, with time in the story's hands.

use std::path::PathBuf;
use std::time::Duration;

use chibo::app::{self, Bot};
use chibo::clock::Clock;
use chibo::config::Config;
use chibo::domain::Timestamp;
use chibo::domain::roster::Changes;
use chibo::loops::{Ground, Progress};
use chibo::sandbox::bot_api::Sandbox;
use chibo::sandbox::world::{Message, User, World};
use chibo::store::{self, Database, Db, Lock};
use chibo::telegram::Telegram;
use chrono::DateTime;

use super::people::*;

/// The bot of a story hears from Telegram at least so often, or it would believe it was away.
const NEVER_AWAY: Duration = Duration::from_secs(20 * 3600);

/// A town with a bot in it.
pub struct Town {
    /// People, chats and messages.
    pub world: World,
    /// Everyone's clock.
    pub clock: Clock,
    /// The bot's parts, moved step by step.
    pub bot: Bot,
    /// The bot's database.
    pub database: Database,
    sandbox: Sandbox,
    config: Config,
    _lock: Lock,
    folder: tempfile::TempDir,
}

impl Town {
    /// A town on the morning of 21 November 2026: two branches, nobody linked.
    pub async fn new() -> Self {
        Self::with(Config::default()).await
    }

    /// A town whose operator configured the bot.
    pub async fn with(config: Config) -> Self {
        let clock = Clock::standing_at(moment("2026-11-21T08:00+07:00"));
        let hands = clock.clone();
        let world = World::new(move || hands.now().millis());
        for who in EVERYONE {
            world.add_person(User::new(who.id, who.name));
        }
        let sandbox = Sandbox::start(world.clone()).await.expect("a free port");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("chibo.db").display());
        let (database, lock) = Database::open_alone(&url).await.expect("a database");
        import(&database, &clock, &config, ROSTER).await;
        let bot = wake(&sandbox, &database, &clock, &config).await;
        Self { world, clock, bot, database, sandbox, config, _lock: lock, folder }
    }

    /// A town in which everyone of the roster has opened the chat and is linked.
    pub async fn linked() -> Self {
        let mut town = Self::new().await;
        town.link_everyone().await;
        town
    }

    /// A linked town whose eastern branch is invited to 3 December 2026, 19:30; it is the morning of 29 November.
    pub async fn invited() -> Self {
        let mut town = Self::linked().await;
        town.calls(DUNG, "19:30 03/12/2026 Nhà văn hóa thôn").await;
        town.at("2026-11-29T08:00+07:00").await;
        town
    }

    /// A secretary calls a meeting in one line.
    pub async fn calls(&mut self, secretary: Who, line: &str) {
        self.says(secretary, &format!("/hop {line}")).await;
        self.taps(secretary, "✅ Tạo buổi họp").await;
    }

    /// Everyone of the roster opens the chat; the operator vouches for them.
    pub async fn link_everyone(&mut self) {
        let now = self.clock.now();
        for who in EVERYONE.iter().filter(|who| !who.code.is_empty()) {
            let mut writer = self.database.connect().await.expect("a connection");
            let member = member_id(&mut writer, who.code).await;
            let user = chibo::domain::UserId(who.id);
            store::links::keep_consented(&mut writer, member, user, "2026-01", now).await.expect("a link");
            drop(writer);
            self.world.starts(who.id, None);
        }
        self.settle().await;
    }

    /// The operator imports a roster while the bot runs.
    pub async fn imports(&mut self, roster: &str) -> Changes {
        let changes = import(&self.database, &self.clock, &self.config, roster).await;
        self.settle().await;
        changes
    }

    /// A fresh code for someone, as `chibo invites` makes it.
    pub async fn code_for(&mut self, who: Who) -> String {
        let fresh = app::by_hand(&self.database, &self.clock, &self.config, async |work| {
            let organizations = store::organizations::all(work.db()).await?;
            chibo::handlers::secretary::invites::fresh_below(work, &organizations).await
        });
        let fresh = fresh.await.expect("codes");
        fresh.into_iter().find(|fresh| fresh.name == who.name).expect("not linked yet").code
    }

    /// Someone opens the invite link.
    pub async fn opens(&mut self, who: Who, code: &str) {
        self.world.starts(who.id, Some(code));
        self.settle().await;
    }

    /// The text of the last file someone got from the bot.
    pub fn file(&self, who: Who) -> String {
        let messages = self.world.messages(who.id);
        let last = messages.iter().rev().find_map(|said| said.attachment.clone()).expect("a file");
        let file = self.world.file(&last.file_id).expect("kept by the sandbox");
        String::from_utf8(file.bytes.to_vec()).expect("a text")
    }

    /// Everything the database holds, as text.
    pub async fn dump(&self) -> String {
        let mut db = self.database.connect().await.expect("a connection");
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT 'SELECT '''' || ' || group_concat('coalesce(' || c.name || ', '''')', ' || '','' || ') || ' FROM ' || t.name
             FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND substr(t.name, 1, 1) <> '_' GROUP BY t.name",
        )
        .fetch_all(&mut db)
        .await
        .expect("the tables");
        let mut dump = String::new();
        for select in tables {
            let rows: Vec<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(select)).fetch_all(&mut db).await.expect("rows");
            dump.extend(rows.into_iter().map(|row| row + "\n"));
        }
        dump
    }

    /// The bot sets the command menus.
    pub async fn sets_menus(&mut self) {
        while self.bot.menus.step().await.expect("the menus") == Progress::Worked {}
    }

    /// The commands of a menu, with what they say they do.
    pub fn menu(&self, scope: &str, language: &str, who: Option<Who>) -> Vec<(String, String)> {
        let lists = self.world.profile().commands;
        let list = lists.into_iter().find(|list| {
            list.scope["type"] == scope
                && list.language == language
                && who.is_none_or(|who| list.scope["chat_id"] == who.id)
        });
        list.map(|list| list.commands).unwrap_or_default()
    }

    /// The operator's folder.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// The clock shows `time` (`2026-12-03T19:30+07:00`); everything due until then has happened, in order.
    pub async fn at(&mut self, time: &str) -> &mut Self {
        let target = moment(time);
        assert!(target >= self.clock.now(), "time goes forward: {time}");
        loop {
            self.settle().await;
            let next = self.next_moment().await.unwrap_or(target).min(self.clock.now() + NEVER_AWAY);
            if next >= target {
                break;
            }
            self.clock.set(next.max(self.clock.now() + Duration::from_millis(1)));
        }
        self.clock.set(target.max(self.clock.now()));
        self.settle().await;
        self
    }

    /// When the bot next has something to do by itself.
    pub async fn next_moment(&mut self) -> Option<Timestamp> {
        let scheduled = self.bot.scheduler.step().await.expect("the scheduler");
        let handled = self.bot.worker.step().await.expect("the worker");
        let sent = self.bot.courier.step().await.expect("the courier");
        let idle = |progress| match progress {
            Progress::Idle(until) => until,
            Progress::Worked => Some(self.clock.now()),
        };
        idle(scheduled).into_iter().chain(idle(handled)).chain(idle(sent)).min()
    }

    /// Lets the bot work until there is nothing left to do now; pauses of pacing pass by themselves, outages do not.
    pub async fn settle(&mut self) {
        while let Some(until) = self.settle_now().await
            && until <= self.clock.now() + Duration::from_secs(60)
            && !self.world.current_faults().outage
        {
            self.clock.set(until);
        }
    }

    /// Lets the bot work while the clock stands still; tells when it may next send something.
    pub async fn settle_now(&mut self) -> Option<Timestamp> {
        loop {
            let mut worked = false;
            while self.takes_in().await > 0 {
                worked = true;
            }
            while self.bot.scheduler.step().await.expect("the scheduler") == Progress::Worked {
                worked = true;
            }
            while self.bot.worker.step().await.expect("the worker") == Progress::Worked {
                worked = true;
            }
            self.bot.worker.answered().await;
            let paced = self.send().await;
            if !worked {
                return paced;
            }
        }
    }

    /// Takes updates in; in an outage there are none to be had.
    async fn takes_in(&mut self) -> usize {
        match self.bot.intake.step(Duration::ZERO).await {
            Ok(taken) => taken,
            Err(_) if self.world.current_faults().outage => 0,
            Err(trouble) => panic!("the intake: {trouble}"),
        }
    }

    /// Sends what may go; tells when the next message may.
    async fn send(&mut self) -> Option<Timestamp> {
        loop {
            if let Progress::Idle(until) = self.bot.courier.step().await.expect("the courier")
                && !self.bot.courier.landing().await
            {
                return until;
            }
        }
    }

    /// Someone writes to the bot.
    pub async fn says(&mut self, who: Who, text: &str) {
        self.world.says(who.id, who.id, text);
        self.settle().await;
    }

    /// Someone answers the bot's latest message that contains `quoted`.
    pub async fn answers(&mut self, who: Who, quoted: &str, text: &str) {
        let bot = self.world.bot().id;
        let messages = self.world.messages(who.id);
        let message = messages.iter().rev().find(|said| said.from == bot && said.text.contains(quoted));
        let message = message.unwrap_or_else(|| panic!("{} was told “{quoted}”", who.name)).id;
        self.world.replies(who.id, who.id, message, text);
        self.settle().await;
    }

    /// Someone presses a button, by its label.
    pub async fn taps(&mut self, who: Who, label: &str) {
        self.world.taps_labelled(who.id, who.id, label).expect("the button is there");
        self.settle().await;
    }

    /// A group, with the bot in it.
    pub async fn group(&mut self, title: &str, by: Who) -> i64 {
        let group = self.world.create_group(title, by.id);
        self.world.add_bot(group, by.id);
        self.settle().await;
        group
    }

    /// Someone writes in a group.
    pub async fn says_in(&mut self, who: Who, group: i64, text: &str) {
        self.world.says(who.id, group, text);
        self.settle().await;
    }

    /// What someone last read from the bot.
    pub fn reads(&self, who: Who) -> String {
        self.reads_in(who.id)
    }

    /// What a chat last read from the bot.
    pub fn reads_in(&self, chat: i64) -> String {
        self.last(chat).map(|message| message.text).unwrap_or_default()
    }

    /// The bot's last message in a chat.
    pub fn last(&self, chat: i64) -> Option<Message> {
        self.world.last_from_bot(chat)
    }

    /// Everything the bot said to someone that contains `words`.
    pub fn heard(&self, who: Who, words: &str) -> usize {
        let bot = self.world.bot().id;
        self.world
            .messages(who.id)
            .iter()
            .filter(|said| said.from == bot && said.text.contains(words))
            .count()
    }

    /// How many messages and edits Telegram has taken from the bot.
    pub async fn sends(&self) -> i64 {
        let mut writer = self.database.connect().await.expect("a connection");
        let counts = store::ledger::counts(&mut writer).await.expect("the ledger");
        counts.into_iter().map(|(_, count)| count).sum()
    }

    /// The bot is down until `time`, and begins again on the same database.
    pub async fn is_down_until(&mut self, time: &str) {
        self.clock.set(moment(time));
        self.restart().await;
        self.settle().await;
    }

    /// The process ends and begins again on the same database; what was in memory is gone.
    pub async fn restart(&mut self) {
        self.bot = wake(&self.sandbox, &self.database, &self.clock, &self.config).await;
    }
}

async fn wake(sandbox: &Sandbox, database: &Database, clock: &Clock, config: &Config) -> Bot {
    let token = sandbox.world.token().to_owned();
    let telegram = Telegram::new(&sandbox.url, token.into(), None).expect("an address");
    let me = telegram.me().await.expect("the sandbox answers");
    let settings = std::sync::Arc::new(config.settings.clone());
    let ground = Ground { database: database.clone(), telegram, clock: clock.clone(), settings };
    Bot::new(ground, config.limits, me, 7).await.expect("a bot")
}

/// A moment as stories write it.
pub fn moment(text: &str) -> Timestamp {
    DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%z").expect("a moment like 2026-12-03T19:30+07:00").into()
}

async fn member_id(db: &mut Db, code: &str) -> chibo::domain::MemberId {
    sqlx::query_scalar("SELECT id FROM members WHERE code = $1")
        .bind(code)
        .fetch_one(db)
        .await
        .expect("a member")
}

/// Imports a roster as the command does.
async fn import(database: &Database, clock: &Clock, config: &Config, roster: &str) -> Changes {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("roster.csv");
    std::fs::write(&file, roster).expect("a roster");
    let table = chibo::roster_file::read(&file).expect("a table");
    let imported = app::import_roster(database, clock, config, &table, false).await.expect("an import");
    imported.unwrap_or_else(|problems| panic!("{problems:?}")).changes
}
