//! The secretary takes the roll in one message and closes it; what she closed stands.

use chibo::domain::people::Standing;
use chibo::store;

use crate::support::*;

/// A meeting on 3 December at 19:30; An comes, Chi is absent, Gia (exempt) comes, the others are silent.
async fn on_the_evening() -> Town {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town.at("2026-11-29T08:00+07:00").await;
    for (who, label) in [(AN, "✅ Có mặt"), (CHI, "❌ Vắng mặt"), (GIA, "✅ Có mặt")] {
        town.taps(who, label).await;
    }
    town.at("2026-12-03T21:00+07:00").await;
    town
}

/// The labels under the bot's last message to the secretary.
fn labels(town: &Town) -> Vec<String> {
    town.last(DUNG.id).expect("a message").labels()
}

#[tokio::test]
async fn the_roll_starts_from_the_replies_and_is_sorted_by_given_name() {
    let mut town = on_the_evening().await;

    town.says(DUNG, "/diemdanh").await;

    assert_eq!(
        labels(&town),
        [
            "✅ Nguyễn Văn An",
            "❓ Trần Thị Bình",
            "📝 Lê Thị Chi",
            "❓ Phạm Thị Dung",
            "❓ Hoàng Văn Em",
            "❓ Đỗ Thị Hoa",
            "✅ Vũ Đình Gia (miễn sinh hoạt)",
            "✅ Còn lại: có mặt",
            "✅ Chốt điểm danh",
        ]
    );
    assert!(town.reads(DUNG).contains("chưa đánh dấu: 4"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn tapping_a_name_goes_from_present_to_late_to_excused_to_unexcused() {
    let mut town = on_the_evening().await;
    town.says(DUNG, "/diemdanh").await;
    let message = town.last(DUNG.id).expect("the roll").id;

    for (tapped, shown) in [
        ("❓ Trần Thị Bình", "✅ Trần Thị Bình"),
        ("✅ Trần Thị Bình", "⏰ Trần Thị Bình"),
        ("⏰ Trần Thị Bình", "📝 Trần Thị Bình"),
        ("📝 Trần Thị Bình", "❌ Trần Thị Bình"),
        ("❌ Trần Thị Bình", "✅ Trần Thị Bình"),
    ] {
        town.taps(DUNG, tapped).await;
        assert!(labels(&town).contains(&shown.to_owned()), "{shown}: {:?}", labels(&town));
    }
    assert_eq!(town.last(DUNG.id).expect("the roll").id, message, "all of it in one message");
}

#[tokio::test]
async fn fast_taps_on_many_names_are_few_edits() {
    let mut town = on_the_evening().await;
    town.says(DUNG, "/diemdanh").await;
    let roll = town.last(DUNG.id).expect("the roll");
    let before = town.sends().await;

    for button in roll.buttons.iter().flatten().take(7) {
        let chibo::sandbox::world::ButtonAction::Callback(data) = &button.action else { continue };
        let _ = town.world.taps(DUNG.id, DUNG.id, roll.id, data);
        let _ = town.world.taps(DUNG.id, DUNG.id, roll.id, data);
    }
    town.settle().await;

    assert!(town.sends().await - before <= 1, "fourteen taps are one edit");
    assert_eq!(labels(&town)[1], "✅ Trần Thị Bình", "a second tap on the same button changes nothing more");
}

#[tokio::test]
async fn closing_asks_about_the_unmarked_and_never_decides() {
    let mut town = on_the_evening().await;
    town.says(DUNG, "/diemdanh").await;
    town.taps(DUNG, "❓ Phạm Thị Dung").await;
    town.taps(DUNG, "✅ Chốt điểm danh").await;

    let asked = town.reads(DUNG);
    assert!(
        asked.contains("Còn 3 đồng chí chưa được đánh dấu: Trần Thị Bình, Hoàng Văn Em, Đỗ Thị Hoa"),
        "{asked}"
    );

    town.taps(DUNG, "❌ Đều vắng không lý do").await;
    town.taps(DUNG, "✅ Chốt điểm danh").await;
    let figures = town.reads(DUNG);
    assert!(
        figures.contains(
            "Tổng số: 8\nTriệu tập: 6\nCó mặt: 2\nMuộn: 0\nVắng: 4\nVắng có lý do: 1\nVắng không lý do: 3\n\
             Tỷ lệ: 33,3%\nMiễn sinh hoạt vẫn dự: 1\nChính thức có mặt: 2/5 (chưa đủ 2/3)"
        ),
        "{figures}"
    );
    assert!(
        figures.contains(
            "Tổng số đảng viên: 8 đồng chí; có mặt 2; vắng mặt 4 (có lý do 1, không lý do 3); được miễn công \
             tác, sinh hoạt đảng: 1 đồng chí. Thời lượng: 90 phút."
        ),
        "{figures}"
    );
}

#[tokio::test]
async fn a_closed_roll_stands_and_can_be_shown() {
    let mut town = on_the_evening().await;
    town.says(EM, "/diemdanh").await;
    town.taps(EM, "✅ Còn lại: có mặt").await;
    town.taps(EM, "✅ Chốt điểm danh").await;
    assert!(town.reads(EM).contains("Có mặt: 5"), "the deputy may do it too: {}", town.reads(EM));

    town.taps(BINH, "❌ Vắng mặt").await;
    assert!(town.reads(BINH).contains("đã điểm danh xong"), "{}", town.reads(BINH));

    town.says(DUNG, "/diemdanh").await;
    town.taps(DUNG, "📋 Xem buổi đã điểm danh").await;
    let shown = town.reads(DUNG);
    assert!(shown.contains("Đã chốt điểm danh"), "{shown}");
    assert!(shown.contains("📝 Vắng có lý do (1): Lê Thị Chi"), "{shown}");
    assert!(town.last(DUNG.id).expect("the roll").buttons.is_empty(), "nothing to tap any more");
}

#[tokio::test]
async fn the_roll_waits_for_the_start_of_the_meeting() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/diemdanh").await;
    assert!(town.reads(DUNG).contains("không có buổi họp nào chờ điểm danh"), "{}", town.reads(DUNG));

    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town.at("2026-12-03T19:29+07:00").await;
    town.says(DUNG, "/diemdanh").await;
    assert!(town.reads(DUNG).contains("bắt đầu lúc 19 giờ 30"), "{}", town.reads(DUNG));

    town.at("2026-12-03T19:30+07:00").await;
    town.says(DUNG, "/diemdanh").await;
    assert!(town.reads(DUNG).contains("Điểm danh"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn only_those_who_run_the_branch_take_its_roll() {
    let mut town = on_the_evening().await;
    for who in [AN, LAN] {
        town.says(who, "/diemdanh").await;
        assert!(town.reads(who).contains("dành cho bí thư hoặc phó bí thư"), "{}", town.reads(who));
    }

    town.says(DUNG, "/diemdanh").await;
    let roll = town.last(DUNG.id).expect("the roll");
    let close = roll.buttons.last().expect("a row")[0].clone();
    let chibo::sandbox::world::ButtonAction::Callback(data) = close.action else { panic!("a button") };
    let message = town.last(MAI.id).expect("an older message").id;
    let tap = town.world.taps(MAI.id, MAI.id, message, &data);
    town.settle().await;
    let answer = town.world.callback_answer(&tap).expect("an answer");
    assert!(answer.0.contains("dành cho bí thư"), "a forged button: {}", answer.0);
    assert!(town.heard(DUNG, "Đã chốt") == 0);
}

#[tokio::test]
async fn a_large_branch_turns_pages_and_its_closed_roll_stays_short() {
    let mut town = on_the_evening().await;
    let since = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let mut db = town.database.connect().await.expect("a connection");
    let east =
        store::organizations::find_by_path(&mut db, EAST).await.expect("a database").expect("a path").id;
    for number in 0..93 {
        let (code, name) = (format!("L{number}"), format!("Nguyễn Hoàng Minh Quang {number:02}"));
        let member = store::members::add(&mut db, &code, &name, town.clock.now()).await.expect("new");
        store::standings::begin(&mut db, member, east, Standing::Official, since).await.expect("new");
    }
    drop(db);

    town.says(DUNG, "/diemdanh").await;
    assert_eq!(labels(&town).len(), 30 + 3, "thirty names, the next page, the rest, and closing");
    town.taps(DUNG, "Trang 2/4 ➡️").await;
    assert!(labels(&town).contains(&"⬅️ Trang 1/4".to_owned()), "{:?}", labels(&town));
    town.taps(DUNG, "✅ Chốt điểm danh").await;
    assert!(town.reads(DUNG).contains("Còn 97 đồng chí"), "{}", town.reads(DUNG));
    assert!(town.reads(DUNG).chars().count() < 2000, "{}", town.reads(DUNG));
    town.taps(DUNG, "✅ Đều có mặt").await;
    town.taps(DUNG, "✅ Chốt điểm danh").await;

    assert!(town.reads(DUNG).contains("Có mặt: 98"), "{}", town.reads(DUNG));
    let said = town.world.messages(DUNG.id);
    let closed = said.iter().find(|message| message.text.contains("Đã chốt điểm danh")).expect("the roll");
    assert!(closed.text.contains("✅ Có mặt: 98") && closed.text.chars().count() < 2000, "{}", closed.text);
}
