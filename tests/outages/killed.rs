//! The program is killed at random instants, thirty times over, in foul weather: nothing is lost.

use std::collections::HashMap;
use std::time::Duration;

use chibo::clock::Clock;
use chibo::domain::meeting::MeetingKind;
use chibo::domain::organization::OrganizationSort::{Branch, Committee};
use chibo::domain::people::Standing;
use chibo::domain::{Timestamp, UserId};
use chibo::sandbox::world::{CallOutcome, Faults, User, World};
use chibo::store::meetings::NewMeeting;
use chibo::store::organizations::NewOrganization;
use chibo::store::{self, Database};
use chrono::NaiveDate;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::house::{House, until};

const KILLS: usize = 32;
const BRANCHES: usize = 40;
const MEMBERS: usize = 15;
const UPDATES: usize = 2400;
const FIRST_ACCOUNT: i64 = 10_000;
const BUTTONS: [(&str, &str); 3] =
    [("✅ Có mặt", "attending"), ("⏰ Đến muộn", "late"), ("❌ Vắng mặt", "absent")];
const WORDS: [&str; 3] = ["CÓ", "VẮNG vì đi viện", "/trogiup"];
const FOUL: Faults = Faults {
    latency: Duration::from_millis(80),
    error_5xx: 0.03,
    cut_before: 0.03,
    cut_after: 0.03,
    outage: false,
    rates: false,
};

/// What the people of a commune did.
#[derive(Default)]
struct Deeds {
    taps: usize,
    texts: usize,
    /// The last button each member pressed.
    last: HashMap<i64, &'static str>,
}

/// Three of four members press buttons, the fourth writes.
fn presses(account: i64) -> bool {
    account % 4 != 0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_instants_it_loses_no_reply_and_no_reminder_and_repeats_at_most_what_was_in_flight()
{
    let seed = std::env::var("CHIBO_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = seed.unwrap_or_else(|| Clock::computer().now().millis().unsigned_abs());
    println!("CHIBO_SEED={seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let mut house = House::new().await;
    house.world.seed(seed);
    for (name, value) in [
        ("CHIBO__PLAN__QUIET_HOURS", ""),
        ("CHIBO__TELEGRAM__PER_SECOND", "0"),
        ("CHIBO__TELEGRAM__PER_CHAT_SECOND", "0"),
        ("CHIBO__TELEGRAM__PER_GROUP_MINUTE", "0"),
        ("RUST_LOG", "chibo=error"),
    ] {
        house.set(name, value);
    }
    let members = settle(&house).await;
    house.world.faults(FOUL);

    let crowd = tokio::spawn(crowd(house.world.clone(), members, StdRng::seed_from_u64(seed + 1)));
    let (mut in_flight, mut caught) = (0, 0);
    for _ in 0..KILLS {
        let running = house.run();
        tokio::time::sleep(Duration::from_millis(dice.random_range(200..2200))).await;
        running.kill();
        let cut_short = house.number("SELECT COUNT(*) FROM outbox WHERE state = 'in flight'").await;
        in_flight += cut_short;
        caught += usize::from(cut_short > 0);
    }

    let running = house.run();
    let deeds = crowd.await.expect("the crowd");
    until("everything is done", async || is_done(&house).await).await;
    let (time, status) = running.terminate().await;
    assert!(status.success() && time < Duration::from_secs(5), "{status} after {time:?}");
    check_replies(&house, &deeds).await;
    let (lost, twice, doubtful) = check_messages(&house).await;

    let reminders =
        house.number("SELECT COUNT(*) FROM outbox WHERE stage IS NOT NULL AND state = 'sent'").await;
    println!(
        "{KILLS} kills ({caught} of them with messages in flight, {in_flight} in all), {} taps, {} texts: 0 lost; \
         {reminders} reminders sent, {lost} messages lost; {twice} said twice, of at most {} ({doubtful} accepted \
         unknown to the bot)",
        deeds.taps,
        deeds.texts,
        in_flight + doubtful
    );
    assert_eq!(lost, 0);
    assert!(twice <= in_flight + doubtful, "{twice} said twice; in flight {in_flight}, unknown {doubtful}");
    assert!(reminders >= 600, "{reminders}");
    assert!(caught >= KILLS / 4, "only {caught} kills fell into a send");
}

/// A commune whose members are linked, and whose meetings are to be announced now, and recalled within the minute.
async fn settle(house: &House) -> Vec<i64> {
    let database = Database::open(&house.url()).await.expect("a database");
    let now = Clock::computer().now();
    let day = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let mut db = database.connect().await.expect("a connection");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut db).await.expect("a transaction");
    let top = NewOrganization { path: "Xã", name: "Xã", parent: None, sort: Committee };
    let committee = store::organizations::add(&mut db, top, now).await.expect("a committee");
    let mut accounts = Vec::new();
    for number in 0..BRANCHES {
        let (path, name) = (format!("Xã / Thôn {number}"), format!("Thôn {number}"));
        let new = NewOrganization { path: &path, name: &name, parent: Some(committee), sort: Branch };
        let branch = store::organizations::add(&mut db, new, now).await.expect("a branch");
        for _ in 0..MEMBERS {
            let account = FIRST_ACCOUNT + i64::try_from(accounts.len()).expect("few");
            let code = format!("D{account}");
            let member = store::members::add(&mut db, &code, "Nguyễn Văn An", now).await.expect("a member");
            store::standings::begin(&mut db, member, branch, Standing::Official, day)
                .await
                .expect("a standing");
            store::links::keep_consented(&mut db, member, UserId(account), "2026-01", now)
                .await
                .expect("a link");
            house.world.add_person(User::new(account, "An"));
            accounts.push(account);
        }
        let seconds = 10 + u64::try_from(number).expect("few");
        call_meeting(&mut db, branch, now, now + Duration::from_secs(3 * 24 * 3600 + seconds)).await;
    }
    sqlx::query("COMMIT").execute(&mut db).await.expect("commits");
    // To open the chat is an update of its own.
    for account in &accounts {
        house.world.starts(*account, None);
    }
    accounts
}

async fn call_meeting(
    db: &mut store::Db,
    branch: chibo::domain::OrganizationId,
    now: Timestamp,
    starts_at: Timestamp,
) {
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
    store::meetings::make(db, &new, now).await.expect("makes").expect("a meeting");
}

/// People press buttons and write, whether the program is there or not.
async fn crowd(world: World, members: Vec<i64>, mut dice: StdRng) -> Deeds {
    let mut deeds = Deeds::default();
    while deeds.taps + deeds.texts < UPDATES {
        let account = members[dice.random_range(0..members.len())];
        if presses(account) {
            let (label, answer) = BUTTONS[dice.random_range(0..BUTTONS.len())];
            // Without an invitation there is nothing to press yet.
            if world.taps_labelled(account, account, label).is_ok() {
                deeds.taps += 1;
                deeds.last.insert(account, answer);
            }
        } else {
            world.says(account, account, WORDS[dice.random_range(0..WORDS.len())]);
            deeds.texts += 1;
        }
        tokio::time::sleep(Duration::from_millis(dice.random_range(5..20))).await;
    }
    deeds
}

/// Every update handled, every reminder's hour passed, every message at an end.
async fn is_done(house: &House) -> bool {
    house.world.pending_updates() == 0
        && house.number("SELECT COUNT(*) FROM inbox WHERE state = 'open'").await == 0
        && house.number("SELECT COUNT(*) FROM done_stages WHERE stage = 'rule:nudge'").await
            == BRANCHES as i64
        && house.number("SELECT COUNT(*) FROM outbox WHERE state IN ('pending', 'in flight')").await == 0
}

/// Each update took effect exactly once, and the last reply of each member is the one that counts.
async fn check_replies(house: &House, deeds: &Deeds) {
    let mut db = house.look().await;
    let (done, others): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE state = 'done'), COUNT(*) FILTER (WHERE state <> 'done') FROM inbox
         WHERE key LIKE 'telegram:%'",
    )
    .fetch_one(&mut db)
    .await
    .expect("the inbox");
    let updates = deeds.taps + deeds.texts + BRANCHES * MEMBERS;
    assert_eq!((usize::try_from(done), others), (Ok(updates), 0), "every update arrives, once");
    let (taps, distinct): (i64, i64) =
        sqlx::query_as("SELECT COUNT(*), COUNT(DISTINCT inbox_seq) FROM reply_history WHERE source = 'tap'")
            .fetch_one(&mut db)
            .await
            .expect("the history");
    assert_eq!((usize::try_from(taps), taps), (Ok(deeds.taps), distinct), "every tap counts once");
    let answers: HashMap<i64, String> = sqlx::query_as(
        "SELECT user_id, answer FROM replies JOIN links ON links.member_id = replies.member_id",
    )
    .fetch_all(&mut db)
    .await
    .expect("the replies")
    .into_iter()
    .collect();
    for (account, answer) in &deeds.last {
        assert_eq!(answers.get(account).map(String::as_str), Some(*answer), "the last reply of {account}");
    }
}

/// Compares what was promised with what Telegram took: how many were lost, how many said twice, and how many
/// Telegram took without the bot hearing of it.
async fn check_messages(house: &House) -> (i64, i64, i64) {
    let mut db = house.look().await;
    let mut balance: HashMap<(i64, String), i64> = HashMap::new();
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as("SELECT chat_id, kind, html, state FROM outbox")
            .fetch_all(&mut db)
            .await
            .expect("the outbox");
    for (chat, kind, html, state) in rows {
        match (kind.as_str(), state.as_str()) {
            ("text", "sent") => *balance.entry((chat, html)).or_default() -= 1,
            (_, "skipped" | "sent") => {}
            (_, state) => panic!("a message ended as {state}"),
        }
    }
    let calls = house.world.calls_of("sendMessage");
    for call in calls.iter().filter(|call| call.took_effect()) {
        let text = call.params["text"].as_str().unwrap_or_default().to_owned();
        *balance.entry((call.chat.unwrap_or_default(), text)).or_default() += 1;
    }
    let lost = balance.values().filter(|count| **count < 0).map(|count| -count).sum();
    let twice = balance.values().filter(|count| **count > 0).sum();
    let unknown = calls.iter().filter(|call| call.outcome == CallOutcome::CutAfter).count();
    (lost, twice, i64::try_from(unknown).expect("few"))
}
