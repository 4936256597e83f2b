//! The demo in a browser: the month is played on the page as a newcomer plays it.
#![cfg(feature = "demo")]

#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/demo.rs"]
mod demo;

use chromium::{CLEAR, Chromium, DOWN, ENTER, ESCAPE, Screen};
use demo::Demo;

const SECRETARY: i64 = 7101;
const BAY: i64 = 7104;
const HOA: i64 = 7105;
const MAN: i64 = 7107;
const QUE: i64 = 7113;
const GROUP: i64 = -4_100_000_001;

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_played_on_the_page() {
    let demo = Demo::start();
    let page = Chromium::open(&demo.address, Screen::Desk).await;
    page.sees("#welcome", "Một tháng sinh hoạt chi bộ").await;
    page.picture("demo-1-welcome").await;

    the_secretary_calls_and_sends_the_agenda(&page).await;
    members_answer_by_button_and_in_their_own_words(&page).await;
    the_clock_goes_to_the_deadline_and_the_committee_reads(&page).await;
    the_roll_is_closed_and_the_committee_reads_again(&page).await;

    // In English and in the dark, the same; the bot follows.
    page.press("#language").await;
    page.sees("#steps", "The committee gets the result").await;
    page.writes("/tally").await;
    page.sees_last("8/8 branches have closed their roll").await;
    page.press("#theme").await;
    page.picture("demo-7-dark").await;
    assert_eq!(page.complaints().await, Vec::<String>::new());
    page.close().await;
    demo.ends_cleanly();
}

async fn the_secretary_calls_and_sends_the_agenda(page: &Chromium) {
    page.press("#begin").await;
    page.sees("#who-name", "Phạm Thị Dung").await;
    page.types(ENTER).await;
    page.sees_last("Tạo buổi sinh hoạt").await;
    page.taps("✅ Tạo buổi họp").await;
    page.sees_last("Đã tạo buổi họp lúc 19 giờ 30, thứ Năm, ngày 03/12/2026").await;
    page.attaches("Chương trình.txt", "1. Thu quỹ. 2. Làm đường. 3. Kết nạp.").await;
    page.sees_last("Tôi sẽ gửi giấy mời").await;
    page.taps("✅ Gửi").await;
    page.sees("#log", "Đã gửi cho").await;
}

async fn members_answer_by_button_and_in_their_own_words(page: &Chromium) {
    page.opens(HOA).await;
    page.sees("#log", "Chi bộ thôn Đồi Chè mời đồng chí dự").await;
    page.sees("#log .document", "Chương trình.txt").await;
    assert_eq!(page.reads_document().await, "1. Thu quỹ. 2. Làm đường. 3. Kết nạp.");
    page.taps("✅ Có mặt").await;
    page.sees_last("Đã ghi nhận: đồng chí có mặt").await;
    page.opens(BAY).await;
    page.writes("mai e bận đưa mẹ đi viện, k dự đc ạ").await;
    page.sees_last("Đã ghi nhận: đồng chí vắng mặt (lý do: ").await;
    page.picture("demo-2-member").await;
    page.opens(QUE).await;
    page.sees("#log", "Người này chưa mở bot").await;
    page.plays("answers").await;
    page.opens(MAN).await;
    page.sees_last("Đã ghi nhận: đồng chí vắng mặt (lý do: con ốm)").await;
    page.opens(SECRETARY).await;
    page.writes("/tonghop").await;
    page.sees_last("Triệu tập: 14\nSẽ dự: 9\nMuộn: 1\nVắng: 3\nChưa trả lời: 2").await;
    page.sees_last("Bùi Thị Mận: con ốm").await;
    page.picture("demo-3-attendance").await;
    page.plays("commune").await;
}

async fn the_clock_goes_to_the_deadline_and_the_committee_reads(page: &Chromium) {
    page.forward_to("hết hạn trả lời, cấp ủy nhận số liệu · Chi bộ thôn Rừng Thông").await;
    page.opens(GROUP).await;
    page.sees_last("Đảng ủy xã Hạ Mây, sinh hoạt ngày 03/12/2026\n8/8 chi bộ đã đến hạn trả lời").await;
    page.sees_last("Tổng số: 60\nTriệu tập: 57\nSẽ dự: 39\nMuộn: 2\nVắng: 7\nChưa trả lời: 11\nTỷ lệ: 68,4%")
        .await;
    page.sees("#steps .done:nth-child(6)", "Hết hạn trả lời").await;
    page.picture("demo-4-tally").await;
}

async fn the_roll_is_closed_and_the_committee_reads_again(page: &Chromium) {
    page.plays("roll").await;
    page.opens(SECRETARY).await;
    page.sees("#log", "Đã chốt điểm danh").await;
    page.sees("#log", "⏰ Đến muộn (2): Lý Văn Chung, Vũ Đình Khang").await;
    page.picture("demo-5-roll").await;
    page.plays("result").await;
    page.opens(GROUP).await;
    page.sees_last("8/8 chi bộ đã điểm danh").await;
    page.sees_last("Có mặt: 50\nMuộn: 3\nVắng: 7\nVắng có lý do: 7\nVắng không lý do: 0\nTỷ lệ: 87,7%").await;
    page.picture("demo-6-result").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_phone() {
    let demo = Demo::start();
    let page = Chromium::open(&demo.address, Screen::Phone).await;
    page.sees("#hint", "Bí thư gọi họp").await;
    assert!(page.fits().await, "the list is wider than the phone");
    page.picture("demo-phone-1-list").await;

    page.press("#hint .plain").await;
    page.sees("#who-name", "Phạm Thị Dung").await;
    assert!(!page.is_shown("#list").await, "the conversation takes the place of the list");
    page.press("#send").await;
    page.sees_last("Tạo buổi sinh hoạt").await;
    page.taps("✅ Tạo buổi họp").await;
    page.sees_last("Đã tạo buổi họp").await;
    assert!(page.fits().await, "the conversation is wider than the phone");
    page.picture("demo-phone-2-chat").await;

    page.press("#back").await;
    assert!(page.is_shown("#list").await && !page.is_shown("#log").await, "back at the list");
    page.sees("#hint", "Gửi chương trình").await;
    page.press("#guide-open").await;
    page.sees("#guide", "Một tháng trong hai phút").await;
    assert!(page.is_shown("#guide").await);
    page.picture("demo-phone-3-guide").await;
    page.press("#guide-close").await;
    page.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_is_enough() {
    let demo = Demo::start();
    let page = Chromium::open(&demo.address, Screen::Desk).await;

    // Search without marks, the first one found, then the arrows.
    page.focuses("#search").await;
    page.types("doi che bi thu").await;
    page.types(ENTER).await;
    page.sees("#who-name", "Phạm Thị Dung").await;
    page.has_focus("composer-text").await;
    page.writes("/hop 19:30 03/12/2026 Nhà văn hóa").await;
    page.sees_last("Tạo buổi sinh hoạt").await;

    // Back over the conversation with Tab to the button, and Enter presses it.
    page.steps_back_to("✅ Tạo buổi họp").await;
    page.types(ENTER).await;
    page.sees_last("Đã tạo buổi họp").await;

    // A slash offers the commands; the arrows choose one.
    page.focuses("#composer-text").await;
    page.types("/dan").await;
    page.types("gxuat").await;
    assert!(!page.is_shown("#menu").await, "no command begins so");
    page.types(&format!("{CLEAR}/tong")).await;
    page.sees("#menu", "/tonghop").await;
    page.types(DOWN).await;
    page.types(ENTER).await;
    page.types(ENTER).await;
    page.sees_last("Triệu tập: ").await;

    // Escape leads back to the row one came from; the arrow goes to the next person.
    page.types(ESCAPE).await;
    page.has_focus(&format!("row {SECRETARY}")).await;
    page.focuses("#search").await;
    page.types(ESCAPE).await;
    page.focuses(&format!("[data-chat='{SECRETARY}']")).await;
    page.types(DOWN).await;
    page.has_focus("row 7102").await;
    page.types(ENTER).await;
    page.sees("#who-name", "Hoàng Văn Hải").await;
    assert!(page.has_visible_focus().await, "one sees where one is");
    page.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_follows_the_systems_dark_scheme_and_fits_a_tablet() {
    let demo = Demo::start();
    let page = Chromium::open(&demo.address, Screen::DarkTablet).await;
    assert!(page.is_dark().await, "the system is dark, and so is the page");
    page.press("#begin").await;
    page.sees("#who-name", "Phạm Thị Dung").await;
    assert!(page.fits().await, "nothing sticks out");
    page.picture("demo-tablet-dark").await;
    page.press("#theme").await;
    assert!(!page.is_dark().await, "one's own choice goes first");
    page.close().await;
}

#[test]
fn a_taken_port_is_one_line_with_the_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();

    let (code, words) = demo::fails_on(port);

    assert_eq!(code, Some(1));
    assert_eq!(
        words,
        format!("chibo: port {port} is taken by another program; try: chibo demo --port 8080\n")
    );
}
