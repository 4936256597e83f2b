//! `chibo meetings`, through the command itself, beside a bot that runs on the same database.

use std::process::{Command, Output};

use crate::support::*;
use chibo::clock::Clock;
use chibo::domain::Timestamp;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

/// A town at the computer's own time, which is the time of the command.
async fn town_of_today() -> Town {
    let mut town = Town::linked().await;
    town.clock.set(Clock::computer().now().max(town.clock.now()));
    town.settle().await;
    town
}

fn chibo(town: &Town, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chibo"))
        .arg("meetings")
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", format!("sqlite://{}", town.folder().join("chibo.db").display()))
        .current_dir(town.folder())
        .output()
        .expect("the command runs")
}

fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What is wrong with what was given.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn local(at: Timestamp, form: &str) -> String {
    at.in_zone(chrono_tz::Asia::Ho_Chi_Minh).format(form).to_string()
}

async fn waits(town: &mut Town, hours: u32) {
    let until = local(town.clock.now() + HOUR * hours, "%Y-%m-%dT%H:%M+07:00");
    town.at(&until).await;
}

#[tokio::test]
async fn a_meeting_added_by_hand_is_announced_with_its_agenda_and_cancelled_once() {
    let mut town = town_of_today().await;
    let starts_at = town.clock.now() + HOUR * 72;
    std::fs::write(town.folder().join("agenda.txt"), "1. Điểm danh\n2. Thảo luận\n").unwrap();

    let at = local(starts_at, "%Y-%m-%dT%H:%M");
    let added = chibo(
        &town,
        &[
            "add",
            "--branch",
            EAST,
            "--at",
            &at,
            "--place",
            "Hội trường",
            "--kind",
            "thematic",
            "--agenda",
            "agenda.txt",
        ],
    );
    let added = out(&added);
    assert!(added.contains(&local(starts_at, "%d/%m/%Y %H:%M")) && added.contains(EAST), "{added}");
    let id = added.split([' ', ':']).nth(1).expect("its number").to_owned();
    let listed = out(&chibo(&town, &["list"]));
    assert!(
        listed.lines().any(|line| line.starts_with(&format!("{id}\t")) && line.contains("thematic")),
        "{listed}"
    );

    waits(&mut town, 12).await;
    assert_eq!(town.heard(AN, "mời đồng chí dự sinh hoạt chuyên đề"), 1);
    assert_eq!(town.heard(AN, "1. Điểm danh\n2. Thảo luận"), 1);

    out(&chibo(&town, &["cancel", &id, "--reason", "Bão"]));
    waits(&mut town, 12).await;
    assert_eq!(town.heard(AN, "Hủy họp"), 1);
    assert!(refused(&chibo(&town, &["cancel", &id])).contains("is cancelled already"));
    assert_eq!(town.heard(NAM, "Hủy họp"), 0);
}

#[tokio::test]
async fn wrong_input_is_named_and_nothing_is_made() {
    let town = town_of_today().await;

    let past = refused(&chibo(&town, &["add", "--branch", EAST, "--at", "2020-12-03T19:30"]));
    assert!(past.contains("03/12/2020 19:30 is past"), "{past}");
    let near = EAST.replace("Đông", "Đôn");
    let unknown = refused(&chibo(&town, &["add", "--branch", &near, "--at", "2999-12-03T19:30"]));
    assert!(unknown.contains(&format!("did you mean \"{EAST}\"?")), "{unknown}");
    let committee = refused(&chibo(&town, &["add", "--branch", COMMITTEE, "--at", "2999-12-03T19:30"]));
    assert!(committee.contains("is a committee"), "{committee}");
    let no_time = refused(&chibo(&town, &["add", "--branch", EAST, "--at", "tomorrow"]));
    assert!(no_time.contains("2026-12-03T19:30"), "{no_time}");
    let nothing = refused(&chibo(&town, &["cancel", "77"]));
    assert!(nothing.contains("there is no meeting 77"), "{nothing}");
    let no_file = refused(&chibo(
        &town,
        &["add", "--branch", EAST, "--at", "2999-12-03T19:30", "--agenda", "missing.txt"],
    ));
    assert!(no_file.contains("--agenda missing.txt"), "{no_file}");

    assert_eq!(out(&chibo(&town, &["list"])), "no meetings to come\n");
}

#[tokio::test]
async fn a_plan_is_shown_as_its_next_six_dates_replaced_and_stopped() {
    let town = town_of_today().await;

    let made =
        out(&chibo(&town, &["plan", "--branch", EAST, "--cron", "0 30 19 3 * *", "--place", "Nhà văn hóa"]));
    let dates: Vec<&str> = made.lines().skip(1).collect();
    assert_eq!(dates.len(), 6, "{made}");
    assert!(dates.iter().all(|date| date.contains(" 03/") && date.ends_with("19:30")), "{made}");

    let third_thursday = out(&chibo(&town, &["plan", "--branch", EAST, "--cron", "0 0 19 15-21 * Thu"]));
    assert!(third_thursday.lines().skip(1).all(|date| date.contains("Thu ")), "{third_thursday}");
    let listed = out(&chibo(&town, &["list"]));
    assert_eq!(listed.lines().filter(|line| line.starts_with("plan\t")).count(), 1, "{listed}");
    assert!(listed.contains("0 0 19 15-21 * Thu"), "{listed}");

    out(&chibo(&town, &["plan", "--branch", EAST, "--stop"]));
    assert!(refused(&chibo(&town, &["plan", "--branch", EAST])).contains("has no plan"));
}

#[tokio::test]
async fn a_bad_expression_is_explained() {
    let town = town_of_today().await;

    for (cron, why) in [
        ("30 19 3 * *", "has 5 fields; six are needed"),
        ("0 30 25 3 * *", "is not a cron expression"),
        ("0 30 19 30 2 *", "never comes true"),
        ("0 * * * * *", "more than one meeting a day"),
    ] {
        let said = refused(&chibo(&town, &["plan", "--branch", EAST, "--cron", cron]));
        assert!(said.contains(why), "{cron}: {said}");
    }
}

/// `chibo … | head -1`
#[tokio::test]
async fn whoever_reads_only_the_beginning_of_what_a_command_prints_is_no_trouble() {
    let town = town_of_today().await;
    let database = format!("sqlite://{}", town.folder().join("chibo.db").display());

    for arguments in
        [&["check"][..], &["invites"], &["deliveries"], &["meetings", "list"], &["understand", "e đi ạ"]]
    {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_chibo"))
            .args(arguments)
            .env_clear()
            .env("DATABASE_URL", &database)
            .current_dir(town.folder())
            .stdout(writer)
            .output()
            .expect("the command runs");

        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}
