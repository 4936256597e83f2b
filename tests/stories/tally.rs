//! `chibo tally`: the figures for an operator's scripts.

use crate::committees::{closes_the_roll, two_branches_meet};
use crate::support::*;

/// `chibo tally` beside the running bot.
fn tally(town: &Town, arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_chibo"))
        .arg("tally")
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", format!("sqlite://{}", town.folder().join("chibo.db").display()))
        .current_dir(town.folder())
        .output()
        .expect("the command")
}

#[tokio::test]
async fn an_operator_gets_the_figures_beside_the_running_bot() {
    let (mut town, _) = two_branches_meet().await;
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-03T21:00+07:00").await;
    closes_the_roll(&mut town, DUNG).await;

    let json = tally(&town, &["--organization", COMMITTEE, "--month", "2026-12", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(report["organization"], COMMITTEE);
    assert_eq!(report["month"], "2026-12");
    assert_eq!(report["branches"]["m"], 2);
    assert_eq!(report["after"]["branches"]["n"], 1);
    assert_eq!(report["after"]["summoned"], 6);
    assert_eq!(report["after"]["present"], 6);
    assert_eq!(report["after"]["rate"], 100.0);
    assert_eq!(report["meetings"][0]["branch"], EAST);
    assert_eq!(report["meetings"][0]["before"]["attending"], 1);
    assert_eq!(report["meetings"][0]["roll"], "closed");
    assert_eq!(report["meetings"][1]["after"], serde_json::Value::Null);

    let text = tally(&town, &["--month", "2026-12"]);
    let text = String::from_utf8(text.stdout).expect("words");
    assert!(
        text.starts_with("📊 Đảng ủy xã Kỳ Nam, tháng 12/2026\n1/2 chi bộ đã điểm danh\nTổng số: 8"),
        "{text}"
    );
    let file = town.folder().join("tally.json");
    let written =
        tally(&town, &["--meeting", "1", "--format", "json", "--output", file.to_str().expect("a path")]);
    assert!(written.status.success() && written.stdout.is_empty());
    let one: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).expect("the file")).expect("JSON");
    assert_eq!(one["after"]["present"], 6);
}

#[tokio::test]
async fn a_misspelt_organisation_is_answered_with_the_nearest_one() {
    let town = Town::new().await;
    let wrong = tally(&town, &["--organization", "Dang uy xa Ky Nma", "--month", "2026-12"]);

    assert_eq!(wrong.status.code(), Some(2));
    let complaint = String::from_utf8(wrong.stderr).expect("words");
    assert!(complaint.contains("did you mean \"Đảng ủy xã Kỳ Nam\"?"), "{complaint}");
    for arguments in
        [&["--meeting", "99"][..], &["--month", "December"], &["--meeting", "1", "--month", "2026-12"]]
    {
        assert_eq!(tally(&town, arguments).status.code(), Some(2), "{arguments:?}");
    }
}
