//! How much the real program does in a second, beside a Telegram in another process, with the rates lifted:
//! a queue of taps answered, and a round of invitations sent. `cargo bench` prints a table.

#[path = "../tests/outages/house.rs"]
mod house;

use std::time::{Duration, Instant};

use chibo::clock::Clock;
use chibo::domain::meeting::MeetingKind;
use chibo::domain::organization::OrganizationSort::Branch;
use chibo::domain::people::Standing;
use chibo::domain::{MeetingId, Timestamp, UserId};
use chibo::sandbox::world::User;
use chibo::store::meetings::NewMeeting;
use chibo::store::organizations::NewOrganization;
use chibo::store::{self, Database, Db};
use chrono::NaiveDate;
use house::{House, Running, until};

const MEASURED: usize = 5000;
const BRANCH: usize = 20;
const FIRST_ACCOUNT: i64 = 10_000;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// What a run took.
struct Figures {
    what: &'static str,
    handled: Option<Duration>,
    sent: Duration,
    cpu: Duration,
    peak_megabytes: f64,
}

#[tokio::main]
async fn main() {
    let taps = taps().await;
    let reminders = reminders().await;
    println!("{:<22} {:>12} {:>12} {:>14} {:>10}", "", "handled/s", "sent/s", "CPU µs each", "peak MB");
    for figures in [taps, reminders] {
        let rate = |time: Duration| format!("{:.0}", MEASURED as f64 / time.as_secs_f64());
        println!(
            "{:<22} {:>12} {:>12} {:>14.0} {:>10.1}",
            figures.what,
            figures.handled.map_or_else(|| "–".to_owned(), rate),
            rate(figures.sent),
            figures.cpu.as_secs_f64() * 1e6 / MEASURED as f64,
            figures.peak_megabytes
        );
    }
}

/// A thousand members press buttons five times each while the program is away; then it starts.
async fn taps() -> Figures {
    let house = house().await;
    let members = MEASURED / 5;
    settle(&house, members, Timestamp::from_millis(i64::MAX)).await;
    let presses: Vec<_> = (0..members)
        .map(|index| {
            let account = FIRST_ACCOUNT + i64::try_from(index).expect("few");
            house.world.add_person(User::new(account, "An"));
            (account, house.world.starts(account, None))
        })
        .collect();
    let running = house.run();
    until("the greetings", async || waiting(&house).await == 0 && house.world.pending_updates() == 0).await;
    running.terminate().await;
    for round in 0..5 {
        for (index, (account, message)) in presses.iter().enumerate() {
            let answer = ["attending", "absent", "late"][(round + index) % 3];
            house.world.taps(*account, *account, *message, &format!("reply:{}:{answer}", 1 + index / BRANCH));
        }
    }
    measure(&house, "5,000 taps answered", true).await
}

/// Five thousand members are to be invited when the program starts.
async fn reminders() -> Figures {
    let house = house().await;
    settle(&house, MEASURED, Clock::computer().now()).await;
    for index in 0..MEASURED {
        let account = FIRST_ACCOUNT + i64::try_from(index).expect("few");
        house.world.add_person(User::new(account, "An"));
        house.world.starts(account, None);
    }
    // Whoever opened the chat may be written to; the bot need not hear of it.
    let url =
        format!("{}/bot{}/deleteWebhook?drop_pending_updates=true", house.sandbox.url, house.world.token());
    reqwest::get(url).await.expect("nothing waits");
    measure(&house, "5,000 reminders sent", false).await
}

async fn house() -> House {
    let mut house = House::new().await;
    house.world.keep_calls(0);
    for (name, value) in [
        ("CHIBO__PLAN__QUIET_HOURS", ""),
        ("CHIBO__TELEGRAM__PER_SECOND", "0"),
        ("CHIBO__TELEGRAM__PER_CHAT_SECOND", "0"),
        ("CHIBO__TELEGRAM__PER_GROUP_MINUTE", "0"),
    ] {
        house.set(name, value);
    }
    house
}

/// Branches of linked members, each with a meeting in four days whose invitation is due at `due`.
async fn settle(house: &House, members: usize, due: Timestamp) {
    let database = Database::open(&house.url()).await.expect("a database");
    let now = Clock::computer().now();
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let mut db = database.connect().await.expect("a connection");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut db).await.expect("a transaction");
    for number in 0..members / BRANCH {
        let name = format!("Thôn {number}");
        let new = NewOrganization { path: &name, name: &name, parent: None, sort: Branch };
        let branch = store::organizations::add(&mut db, new, now).await.expect("a branch");
        let meeting = call_meeting(&mut db, branch, now).await;
        store::meetings::set_next(&mut db, meeting, Some(due)).await.expect("a moment");
        for index in 0..BRANCH {
            let account = FIRST_ACCOUNT + i64::try_from(number * BRANCH + index).expect("few");
            let code = format!("D{account}");
            let member = store::members::add(&mut db, &code, "Nguyễn Văn An", now).await.expect("a member");
            store::standings::begin(&mut db, member, branch, Standing::Official, since)
                .await
                .expect("a standing");
            store::links::keep_consented(&mut db, member, UserId(account), "2026-01", now)
                .await
                .expect("a link");
        }
    }
    sqlx::query("COMMIT").execute(&mut db).await.expect("commits");
}

async fn call_meeting(db: &mut Db, branch: chibo::domain::OrganizationId, now: Timestamp) -> MeetingId {
    let starts_at = now + DAY * 4;
    let new = NewMeeting {
        organization_id: branch,
        plan: None,
        kind: MeetingKind::Regular,
        title: None,
        starts_at,
        length_minutes: 90,
        place: "Nhà văn hóa".to_owned(),
        deadline: starts_at - Duration::from_secs(12 * 3600),
        agenda: None,
    };
    store::meetings::make(db, &new, now).await.expect("makes").expect("a meeting")
}

async fn waiting(house: &House) -> i64 {
    let open = "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'open') + \
                (SELECT COUNT(*) FROM outbox WHERE state IN ('pending', 'in flight'))";
    house.number(open).await
}

/// Runs the program until everything is handled and sent.
async fn measure(house: &House, what: &'static str, counts_events: bool) -> Figures {
    let sent_before = house.world.took_effect("sendMessage");
    let running = house.run();
    running.says("known to Telegram").await;
    let begun = Instant::now();
    let handled = if counts_events {
        let all = async || house.world.pending_updates() == 0 && open(house).await == 0;
        until("all is handled", all).await;
        Some(begun.elapsed())
    } else {
        None
    };
    let enough = sent_before + u64::try_from(MEASURED).expect("few");
    until("all is sent", async || house.world.took_effect("sendMessage") >= enough).await;
    let sent = begun.elapsed();
    let (cpu, peak_megabytes) = used(&running);
    running.terminate().await;
    Figures { what, handled, sent, cpu, peak_megabytes }
}

async fn open(house: &House) -> i64 {
    house.number("SELECT COUNT(*) FROM inbox WHERE state = 'open'").await
}

/// The processor time and the most memory a program has used, as Linux tells.
fn used(running: &Running) -> (Duration, f64) {
    let read =
        |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", running.id())).unwrap_or_default();
    let stat = read("stat");
    let ticks: u64 = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum();
    let status = read("status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = peak.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0);
    (Duration::from_millis(ticks * 10), kilobytes / 1024.0)
}
