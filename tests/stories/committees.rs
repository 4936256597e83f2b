//! What committees read: figures that come by themselves, never a name.

use chibo::domain::people::{Role, Standing};
use chibo::domain::{MemberId, UserId};
use chibo::sandbox::world::{ButtonAction, Person};
use chibo::store;
use chrono::NaiveDate;

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

/// Both branches meet on 3 December: the east at 19:30, the west at 20:00; the committee's group is linked.
async fn two_branches_meet() -> (Town, i64) {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    for (secretary, line) in
        [(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn"), (MAI, "/hop 20:00 03/12/2026 Trường học")]
    {
        town.says(secretary, line).await;
        town.taps(secretary, "✅ Tạo buổi họp").await;
    }
    town.at("2026-11-29T08:00+07:00").await;
    (town, group)
}

async fn closes_the_roll(town: &mut Town, secretary: Who) {
    town.says(secretary, "/diemdanh").await;
    town.taps(secretary, "✅ Còn lại: có mặt").await;
    town.taps(secretary, "✅ Chốt điểm danh").await;
}

/// How many messages the bot has written in a chat.
fn messages(town: &Town, chat: i64) -> usize {
    let bot = town.world.bot().id;
    town.world.messages(chat).iter().filter(|message| message.from == bot && !message.deleted).count()
}

async fn organization(town: &Town, path: &str) -> chibo::domain::OrganizationId {
    let mut db = town.database.writer().await;
    store::organizations::find_by_path(&mut db, path).await.expect("a database").expect("a path").id
}

async fn give_role(town: &Town, who: Who, path: &str, role: Role) {
    let organization = organization(town, path).await;
    let mut db = town.database.writer().await;
    let link = store::links::find(&mut db, UserId(who.id)).await.expect("a database").expect("a link");
    let since = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    store::roles::begin(&mut db, link.member_id, organization, role, since).await.expect("a role");
}

#[tokio::test]
async fn the_figures_come_at_the_first_deadline_and_are_edited_as_others_pass_and_replies_change() {
    let (mut town, group) = two_branches_meet().await;
    town.taps(AN, "✅ Có mặt").await;
    town.taps(NAM, "⏰ Đến muộn").await;
    let before = messages(&town, group);

    town.at("2026-12-03T07:29+07:00").await;
    assert_eq!(messages(&town, group), before, "nothing before the deadline");
    town.at("2026-12-03T07:31+07:00").await;
    assert!(
        town.reads_in(group).contains("1/2 chi bộ đã đến hạn trả lời\nTổng số: 8\nTriệu tập: 6\nSẽ dự: 1")
    );

    town.at("2026-12-03T08:01+07:00").await;
    let both = town.reads_in(group);
    assert!(
        both.contains(
            "2/2 chi bộ đã đến hạn trả lời\nTổng số: 11\nTriệu tập: 9\nSẽ dự: 2\nMuộn: 1\nVắng: 0\n\
             Chưa trả lời: 7\nTỷ lệ: 22,2%"
        ),
        "{both}"
    );

    town.taps(AN, "❌ Vắng mặt").await;
    town.at("2026-12-03T08:10+07:00").await;
    let changed = town.reads_in(group);
    assert!(changed.contains("Sẽ dự: 1\nMuộn: 1\nVắng: 1\nChưa trả lời: 7"), "{changed}");
    assert_eq!(messages(&town, group), before + 1, "all of it in one message");
    for who in EVERYONE {
        assert!(!changed.contains(who.name), "no names: {changed}");
    }
}

#[tokio::test]
async fn a_second_message_follows_the_first_closed_roll_even_late_in_the_evening() {
    let (mut town, group) = two_branches_meet().await;
    town.taps(CHI, "❌ Vắng mặt").await;
    town.at("2026-12-03T21:45+07:00").await;
    let before = messages(&town, group);

    closes_the_roll(&mut town, DUNG).await;
    town.at("2026-12-03T21:46+07:00").await;
    assert_eq!(messages(&town, group), before + 1);
    let first = town.reads_in(group);
    assert!(
        first.contains(
            "1/2 chi bộ đã điểm danh\nTổng số: 8\nTriệu tập: 6\nCó mặt: 5\nMuộn: 0\nVắng: 1\nVắng có lý do: 1\n\
             Vắng không lý do: 0\nTỷ lệ: 83,3%"
        ),
        "{first}"
    );
    assert!(first.contains("Chi bộ thôn Tây: chờ điểm danh"), "{first}");

    closes_the_roll(&mut town, MAI).await;
    town.at("2026-12-03T21:50+07:00").await;
    let second = town.reads_in(group);
    assert!(second.contains("2/2 chi bộ đã điểm danh\nTổng số: 11\nTriệu tập: 9\nCó mặt: 8"), "{second}");
    assert!(second.contains("Đủ 2/3 đảng viên chính thức: 2/2 buổi"), "{second}");
    assert_eq!(messages(&town, group), before + 1, "the second closing edits the first one's message");
}

#[tokio::test]
async fn after_two_days_an_open_roll_reads_so_by_itself() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-03T21:00+07:00").await;
    closes_the_roll(&mut town, DUNG).await;

    town.at("2026-12-05T19:59+07:00").await;
    assert!(town.reads_in(group).contains("Chi bộ thôn Tây: chờ điểm danh"), "{}", town.reads_in(group));
    town.at("2026-12-05T20:01+07:00").await;
    assert!(town.reads_in(group).contains("Chi bộ thôn Tây: chưa điểm danh"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_committee_whose_branches_all_forgot_the_roll_is_told_after_two_days() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-05T20:10+07:00").await;

    let told = town.reads_in(group);
    assert!(told.contains("0/2 chi bộ đã điểm danh\nChưa có chi bộ nào điểm danh."), "{told}");
    assert!(told.contains("Chi bộ thôn Đông: chưa điểm danh"), "{told}");
}

#[tokio::test]
async fn a_deadline_that_passes_at_night_is_told_in_the_morning() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    town.says(DUNG, "/hop 14:00 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;

    town.at("2026-12-03T06:20+07:00").await;
    assert!(!town.reads_in(group).contains("Triệu tập"), "{}", town.reads_in(group));
    town.at("2026-12-03T06:31+07:00").await;
    assert!(town.reads_in(group).contains("Triệu tập: 6"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_committee_reads_31_of_34() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    let mut secretaries = vec![DUNG.id, MAI.id];
    for number in 0..32 {
        secretaries.push(found_a_branch(&town, number).await);
    }
    town.settle().await;
    secretaries.truncate(31);
    everyone(&mut town, &secretaries, "/hop 19:30 03/12/2026 Nhà văn hóa", &["✅ Tạo buổi họp"]).await;
    town.at("2026-12-03T07:40+07:00").await;
    assert!(town.reads_in(group).contains("31/34 chi bộ đã đến hạn trả lời"), "{}", town.reads_in(group));

    town.at("2026-12-03T21:00+07:00").await;
    everyone(&mut town, &secretaries, "/diemdanh", &["✅ Còn lại: có mặt", "✅ Chốt điểm danh"]).await;
    town.at("2026-12-03T23:00+07:00").await;

    let read = town.reads_in(group);
    assert!(read.contains("31/34 chi bộ đã điểm danh"), "{read}");
    assert!(read.contains("Theo loại hình\n• cơ quan: Triệu tập 14, Có mặt 14"), "{read}");
    assert!(read.chars().count() < 2000);
}

/// Each of many people writes a line and then taps through labels.
async fn everyone(town: &mut Town, people: &[i64], line: &str, labels: &[&str]) {
    for person in people {
        town.world.says(*person, *person, line);
        town.settle().await;
        for label in labels {
            town.world.taps_labelled(*person, *person, label).expect("a button");
            town.settle().await;
        }
    }
}

/// A branch of one, its secretary, who is linked; odd ones are offices, even ones villages.
async fn found_a_branch(town: &Town, number: i64) -> i64 {
    let user = 2000 + number;
    town.world.add_person(Person::new(user, format!("Bí thư {number}")));
    let (path, now) = (format!("{COMMITTEE} / Chi bộ số {number}"), town.clock.now());
    let committee = organization(town, COMMITTEE).await;
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let mut db = town.database.writer().await;
    let sort = chibo::domain::organization::OrganizationSort::Branch;
    let name = format!("Chi bộ số {number}");
    let branch =
        store::organizations::add(&mut db, (&path, &name), Some(committee), sort, now).await.expect("new");
    sqlx::query("UPDATE organizations SET branch_type = $2 WHERE id = $1")
        .bind(branch)
        .bind(if number % 2 == 1 { "cơ quan" } else { "thôn" })
        .execute(&mut *db)
        .await
        .expect("a type");
    let code = format!("B{number}");
    let member: MemberId =
        store::members::add(&mut db, &code, &format!("Lê Văn {number}"), now).await.expect("new");
    store::standings::begin(&mut db, member, branch, Standing::Official, since).await.expect("new");
    store::roles::begin(&mut db, member, branch, Role::Secretary, since).await.expect("new");
    store::links::keep_consented(&mut db, member, UserId(user), "2026-01", now).await.expect("new");
    drop(db);
    town.world.starts(user, None);
    user
}

#[tokio::test]
async fn a_branchs_own_group_gets_the_branchs_figures() {
    let mut town = Town::linked().await;
    let group = town.group("Chi bộ thôn Đông", DUNG).await;
    town.says_in(DUNG, group, "/lienket").await;
    assert!(town.reads_in(group).contains("Chi bộ thôn Đông"), "{}", town.reads_in(group));
    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;

    town.at("2026-12-03T07:31+07:00").await;
    let read = town.reads_in(group);
    assert!(read.contains("Chi bộ thôn Đông, sinh hoạt ngày 03/12/2026\nTổng số: 8"), "{read}");
    assert!(!read.contains("chi bộ đã"), "no roll-up: {read}");
}

#[tokio::test]
async fn only_a_person_of_several_organisations_is_asked_and_nobody_else_may_answer() {
    let mut town = Town::linked().await;
    give_role(&town, LAN, WEST, Role::Supervisor).await;
    let group = town.group("Một nhóm", LAN).await;
    town.world.join(AN.id, group);
    town.world.join(MAI.id, group);

    town.says_in(LAN, group, "/lienket").await;
    assert!(town.reads_in(group).contains("liên kết nhóm này với tổ chức nào"), "{}", town.reads_in(group));
    let question = town.last(group).expect("a question");
    assert_eq!(question.labels(), ["Đảng ủy xã Kỳ Nam", "Chi bộ thôn Tây"]);
    let ButtonAction::Callback(data) = &question.buttons[1][0].action else { panic!("a button") };
    for other in [AN, MAI, XUAN] {
        let tap = town.world.taps(other.id, group, question.id, data);
        town.settle().await;
        let (refusal, _) = town.world.callback_answer(&tap).expect("an answer");
        assert!(!refusal.is_empty());
    }
    assert_eq!(town.last(group).expect("the question").text, question.text);

    let _ = town.world.taps(LAN.id, group, question.id, data);
    town.settle().await;
    assert!(town.reads_in(group).contains("Đã liên kết nhóm này với Chi bộ thôn Tây"));
    town.says_in(MAI, group, "/lienket").await;
    assert!(town.reads_in(group).contains("Đã liên kết nhóm này với Chi bộ thôn Tây"));
}

#[tokio::test]
async fn a_secretary_in_the_committees_group_does_not_take_it_over() {
    let (mut town, group) = two_branches_meet().await;
    town.world.join(DUNG.id, group);
    town.says_in(DUNG, group, "/lienket").await;
    assert!(town.reads_in(group).contains("đang liên kết với Đảng ủy xã Kỳ Nam"), "{}", town.reads_in(group));

    town.at("2026-12-03T08:01+07:00").await;
    assert!(town.reads_in(group).contains("2/2 chi bộ"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn those_without_a_say_are_refused_politely() {
    let mut town = Town::linked().await;
    let group = town.group("Một nhóm", AN).await;
    town.world.join(XUAN.id, group);

    town.says_in(AN, group, "/lienket").await;
    assert!(town.reads_in(group).contains("dành cho bí thư, phó bí thư hoặc cấp ủy viên"));
    town.says_in(XUAN, group, "/lienket").await;
    assert!(town.reads_in(group).contains("chưa biết đồng chí là ai"));
    town.world.says_anonymously(AN.id, group, "/lienket");
    town.settle().await;
    assert!(town.reads_in(group).contains("bằng tên của mình"));
    town.says_in(AN, group, "/tonghop").await;
    assert!(town.reads_in(group).contains("gõ /lienket giúp"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_group_is_greeted_once_and_remembers_its_organisation() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    assert_eq!(messages(&town, group), 1);
    assert!(town.reads_in(group).contains("gõ /lienket để liên kết"), "{}", town.reads_in(group));
    town.says_in(LAN, group, "/lienket").await;

    town.world.remove_bot(group, LAN.id);
    town.settle().await;
    town.world.add_bot(group, LAN.id);
    town.settle().await;
    assert!(town.reads_in(group).contains("vẫn liên kết với Đảng ủy xã Kỳ Nam"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_keeps_everything() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-03T07:31+07:00").await;
    let supergroup = town.world.migrate(group);
    town.settle().await;

    town.at("2026-12-03T08:10+07:00").await;
    let read = town.reads_in(supergroup);
    assert!(read.contains("2/2 chi bộ đã đến hạn trả lời\nTổng số: 11"), "{read}");
    town.says_in(LAN, supergroup, "/tonghop").await;
    assert!(town.reads_in(supergroup).contains("tháng 12/2026"), "{}", town.reads_in(supergroup));
}

#[tokio::test]
async fn whoever_asks_in_the_group_gets_figures_of_its_organisation_without_names() {
    let (mut town, group) = two_branches_meet().await;
    town.world.join(XUAN.id, group);
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-01T08:00+07:00").await;

    town.says_in(XUAN, group, "/tonghop").await;
    let read = town.reads_in(group);
    assert!(read.contains("Đảng ủy xã Kỳ Nam, tháng 12/2026"), "{read}");
    assert!(read.contains("Sắp họp hoặc chờ điểm danh: 2 buổi"), "{read}");
    assert!(read.contains("Tổng số: 11\nTriệu tập: 9\nSẽ dự: 1"), "{read}");
    for who in EVERYONE {
        assert!(!read.contains(who.name), "no names: {read}");
    }

    town.says(LAN, "/tonghop").await;
    assert_eq!(town.reads(LAN), read, "an officer reads the same in private");
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

#[tokio::test]
async fn a_cancelled_meeting_leaves_the_board_and_a_moved_one_comes_back_on_its_new_day() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-03T08:01+07:00").await;
    assert!(town.reads_in(group).contains("2/2 chi bộ"), "{}", town.reads_in(group));
    let board = town.last(group).expect("a board").id;

    town.says(MAI, "/huyhop Bão").await;
    town.taps(MAI, "✅ Hủy buổi họp").await;
    town.at("2026-12-03T09:00+07:00").await;
    let edited = town.reads_in(group);
    assert!(edited.contains("1/2 chi bộ đã đến hạn trả lời\nTổng số: 8"), "{edited}");
    assert!(edited.contains("Chi bộ thôn Tây: đã hủy"), "{edited}");

    town.says(DUNG, "/doilich 19:30 05/12/2026").await;
    town.taps(DUNG, "✅ Dời buổi họp").await;
    town.at("2026-12-03T10:00+07:00").await;
    let emptied = town.reads_in(group);
    assert!(emptied.contains("không còn buổi họp nào"), "{emptied}");
    assert_eq!(town.last(group).expect("a board").id, board, "the day's message is edited");

    town.at("2026-12-05T07:31+07:00").await;
    let moved = town.reads_in(group);
    assert!(moved.contains("sinh hoạt ngày 05/12/2026\n1/2 chi bộ đã đến hạn trả lời"), "{moved}");
}

#[tokio::test]
async fn a_board_that_was_deleted_is_sent_anew() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-03T07:35+07:00").await;
    town.world.sweeps(LAN.id, group, town.last(group).expect("a board").id);

    for (time, who, label, attending) in
        [("2026-12-03T08:10+07:00", AN, "✅ Có mặt", 1), ("2026-12-03T08:20+07:00", NAM, "✅ Có mặt", 2)]
    {
        town.taps(who, label).await;
        town.at(time).await;
        assert!(town.reads_in(group).contains(&format!("Sẽ dự: {attending}")), "{}", town.reads_in(group));
    }
    let boards = town.world.messages(group);
    let boards = boards.iter().filter(|message| !message.deleted && message.text.contains("Sẽ dự:"));
    assert_eq!(boards.count(), 1, "anew once, then edited again");
}

#[tokio::test]
async fn many_replies_at_once_are_one_edit_every_five_seconds() {
    let (mut town, group) = two_branches_meet().await;
    town.at("2026-12-03T08:10+07:00").await;
    let edited = |town: &Town| town.last(group).and_then(|board| board.edited_at);
    let mut edits = vec![edited(&town)];
    for who in [AN, BINH, CHI, DUNG, EM, HOA, MAI, NAM] {
        town.taps(who, "✅ Có mặt").await;
        edits.push(edited(&town));
    }
    town.at("2026-12-03T08:20+07:00").await;
    edits.push(edited(&town));
    edits.dedup();

    let pauses = edits.windows(2).filter_map(|pair| Some(pair[1]? - pair[0]?));
    assert!(pauses.clone().all(|pause| pause >= 5000), "{:?}", pauses.collect::<Vec<_>>());
    assert!(town.reads_in(group).contains("Sẽ dự: 8"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_secretary_who_is_an_officer_too_gets_the_committees_figures_after_her_own_branchs_names() {
    let (mut town, _) = two_branches_meet().await;
    give_role(&town, MAI, COMMITTEE, Role::CommitteeOfficer).await;

    town.says(MAI, "/tonghop").await;
    assert!(town.heard(MAI, "Chi bộ thôn Tây") > 0);
    assert!(town.reads(MAI).contains("Đảng ủy xã Kỳ Nam, tháng 11/2026"), "{}", town.reads(MAI));
}
