//! What a start, the calendar and a person's deed cost when a tenth of the country is in one file: 25,000 branches and
//! 500,000 members, each branch with a meeting announced and its invitations sent. `cargo bench --bench scale` prints
//! the median of seven runs each, in milliseconds.

use std::time::{Duration, Instant};

use chibo::domain::delivery::Class;
use chibo::domain::{ChatId, MeetingId, MemberId, OrganizationId, Timestamp, UserId};
use chibo::store::{self, Database, Db};

const BRANCHES: i64 = 25_000;
const MEMBERS: i64 = 20;
const RUNS: usize = 7;
/// 2026-12-01T12:00:00Z, two days before everyone meets.
const NOW: Timestamp = Timestamp::from_seconds(1_796_126_400);

/// One committee a hundred branches; every second member linked, every tenth has answered. `$1` is now.
const COUNTRY: &[&str] = &[
    "INSERT INTO organizations (id, path, name, sort, since) VALUES (1, 'Tỉnh', 'Tỉnh', 'committee', 0)",
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 249)
     INSERT INTO organizations (id, parent_id, path, name, sort, since)
     SELECT 2 + i, 1, 'Tỉnh / Xã ' || i, 'Xã ' || i, 'committee', 0 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 24999)
     INSERT INTO organizations (id, parent_id, path, name, sort, branch_type, since)
     SELECT 1000 + i, 2 + i / 100, 'Tỉnh / Xã ' || (i / 100) || ' / Thôn ' || (i % 100), 'Thôn ' || (i % 100),
            'branch', 'thôn', 0 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499999)
     INSERT INTO members (id, code, name, created_at) SELECT 1 + i, 'DV' || i, 'Nguyễn Văn An ' || i, 0 FROM n",
    "INSERT INTO standings (member_id, organization_id, standing, since)
     SELECT id, 1000 + (id - 1) / 20, 'official', '2020-01-01' FROM members",
    "INSERT INTO roles (member_id, organization_id, role, since)
     SELECT id, 1000 + (id - 1) / 20, 'secretary', '2020-01-01' FROM members WHERE id % 20 = 1",
    "INSERT INTO links (bot_id, member_id, user_id, source, consented_at, consent_version, linked_at, menu_due)
     SELECT 1, id, 1000000 + id, 'code', 0, '2026-01', 0, 0 FROM members WHERE id % 2 = 1",
    "INSERT INTO meetings (id, organization_id, kind, starts_at, length_minutes, place, deadline, phase, versioned_at,
                           created_at, next_at)
     SELECT id, id, 'regular', $1 + 172800000, 90, '', $1 + 129600000, 'announced', 0, 0, $1 + 3600000
     FROM organizations WHERE sort = 'branch'",
    "INSERT INTO replies (meeting_id, member_id, answer, source, said_at, inbox_seq)
     SELECT 1000 + (id - 1) / 20, id, 'attending', 'tap', 0, id FROM members WHERE id % 10 = 1",
    "INSERT INTO outbox (bot_id, chat_id, class, kind, html, meeting_id, version, stage, audience, member_id, not_before,
                         state, message_id, created_at, settled_at)
     SELECT 1, 1000000 + id, 1, 'text', 'Kính mời', 1000 + (id - 1) / 20, 1, 'rule:announce', 'everyone', id, 0,
            CASE WHEN id % 50 = 1 THEN 'pending' ELSE 'sent' END, id, 0, CASE WHEN id % 50 = 1 THEN NULL ELSE 1 END
     FROM members WHERE id % 2 = 1",
    "INSERT INTO groups (bot_id, chat_id, organization_id, linked_at) SELECT 1, -id, id, 0 FROM organizations",
    "ANALYZE",
];

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("scale.db").display());
    let database = Database::open(&url).await.expect("a database");
    let begun = Instant::now();
    let build = async |db: &mut Db| {
        for statement in COUNTRY {
            let statement = sqlx::query(*statement);
            let statement = statement.bind(NOW);
            statement.execute(&mut *db).await?;
        }
        Ok(())
    };
    database.write(build).await.expect("the country");
    println!("{BRANCHES} branches, {} members, built in {:.0?}", BRANCHES * MEMBERS, begun.elapsed());
    measure(&database).await;
}

async fn measure(database: &Database) {
    let someone = MemberId(250_001);
    let (user, branch) = (UserId(1_250_001), OrganizationId(13_500));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 3).expect("a day");
    time(database, "start: put back what was in flight", async |db, _| {
        store::outbox::put_back_in_flight(db).await.map(drop)
    })
    .await;
    time(database, "calendar: what is due, and when the next is", async |db, _| {
        store::meetings::due(db, NOW, 500).await?;
        store::groups::dirty(db, NOW).await?;
        store::meetings::next_at(db, NOW).await.map(drop)
    })
    .await;
    time(database, "courier: the next eight", async |db, _| {
        store::outbox::ready(db, NOW, Class::Bulk, 8).await.map(drop)
    })
    .await;
    time(database, "a tap: who it is, the meeting", async |db, _| {
        store::actors::find(db, user, ChatId(user.0), NOW).await?;
        store::approached::find(db, MeetingId(branch.0), someone).await.map(drop)
    })
    .await;
    time(database, "a reminder: who reads it", async |db, _| {
        store::readers::of_meeting(db, MeetingId(branch.0), branch, day).await.map(drop)
    })
    .await;
    time(database, "/moi: who is not linked", async |db, _| {
        store::members::not_linked(db, branch).await.map(drop)
    })
    .await;
    time(database, "a language chosen: the menu", async |db, _| store::menus::mark_due(db, someone).await)
        .await;
    time(database, "figures changed: the groups above", async |db, _| {
        store::groups::mark_dirty(db, branch).await
    })
    .await;
    time(database, "/cuatoi: deleting one's data", async |db, run| {
        store::records::erase(db, MemberId(300_001 + 2 * run), NOW).await
    })
    .await;
}

/// The median of [`RUNS`] runs, each in a transaction of its own.
async fn time(database: &Database, what: &str, deed: impl AsyncFn(&mut Db, i64) -> sqlx::Result<()>) {
    let mut times: Vec<Duration> = Vec::new();
    for run in 0..RUNS {
        let begun = Instant::now();
        let run = i64::try_from(run).expect("few");
        database.write(async |db| Ok(deed(db, run).await?)).await.expect(what);
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!("{what:<45} {:>9.2} ms", times[RUNS / 2].as_secs_f64() * 1000.0);
}
