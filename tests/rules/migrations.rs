//! The tables: every word an enum knows, and no other; each migration over data made by the one before.

use std::path::Path;

use chibo::domain::delivery::{Delivery, ParcelKind};
use chibo::domain::event::FileSort;
use chibo::domain::feedback::FeedbackKind;
use chibo::domain::meeting::{MeetingKind, Phase};
use chibo::domain::organization::OrganizationSort;
use chibo::domain::people::{Role, Standing};
use chibo::domain::reply::{Answer, Source};
use chibo::domain::roll_call::Presence;
use chibo::store::Database;

async fn database(folder: &Path) -> Database {
    Database::open(&format!("sqlite://{}", folder.join("chibo.db").display())).await.unwrap()
}

#[tokio::test]
async fn the_tables_know_the_words_of_the_domain() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let mut db = database.connect().await.expect("a connection");
    let mut check = async |table: &str, column: &str, words: Vec<&str>| {
        let sql: String =
            sqlx::query_scalar("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1")
                .bind(table)
                .fetch_one(&mut db)
                .await
                .unwrap();
        let list =
            sql.split(&format!("CHECK ({column} IN (")).nth(1).unwrap_or_else(|| panic!("{table}.{column}"));
        let listed: Vec<&str> = list.split("))").next().unwrap().split('\'').skip(1).step_by(2).collect();
        assert_eq!(listed, words, "{table}.{column}");
    };
    macro_rules! words {
        ($($name:ident),*) => { [$($name::ALL.iter().map(|it| it.word()).collect::<Vec<_>>()),*] };
    }
    let [sorts, standings, roles, kinds, phases] =
        words!(OrganizationSort, Standing, Role, MeetingKind, Phase);
    let [answers, sources, presences, files, feedback, deliveries, kinds_of_parcels] =
        words!(Answer, Source, Presence, FileSort, FeedbackKind, Delivery, ParcelKind);
    check("organizations", "sort", sorts).await;
    check("standings", "standing", standings).await;
    check("roles", "role", roles).await;
    check("plans", "kind", kinds.clone()).await;
    check("meetings", "kind", kinds).await;
    check("meetings", "phase", phases).await;
    check("replies", "answer", answers).await;
    check("replies", "source", sources).await;
    check("roll", "presence", presences).await;
    check("attachments", "sort", files.clone()).await;
    check("feedback", "kind", feedback).await;
    check("outbox", "state", deliveries).await;
    check("outbox", "kind", kinds_of_parcels).await;
    check("outbox", "file_sort", files).await;
}

#[tokio::test]
async fn every_table_is_strict_and_its_references_hold() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let mut db = database.connect().await.expect("a connection");
    let lax: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'
         AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    assert_eq!(lax, Vec::<String>::new());
    let enforced: i64 = sqlx::query_scalar("PRAGMA foreign_keys").fetch_one(&mut db).await.unwrap();
    let durable: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut db).await.unwrap();
    assert_eq!((enforced, durable), (1, 2));
}

#[cfg(unix)]
#[tokio::test]
async fn the_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let mode = std::fs::metadata(database.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn what_is_asked_all_day_is_found_by_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let mut db = database.connect().await.expect("a connection");
    for (query, index) in [
        ("SELECT * FROM outbox WHERE chat_id = 1 AND state IN ('pending', 'in flight') AND state = 'pending'
          AND kind = 'edit' AND target_message = 2", "outbox_of_chat"),
        ("SELECT * FROM outbox WHERE state = 'in flight'", "outbox_in_flight"),
        ("SELECT 1 FROM outbox WHERE file_hash = 'a' AND state IN ('pending', 'in flight')", "outbox_of_file"),
        ("SELECT * FROM links WHERE member_id = 1", "links_by_member"),
        ("SELECT * FROM replies WHERE member_id = 1", "replies_by_member"),
        ("SELECT * FROM bases WHERE member_id = 1", "bases_by_member"),
        ("SELECT * FROM groups WHERE dirty = 1 AND present = 1 AND next_tally_at <= 1", "groups_dirty"),
        ("SELECT * FROM meetings WHERE phase IN ('announced', 'open') AND starts_at > 1 ORDER BY starts_at, id",
         "meetings_ahead"),
    ] {
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}"))).fetch_all(&mut db).await.unwrap();
        assert!(plan.iter().any(|(.., step)| step.contains(index)), "{query}: {plan:?}");
    }
}
