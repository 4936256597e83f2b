//! Secretaries call, plan, prepare, move and cancel meetings.

use crate::support::*;
use chibo::domain::people::Role;
use chibo::sandbox::world::ButtonAction;
use chibo::store;

/// A meeting on 3 December at 19:30, called on 21 November: nobody is told yet.
async fn called() -> Town {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town
}

/// The same meeting, announced.
async fn announced() -> Town {
    let mut town = called().await;
    town.at("2026-11-29T08:00+07:00").await;
    town
}

async fn sends_document(town: &mut Town, who: Who, name: &str, caption: Option<&str>) {
    town.world.sends_document(who.id, who.id, name, "application/pdf", b"%PDF-1.7", caption);
    town.settle().await;
}

async fn takes_office(town: &mut Town, who: Who, path: &str, role: Role) {
    let mut writer = town.database.connect().await.expect("a connection");
    let branch = store::organizations::find_by_path(&mut writer, path).await.unwrap().expect("the branch").id;
    let user = chibo::domain::UserId(who.id);
    let link = store::links::find(&mut writer, user).await.unwrap().expect("a link");
    let since = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    store::roles::begin(&mut writer, link.member_id, branch, role, since).await.unwrap();
}

/// The labels under the bot's last message to someone.
fn labels(town: &Town, who: Who) -> Vec<String> {
    town.last(who.id).expect("a message").labels()
}

#[tokio::test]
async fn a_secretary_is_guided_from_when_to_where_to_the_confirmation() {
    let mut town = Town::linked().await;

    town.says(DUNG, "/hop").await;
    assert!(town.reads(DUNG).contains("Họp lúc nào?"), "{}", town.reads(DUNG));
    town.says(DUNG, "mùng 3").await;
    assert_eq!(town.reads(DUNG), "Ngày 03/12/2026, lúc mấy giờ? Ví dụ: 19:30");
    town.says(DUNG, "7 giờ rưỡi tối").await;
    assert!(town.reads(DUNG).contains("Họp ở đâu?"), "{}", town.reads(DUNG));
    town.says(DUNG, "Nhà văn hóa thôn").await;

    assert_eq!(
        town.reads(DUNG),
        "Tạo buổi sinh hoạt thường kỳ của Chi bộ thôn Đông?\n\
         Thời gian: 19 giờ 30, thứ Năm, ngày 03/12/2026\nĐịa điểm: Nhà văn hóa thôn"
    );
    assert_eq!(labels(&town, DUNG)[..2], ["✅ Tạo buổi họp", "Thôi"]);
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    assert!(town.reads(DUNG).contains("Đã tạo buổi họp"), "{}", town.reads(DUNG));

    town.says(DUNG, "/hop").await;
    town.says(DUNG, "8h thứ bảy tuần sau").await;
    assert_eq!(labels(&town, DUNG), ["Nhà văn hóa thôn", "Báo sau", "Thôi"]);
    town.taps(DUNG, "Nhà văn hóa thôn").await;
    assert!(town.reads(DUNG).contains("8 giờ, thứ Bảy, ngày 28/11/2026"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn what_is_wrong_with_a_time_is_said_politely_and_the_errand_goes_on() {
    let mut town = Town::linked().await;

    town.says(DUNG, "/hop 19:30 20/11/2026 Nhà văn hóa").await;
    assert!(town.reads(DUNG).contains("đã qua rồi"), "{}", town.reads(DUNG));
    town.says(DUNG, "19:30 20/12/2026").await;
    assert!(town.reads(DUNG).starts_with("Tạo buổi"), "{}", town.reads(DUNG));
    town.taps(DUNG, "Thôi").await;
    assert_eq!(town.reads(DUNG), "Vâng, đã bỏ qua. Chưa có gì thay đổi.");

    town.says(DUNG, "/hop chuyện gì đó").await;
    assert!(town.reads(DUNG).contains("/hop 19:30 03/12/2026"), "{}", town.reads(DUNG));
    town.says(AN, "/hop 19:30 03/12/2026").await;
    assert!(town.reads(AN).contains("bí thư hoặc phó bí thư"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_deputy_of_two_branches_is_asked_which_one() {
    let mut town = Town::linked().await;
    takes_office(&mut town, EM, WEST, Role::Deputy).await;

    town.says(EM, "/hop chuyên đề 19:30 03/12/2026 Hội trường").await;
    assert_eq!(town.reads(EM), "Đồng chí tạo buổi họp cho chi bộ nào?");
    town.taps(EM, "Chi bộ thôn Tây").await;
    assert!(town.reads(EM).contains("sinh hoạt chuyên đề của Chi bộ thôn Tây"), "{}", town.reads(EM));
    town.taps(EM, "✅ Tạo buổi họp").await;

    town.at("2026-11-29T08:00+07:00").await;
    assert_eq!(town.heard(NAM, "sinh hoạt chuyên đề"), 1);
    assert_eq!(town.heard(AN, "sinh hoạt chuyên đề"), 0);
}

#[tokio::test]
async fn a_plan_is_shown_as_six_dates_and_makes_its_meetings_seven_days_ahead() {
    let mut town = Town::linked().await;

    town.says(DUNG, "/hop thứ năm tuần thứ ba hằng tháng, 19:00, Hội trường").await;
    let shown = town.reads(DUNG);
    for date in ["17/12/2026", "21/01/2027", "18/02/2027", "18/03/2027", "15/04/2027", "20/05/2027"] {
        assert!(shown.contains(&format!("19 giờ, thứ Năm, ngày {date}")), "{date}: {shown}");
    }
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;

    town.at("2026-12-10T18:59+07:00").await;
    assert_eq!(town.heard(DUNG, "Đã tạo buổi"), 0);
    town.at("2026-12-10T19:01+07:00").await;
    assert!(town.reads(DUNG).contains("gửi chương trình giúp"), "{}", town.reads(DUNG));
    assert_eq!(town.heard(AN, "mời đồng chí"), 0);

    town.at("2026-12-12T19:01+07:00").await;
    assert!(town.reads(AN).contains("19 giờ, thứ Năm, ngày 17/12/2026"), "{}", town.reads(AN));
    assert!(!town.reads(AN).contains("Chương trình"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_plan_made_within_the_seven_days_makes_its_meeting_at_once_and_only_once() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop hằng tháng ngày 25, 19:30, Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;
    assert_eq!(town.heard(AN, "ngày 25/11/2026"), 1);

    town.says(DUNG, "/hop hằng tháng ngày 26, 19:30").await;
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;
    town.at("2026-11-27T08:00+07:00").await;
    assert_eq!(town.heard(AN, "ngày 26/11/2026"), 0, "one session a month");

    town.at("2026-12-22T08:00+07:00").await;
    assert_eq!(town.heard(AN, "ngày 25/12/2026"), 0, "the new plan replaced the old");
    assert_eq!(town.heard(AN, "mời đồng chí dự sinh hoạt thường kỳ"), 2);
}

#[tokio::test]
async fn a_plan_is_seen_and_stopped() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop hằng tháng ngày 3, 19:30, Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;

    town.says(DUNG, "/hop").await;
    assert!(
        town.reads(DUNG).contains("buổi tới: 19 giờ 30, thứ Năm, ngày 03/12/2026"),
        "{}",
        town.reads(DUNG)
    );
    town.taps(DUNG, "Dừng lịch sinh hoạt thường kỳ").await;
    town.taps(DUNG, "✅ Dừng lịch định kỳ").await;

    town.at("2026-12-02T08:00+07:00").await;
    assert_eq!(town.heard(AN, "mời đồng chí"), 0);
}

#[tokio::test]
async fn words_that_make_no_plan_are_explained() {
    let mut town = Town::linked().await;

    town.says(DUNG, "/hop hằng tháng ngày 3").await;
    assert!(town.reads(DUNG).contains("Tôi chưa thấy giờ"), "{}", town.reads(DUNG));
    town.says(DUNG, "/hop thứ năm cuối tháng, hằng tháng 19:00").await;
    assert!(town.reads(DUNG).contains("tuần thứ nhất đến tuần thứ tư"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn a_document_simply_sent_goes_out_with_the_invitation_by_its_file_id_and_nobody_is_invited_twice() {
    let mut town = called().await;

    sends_document(&mut town, DUNG, "chuong-trinh.pdf", Some("1. Điểm danh\n2. Thảo luận")).await;
    let preview = town.reads(DUNG);
    assert!(preview.contains("cho 7 đồng chí") && preview.contains("📎 chuong-trinh.pdf"), "{preview}");
    assert_eq!(labels(&town, DUNG), ["✅ Gửi", "Thôi"]);
    assert_eq!(town.heard(AN, "mời đồng chí"), 0);
    town.taps(DUNG, "✅ Gửi").await;

    let read: Vec<_> = town.world.messages(AN.id).into_iter().rev().take(2).collect();
    assert!(read[1].text.contains("Chương trình:\n1. Điểm danh\n2. Thảo luận"), "{}", read[1].text);
    assert_eq!(read[1].labels(), ["✅ Có mặt", "⏰ Đến muộn", "❌ Vắng mặt"]);
    assert!(read[0].attachment.is_some() && read[0].labels().is_empty());
    assert_eq!(town.world.calls_of("sendDocument").len(), 7);

    town.at("2026-11-29T08:00+07:00").await;
    assert_eq!(town.heard(AN, "mời đồng chí"), 1);
}

#[tokio::test]
async fn an_agenda_after_the_invitation_follows_as_one_more_message() {
    let mut town = announced().await;

    town.says(DUNG, "/chuongtrinh").await;
    town.says(DUNG, "1. Nghị quyết tháng 12").await;
    assert!(town.reads(DUNG).contains("Giấy mời đã gửi"), "{}", town.reads(DUNG));
    town.taps(DUNG, "✅ Gửi").await;

    assert!(town.reads(AN).contains("1. Nghị quyết tháng 12"), "{}", town.reads(AN));
    assert_eq!(labels(&town, AN), Vec::<String>::new());
    assert_eq!(town.heard(AN, "mời đồng chí"), 1);
}

#[tokio::test]
async fn a_long_text_from_a_secretary_is_offered_as_the_agenda_and_sent_whole() {
    let mut town = called().await;
    let agenda: String = (1..=120).map(|item| format!("Mục {item}: báo cáo và thảo luận.\n")).collect();
    assert!(agenda.encode_utf16().count() > 3000);

    town.says(DUNG, &agenda).await;
    assert!(town.reads(DUNG).contains("sẽ được gửi đủ"), "{}", town.reads(DUNG));
    town.taps(DUNG, "✅ Gửi").await;

    let all: String = town.world.messages(AN.id).iter().map(|message| message.text.clone() + "\n").collect();
    for item in 1..=120 {
        assert!(all.contains(&format!("Mục {item}: báo cáo")), "item {item} is there");
    }
}

#[tokio::test]
async fn an_agenda_that_reads_like_a_question_is_still_offered_as_the_agenda() {
    let mut town = called().await;

    town.says(DUNG, "1. Điểm danh, ai vắng mặt?\n2. Nghị quyết\n3. Có ý kiến gì không?\n4. Biểu quyết").await;

    assert_eq!(labels(&town, DUNG), ["✅ Gửi", "Thôi"], "{}", town.reads(DUNG));
}

#[tokio::test]
async fn a_members_document_is_not_an_agenda() {
    let mut town = called().await;

    sends_document(&mut town, AN, "anh.pdf", None).await;

    assert!(town.reads(AN).contains("Tôi chỉ đọc được chữ"), "{}", town.reads(AN));
}

#[tokio::test]
async fn of_several_meetings_the_secretary_chooses_the_one_the_agenda_is_for() {
    let mut town = called().await;
    town.says(DUNG, "/hop chuyên đề 19:30 10/12/2026").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;

    sends_document(&mut town, DUNG, "chuyen-de.pdf", None).await;
    assert_eq!(town.reads(DUNG), "Đồng chí chọn buổi nào?");
    town.taps(DUNG, "Chi bộ thôn Đông: 19 giờ 30, thứ Năm, ngày 10/12/2026").await;
    town.taps(DUNG, "✅ Gửi").await;

    assert_eq!(town.heard(AN, "mời đồng chí dự sinh hoạt chuyên đề"), 1);
    assert_eq!(town.heard(AN, "mời đồng chí dự sinh hoạt thường kỳ"), 0);
}

#[tokio::test]
async fn a_moved_meeting_tells_everyone_once_asks_anew_and_is_reminded_at_its_new_time() {
    let mut town = announced().await;
    town.taps(AN, "✅ Có mặt").await;

    town.says(DUNG, "/doilich").await;
    town.says(DUNG, "19:30 05/12/2026").await;
    let asked = town.reads(DUNG);
    assert!(asked.contains("Sang: 19 giờ 30, thứ Bảy, ngày 05/12/2026"), "{asked}");
    town.taps(DUNG, "✅ Dời buổi họp").await;

    for who in [AN, BINH, GIA, HOA] {
        assert_eq!(town.heard(who, "dời từ 19 giờ 30, thứ Năm, ngày 03/12/2026"), 1, "{}", who.name);
    }
    assert_eq!(town.heard(KHOI, "dời từ"), 0);
    assert!(town.reads(AN).contains("Câu trả lời trước là cho giờ cũ"), "{}", town.reads(AN));

    town.taps(CHI, "✅ Có mặt").await;
    assert!(town.reads(CHI).contains("ngày 05/12/2026"), "{}", town.reads(CHI));
    town.at("2026-12-02T19:31+07:00").await;
    assert!(town.reads(AN).contains("Xin nhắc đồng chí"), "asked anew: {}", town.reads(AN));
    assert_eq!(town.heard(AN, "mời đồng chí"), 1, "the notice was the invitation");
}

#[tokio::test]
async fn the_buttons_of_the_old_invitation_count_for_the_moved_meeting() {
    let mut town = announced().await;
    let invitation = town.last(AN.id).expect("the invitation");
    let ButtonAction::Callback(coming) = invitation.buttons.concat()[0].action.clone() else {
        panic!("a button that tells the bot")
    };
    town.says(DUNG, "/doilich 19:30 05/12/2026").await;
    town.taps(DUNG, "✅ Dời buổi họp").await;

    town.world.taps(AN.id, AN.id, invitation.id, &coming);
    town.settle().await;

    assert!(town.reads(AN).contains("ngày 05/12/2026"), "{}", town.reads(AN));
}

#[tokio::test]
async fn another_place_is_told_and_the_answers_stay() {
    let mut town = announced().await;
    town.taps(AN, "✅ Có mặt").await;

    town.says(DUNG, "/doilich Hội trường ủy ban").await;
    assert!(town.reads(DUNG).contains("câu trả lời giữ nguyên"), "{}", town.reads(DUNG));
    town.taps(DUNG, "✅ Dời buổi họp").await;

    assert!(town.reads(AN).contains("Địa điểm mới: Hội trường ủy ban"), "{}", town.reads(AN));
    town.says(AN, "/lich").await;
    assert!(town.reads(AN).contains("Đồng chí đã trả lời: có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_cancelled_meeting_tells_everyone_once_and_goes_silent() {
    let mut town = announced().await;
    takes_office(&mut town, LAN, EAST, Role::Supervisor).await;

    town.says(DUNG, "/huyhop").await;
    town.says(DUNG, "Bão số 9").await;
    assert!(town.reads(DUNG).contains("Lý do: Bão số 9"), "{}", town.reads(DUNG));
    assert_eq!(labels(&town, DUNG), ["✅ Hủy buổi họp", "Thôi"]);
    town.taps(DUNG, "✅ Hủy buổi họp").await;

    town.at("2026-12-10T08:00+07:00").await;
    for who in [AN, BINH, CHI, GIA, LAN] {
        assert_eq!(town.heard(who, "Hủy họp"), 1, "{}", who.name);
    }
    assert_eq!(town.heard(KHOI, "Hủy họp"), 0);
    assert_eq!(town.heard(AN, "Xin nhắc"), 0);
    assert_eq!(town.heard(DUNG, "điểm danh"), 0);

    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(AN).contains("đã hủy, đồng chí không cần trả lời"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_cancellation_within_twelve_hours_is_told_in_the_quiet_hours_and_an_earlier_one_is_not() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop 07:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town.says(DUNG, "/hop chuyên đề 19:30 04/12/2026").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town.at("2026-12-02T22:00+07:00").await;

    town.says(DUNG, "/huyhop").await;
    town.taps(DUNG, "Chi bộ thôn Đông: 19 giờ 30, thứ Sáu, ngày 04/12/2026").await;
    town.taps(DUNG, "Không nêu lý do").await;
    town.taps(DUNG, "✅ Hủy buổi họp").await;
    assert_eq!(town.heard(AN, "Hủy họp"), 0, "tomorrow evening can wait for the morning");
    town.says(DUNG, "/huyhop Bão").await;
    town.taps(DUNG, "✅ Hủy buổi họp").await;
    assert_eq!(town.heard(AN, "Hủy họp"), 1, "this morning cannot");

    town.at("2026-12-03T06:31+07:00").await;
    assert_eq!(town.heard(AN, "Hủy họp"), 2);
}

#[tokio::test]
async fn a_supervisor_receives_the_invitation_as_a_notice_without_buttons() {
    let mut town = called().await;
    takes_office(&mut town, LAN, EAST, Role::Supervisor).await;

    town.at("2026-11-29T08:00+07:00").await;

    assert!(town.reads(LAN).contains("Kính báo đồng chí phụ trách"), "{}", town.reads(LAN));
    assert_eq!(labels(&town, LAN), Vec::<String>::new());
}

#[tokio::test]
async fn the_schedule_shows_the_own_reply_and_lets_it_be_changed() {
    let mut town = announced().await;
    town.says(AN, "/lich").await;
    assert!(town.reads(AN).contains("Đồng chí chưa trả lời"), "{}", town.reads(AN));
    town.taps(AN, "✅ Có mặt").await;

    town.says(AN, "/schedule").await;
    assert!(town.reads(AN).contains("Đồng chí đã trả lời: có mặt"), "{}", town.reads(AN));
    town.taps(AN, "❌ Vắng mặt").await;
    assert!(town.reads(AN).contains("vắng mặt"), "{}", town.reads(AN));

    town.says(NAM, "/lich").await;
    assert_eq!(town.reads(NAM), "Chưa có buổi sinh hoạt nào sắp tới. Khi có, tôi sẽ nhắn đồng chí.");
}
