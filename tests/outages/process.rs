//! The real program: how it starts, what it says when it cannot, and how it stops.

use std::process::Output;
use std::time::Duration;

use chibo::sandbox::bot_api::Sandbox;
use chibo::sandbox::world::{User, World};
use chibo::store::Database;
use sqlx::Connection;
use tokio::net::TcpListener;

use super::house::{House, Running, until};

const AN: i64 = 1001;

/// Someone the program does not know writes; it answers all the same.
fn someone_writes(world: &World) {
    world.add_person(User::new(AN, "An"));
    world.starts(AN, None);
}

async fn is_answered(world: &World, times: usize) {
    let bot = world.bot().id;
    let heard = || world.messages(AN).iter().filter(|said| said.from == bot).count();
    until("an answer", async || heard() >= times).await;
    assert_eq!(heard(), times);
}

async fn ended(house: &House, arguments: &[&str]) -> Output {
    let mut command = house.command(arguments);
    tokio::task::spawn_blocking(move || command.output().expect("the program")).await.expect("ends")
}

/// What went wrong: one line, without a panic, and the exit code.
async fn refusal(house: &House) -> (String, Option<i32>) {
    let output = ended(house, &["run"]).await;
    let said = String::from_utf8(output.stderr).expect("text");
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("chibo: ")).collect();
    assert!(lines.len() == 1 && !said.contains("panicked"), "{said}");
    assert!(!said.contains(house.world.token()), "no token in a log: {said}");
    (lines[0].to_owned(), output.status.code())
}

#[tokio::test]
async fn told_to_stop_it_finishes_what_it_has_in_hand_and_ends_within_five_seconds() {
    let house = House::new().await;
    let running = house.run();
    running.says("known to Telegram").await;
    someone_writes(&house.world);
    is_answered(&house.world, 1).await;
    house.world.says(AN, AN, "/start");
    until("it is taken in", async || house.world.pending_updates() == 0).await;

    let (took, status) = running.terminate().await;

    assert!(status.success() && took < Duration::from_secs(5), "{status} after {took:?}");
    let left = "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'open') + \
                (SELECT COUNT(*) FROM outbox WHERE state = 'in flight')";
    assert_eq!(house.number(left).await, 0);
}

#[tokio::test]
async fn what_is_missing_or_wrong_at_the_start_is_said_in_one_line() {
    let mut house = House::new().await;
    house.set("TELOXIDE_TOKEN", "");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("TELOXIDE_TOKEN is not set") && code == Some(2), "{line} {code:?}");

    house.set("TELOXIDE_TOKEN", "12345:wrong");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("Telegram refused the token") && code == Some(1), "{line} {code:?}");
    assert!(!line.contains("12345:wrong"), "{line}");

    house.set("TELOXIDE_API_URL", "nowhere");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("TELOXIDE_API_URL `nowhere` is not a URL") && code == Some(2), "{line} {code:?}");

    house.set("TELOXIDE_API_URL", "http://127.0.0.1:9").set("DATABASE_URL", "postgres://elsewhere/chibo");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("only SQLite is supported") && code == Some(2), "{line} {code:?}");

    house.set("DATABASE_URL", "sqlite:///nowhere/at/all/chibo.db");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("/nowhere/at/all/chibo.db") && code == Some(1), "{line} {code:?}");
}

#[tokio::test]
async fn a_second_bot_on_the_same_database_says_so_and_ends() {
    let house = House::new().await;
    let running = house.run();
    running.says("known to Telegram").await;
    let (line, code) = refusal(&house).await;
    assert!(line.contains("another chibo is running on") && code == Some(1), "{line} {code:?}");
    someone_writes(&house.world);
    is_answered(&house.world, 1).await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let house = House::new().await;
    let database = Database::open(&house.url()).await.expect("a database");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99990101000000, 'next year', 1, x'00', 1)",
    )
    .execute(&mut database.connect().await.expect("a connection"))
    .await
    .expect("a newer schema");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("newer chibo (schema 99990101000000)") && code == Some(1), "{line} {code:?}");
}

#[tokio::test]
async fn a_database_somebody_keeps_locked_is_named() {
    let house = House::new().await;
    drop(Database::open(&house.url()).await.expect("a database"));
    let mut somebody = house.look().await;
    let _kept = somebody.begin_with("BEGIN EXCLUSIVE").await.expect("locks");
    let (line, code) = refusal(&house).await;
    assert!(line.contains("chibo.db") && line.contains("locked") && code == Some(1), "{line} {code:?}");
}

#[tokio::test]
async fn telegram_out_of_reach_at_the_start_is_waited_for() {
    let mut house = House::new().await;
    let reserved = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = reserved.local_addr().expect("an address");
    drop(reserved);
    house.set("TELOXIDE_API_URL", &format!("http://{address}"));
    let running = house.run();
    running.says("Telegram is out of reach, trying again").await;

    let _telegram =
        Sandbox::on(house.world.clone(), TcpListener::bind(address).await.expect("the port")).expect("up");
    running.says("known to Telegram").await;
    someone_writes(&house.world);
    is_answered(&house.world, 1).await;
}

#[tokio::test]
async fn a_second_poller_elsewhere_is_logged_and_survived() {
    let house = House::new().await;
    let running = house.run();
    running.says("known to Telegram").await;
    someone_writes(&house.world);
    is_answered(&house.world, 1).await;

    let url = format!("{}/bot{}/getUpdates", house.sandbox.url, house.world.token());
    reqwest::get(url).await.expect("another program polls");
    running.says("only one bot instance is running").await;
    house.world.says(AN, AN, "/start");
    is_answered(&house.world, 2).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_disk_that_takes_no_more_loses_nothing() {
    let mut house = House::new().await;
    house.set("CHIBO__TELEGRAM__PER_CHAT_SECOND", "0").set("CHIBO__TELEGRAM__PER_SECOND", "0");
    let (line, code) = full_disk(&house, 8).await;
    assert!(line.contains("chibo.db") && code == Some(1), "{line} {code:?}");

    drop(Database::open(&house.url()).await.expect("a database"));
    let size = std::fs::metadata(house.database_file()).expect("the database").len();
    let running =
        Running::begin(limited(&house, size / 1024 + 40), house.database_file().with_extension("log"));
    running.says("known to Telegram").await;
    world_writes_much(&house.world);
    running.says("disk").await;
    assert!(!running.log().contains("panicked"), "{}", running.log());
    let (took, status) = running.terminate().await;
    assert!(took < Duration::from_secs(5), "{status} after {took:?}");

    let _running = house.run();
    is_answered(&house.world, 301).await;
}

/// Three hundred and one messages: more than forty kilobytes hold.
#[cfg(unix)]
fn world_writes_much(world: &World) {
    someone_writes(world);
    for _ in 0..300 {
        world.says(AN, AN, "/start");
    }
}

/// `chibo run` where no file may grow beyond so many kilobytes.
#[cfg(unix)]
fn limited(house: &House, kilobytes: u64) -> std::process::Command {
    let inner = house.command(&["run"]);
    let mut command = std::process::Command::new("bash");
    command
        .arg("-c")
        .arg(format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" run"))
        .arg(inner.get_program());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[cfg(unix)]
async fn full_disk(house: &House, kilobytes: u64) -> (String, Option<i32>) {
    let output = limited(house, kilobytes).output().expect("the program");
    let said = String::from_utf8(output.stderr).expect("text");
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("chibo: ")).collect();
    assert!(lines.len() == 1 && !said.contains("panicked"), "{said}");
    (lines[0].to_owned(), output.status.code())
}
