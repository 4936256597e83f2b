//! What committees read: figures that come by themselves, never a name.

use chibo::domain::people::{Role, Standing};
use chibo::domain::{MemberId, UserId};
use chibo::sandbox::world::User;
use chibo::store;
use chibo::store::organizations::NewOrganization;
use chrono::NaiveDate;

use crate::support::*;

/// Both branches meet on 3 December: the east at 19:30, the west at 20:00; the committee's group is linked.
pub async fn two_branches_meet() -> (Town, i64) {
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

/// The secretary marks everyone left as present and closes.
pub async fn closes_the_roll(town: &mut Town, secretary: Who) {
    town.says(secretary, "/diemdanh").await;
    town.taps(secretary, "✅ Còn lại: có mặt").await;
    town.taps(secretary, "✅ Chốt điểm danh").await;
}

/// How many messages the bot has written in a chat.
pub fn messages(town: &Town, chat: i64) -> usize {
    let bot = town.world.bot().id;
    town.world.messages(chat).iter().filter(|message| message.from == bot && !message.deleted).count()
}

/// The organisation at a path.
pub async fn organization(town: &Town, path: &str) -> chibo::domain::OrganizationId {
    let mut db = town.database.connect().await.expect("a connection");
    store::organizations::find_by_path(&mut db, path).await.expect("a database").expect("a path").id
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
    town.world.add_person(User::new(user, format!("Bí thư {number}")));
    let (path, now) = (format!("{COMMITTEE} / Chi bộ số {number}"), town.clock.now());
    let committee = organization(town, COMMITTEE).await;
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let mut db = town.database.connect().await.expect("a connection");
    let sort = chibo::domain::organization::OrganizationSort::Branch;
    let name = format!("Chi bộ số {number}");
    let new = NewOrganization { path: &path, name: &name, parent: Some(committee), sort };
    let branch = store::organizations::add(&mut db, new, now).await.expect("new");
    sqlx::query("UPDATE organizations SET branch_type = $2 WHERE id = $1")
        .bind(branch)
        .bind(if number % 2 == 1 { "cơ quan" } else { "thôn" })
        .execute(&mut db)
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

/// Branches with twenty members each, of whom every second comes; all meet on 3 December at 19:30.
async fn found_a_district(town: &Town, branches: i64) {
    let committee = organization(town, COMMITTEE).await;
    let starts_at = moment("2026-12-03T19:30+07:00").millis();
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1)";
    let mut db = town.database.connect().await.expect("a connection");
    for statement in [
        format!(
            "{numbers} INSERT INTO organizations (id, parent_id, path, name, sort, branch_type, since)
             SELECT 1000 + i, $2, 'Chi bộ ' || i, 'Chi bộ ' || i, 'branch', 'thôn', 0 FROM n"
        ),
        format!(
            "{numbers} INSERT INTO meetings (id, organization_id, kind, starts_at, length_minutes, place, deadline,
                                             phase, versioned_at, created_at, next_at)
             SELECT 1000 + i, 1000 + i, 'regular', $3, 90, '', $3 - 43200000, 'announced', 0, 0, $3 - 43200000 FROM n"
        ),
        format!(
            "{numbers} INSERT INTO members (id, code, name, created_at)
             SELECT 10000 + i, 'X' || i, 'Người ' || i, 0 FROM (SELECT i * 20 + k AS i FROM n, (SELECT i AS k FROM n LIMIT 20))"
        ),
        "INSERT INTO standings (member_id, organization_id, standing, since)
         SELECT id, 1000 + (id - 10000) / 20, 'official', '2020-01-01' FROM members WHERE id >= 10000 AND $1 = $1"
            .to_owned(),
        "INSERT INTO replies (meeting_id, member_id, answer, source, said_at, inbox_seq)
         SELECT organization_id, member_id, 'attending', 'tap', 0, 0 FROM standings
         WHERE member_id >= 10000 AND member_id % 2 = 0 AND $1 = $1"
            .to_owned(),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(branches)
            .bind(committee)
            .bind(starts_at)
            .execute(&mut db)
            .await
            .expect("a district");
    }
}

#[tokio::test]
async fn a_committee_of_250_branches_is_counted_at_once_and_reads_it_on_one_screen() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    found_a_district(&town, 250).await;

    town.at("2026-12-03T07:40+07:00").await;
    let read = town.reads_in(group);
    assert!(
        read.contains("250/252 chi bộ đã đến hạn trả lời\nTổng số: 5000\nTriệu tập: 5000\nSẽ dự: 2500"),
        "{read}"
    );
    assert!(read.chars().count() < 2000);

    town.says_in(LAN, group, "/tonghop").await;
    assert!(town.reads_in(group).contains("Chưa trả lời: 2500"), "{}", town.reads_in(group));
}
