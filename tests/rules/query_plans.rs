//! No statement walks through a table that grows, but for those named here with their reasons.

use std::path::Path;

use chibo::store::Database;

/// Statements that may: a word of each, and why.
const MAY_SCAN: &[(&str, &str)] = &[
    (
        "INSERT INTO members (code",
        "rows that refer to a member left open for later are looked for; there never are any",
    ),
    ("menu = 'outdated'", "once, when a new version brings other commands"),
    (
        "FROM organizations WHERE until IS NULL ORDER BY path",
        "an import, or a command, looks at the whole tree",
    ),
    ("AS committees", "`chibo check` counts everyone"),
    ("SELECT state, COUNT(*) FROM outbox", "a test's look at the books"),
    ("COUNT(*) AS due", "`chibo deliveries` adds up the books"),
    ("FROM outbox WHERE NOT $1 OR", "`chibo deliveries` lists the books"),
    ("UPDATE groups SET next_tally_at = $1", "once, when the clock went back"),
    ("(attempts > 0 OR not_before <= created_at)", "once, when the clock went back"),
    ("tapped.answer AS meant", "`chibo understand --corrections` reads the history"),
];

/// What stays small whatever the country does: tables, rows put together on the way, indexes of what only waits.
const SMALL: &[&str] = &[
    "CONSTANT ROW",
    "SCAN above",
    "SCAN below",
    "SCAN arrived",
    "SCAN door",
    "SCAN concerned",
    "SCAN (subquery",
    "SCAN facts",
    "SCAN files",
    "SCAN plans",
    "SCAN sqlite_master",
    "INDEX inbox_open",
    "INDEX inbox_aside",
    "INDEX outbox_in_flight",
    "INDEX conversations_expired",
    "INDEX links_menu_due",
];

/// A statement as the sources hold it.
struct Statement {
    file: String,
    sql: String,
}

fn statements() -> Vec<Statement> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let source = std::fs::read_to_string(&path).unwrap();
                let file = path.file_name().unwrap().to_string_lossy().into_owned();
                found.extend(literals(&source).into_iter().map(|sql| Statement { file: file.clone(), sql }));
            }
        }
    }
    found
}

/// Every string literal that begins as a statement does; those put together at run time name their rows by key.
fn literals(source: &str) -> Vec<String> {
    let begins = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let pieces: Vec<&str> = code.split('"').collect();
    let whole = |before: &str| {
        !before.trim_end().ends_with("QueryBuilder::new(")
            && !before.trim_end().ends_with("QueryBuilder::new(format!(")
    };
    let statement = |text: &&str| begins.iter().any(|begin| text.starts_with(begin));
    let strings = (1..pieces.len()).step_by(2).filter(|at| whole(pieces[at - 1])).map(|at| pieces[at]);
    strings.filter(statement).flat_map(|text| text.split(";\n")).map(ToOwned::to_owned).collect()
}

async fn scans(database: &Database, sql: &str) -> Vec<String> {
    let mut db = database.reader().await.unwrap();
    let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(explain).fetch_all(&mut db).await.unwrap_or_else(|why| panic!("{why}: {sql}"));
    let walks = plan.into_iter().map(|(.., detail)| detail).filter(|detail| detail.starts_with("SCAN "));
    walks.filter(|detail| !SMALL.iter().any(|small| detail.contains(small))).collect()
}

#[tokio::test]
async fn no_statement_walks_through_a_table_that_grows() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("plans.db").display());
    let database = Database::open(&url).await.unwrap();
    let (mut walking, mut used) = (Vec::new(), vec![false; MAY_SCAN.len()]);
    for Statement { file, sql } in statements() {
        let reason = MAY_SCAN.iter().position(|(word, _)| sql.contains(word));
        let walks = scans(&database, &sql).await;
        match reason {
            Some(known) => used[known] |= !walks.is_empty(),
            None if walks.is_empty() => {}
            None => walking.push(format!("{file}: {walks:?}\n{sql}\n")),
        }
    }
    assert!(walking.is_empty(), "{}", walking.join("\n"));
    assert_eq!(used, vec![true; MAY_SCAN.len()], "a reason that is no longer needed goes");
}
