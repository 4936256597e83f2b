//! The real program in a process of its own, beside a Telegram in ours; both keep the computer's time.

#![allow(dead_code, reason = "stories and measurements each use their own part")]

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use chibo::clock::Clock;
use chibo::sandbox::bot_api::Sandbox;
use chibo::sandbox::world::World;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

/// How long a program may take to start, to stop, or to say what is wrong, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with a database, and a Telegram to speak to.
pub struct House {
    pub world: World,
    pub sandbox: Sandbox,
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl House {
    pub async fn new() -> Self {
        let clock = Clock::computer();
        let world = World::new(move || clock.now().millis());
        let sandbox = Sandbox::start(world.clone()).await.expect("a free port");
        let folder = tempfile::tempdir().expect("a folder");
        Self { world, sandbox, folder, variables: Vec::new() }
    }

    /// Sets a variable of the program's environment.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn database_file(&self) -> PathBuf {
        self.folder.path().join("chibo.db")
    }

    pub fn url(&self) -> String {
        format!("sqlite://{}", self.database_file().display())
    }

    /// A look into the database, beside whoever writes to it.
    pub async fn look(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.database_file());
        options.busy_timeout(PATIENCE).connect().await.expect("the database")
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut db = self.look().await;
        let number = sqlx::query_scalar(sql).fetch_one(&mut db).await.expect(sql);
        db.close().await.expect("closes");
        number
    }

    /// `chibo …`, with the house's environment and nothing else of chibo's.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chibo"));
        let ours = |name: &str| {
            ["TELOXIDE_", "CHIBO_"].iter().any(|prefix| name.starts_with(prefix)) || name == "RUST_LOG"
        };
        for (name, _) in std::env::vars().filter(|(name, _)| ours(name)) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("TELOXIDE_TOKEN", self.world.token())
            .env("TELOXIDE_API_URL", &self.sandbox.url)
            .env("DATABASE_URL", self.url())
            .envs(self.variables.iter().cloned());
        command
    }

    /// `chibo run`, begun so that a file that may not grow is an error and not a signal.
    pub fn run_on_a_small_disk(&self) -> Running {
        let plain = self.command(&["run"]);
        let mut command = Command::new("bash");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" run"]).arg(plain.get_program());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.current_dir(self.folder.path());
        Running::begin(command, self.folder.path().join("log"))
    }

    /// `chibo run`, begun.
    pub fn run(&self) -> Running {
        Running::begin(self.command(&["run"]), self.folder.path().join("log"))
    }
}

/// A program at work.
pub struct Running {
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Begins a program that writes its log to a file.
    pub fn begin(mut command: Command, log: PathBuf) -> Self {
        let file = File::create(&log).expect("a log");
        let child = command.stdout(Stdio::null()).stderr(file).spawn().expect("the program");
        Self { child, log }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no last words.
    pub fn kill(mut self) {
        self.child.kill().expect("kills");
        self.child.wait().expect("ends");
    }

    /// SIGTERM; gives back how long it took to end, and how.
    pub async fn terminate(mut self) -> (Duration, ExitStatus) {
        let begun = Instant::now();
        let told = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill");
        assert!(told.success());
        let status = self.ended().await;
        (begun.elapsed(), status)
    }

    /// Waits for it to end by itself.
    pub async fn ended(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("waits") {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// What it has said.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until it has said `words`.
    pub async fn says(&self, words: &str) {
        let begun = Instant::now();
        while !self.log().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "never said «{words}»:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something has come true, on a busy machine too.
pub async fn until(what: &str, mut true_now: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !true_now().await {
        assert!(begun.elapsed() < PATIENCE * 3, "never came true: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
