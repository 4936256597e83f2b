//! The bot in groups: greeted, linked, asked, moved.

use chibo::domain::UserId;
use chibo::domain::people::Role;
use chibo::sandbox::world::ButtonAction;
use chibo::store;
use chrono::NaiveDate;

use crate::committees::{messages, organization, two_branches_meet};
use crate::support::*;

async fn give_role(town: &Town, who: Who, path: &str, role: Role) {
    let organization = organization(town, path).await;
    let mut db = town.database.connect().await.expect("a connection");
    let link = store::links::find(&mut db, UserId(who.id)).await.expect("a database").expect("a link");
    let since = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    store::roles::begin(&mut db, link.member_id, organization, role, since).await.expect("a role");
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
async fn a_secretary_who_is_an_officer_too_gets_the_committees_figures_after_her_own_branchs_names() {
    let (mut town, _) = two_branches_meet().await;
    give_role(&town, MAI, COMMITTEE, Role::CommitteeOfficer).await;

    town.says(MAI, "/tonghop").await;
    assert!(town.heard(MAI, "Chi bộ thôn Tây") > 0);
    assert!(town.reads(MAI).contains("Đảng ủy xã Kỳ Nam, tháng 11/2026"), "{}", town.reads(MAI));
}
