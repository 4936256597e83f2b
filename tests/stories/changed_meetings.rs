//! Replies to meetings that were moved, called off or closed, or that are not there yet.

use crate::support::*;

#[tokio::test]
async fn a_reply_to_the_old_invitation_of_a_moved_meeting_says_so() {
    let mut town = Town::invited().await;
    town.says(DUNG, "/doilich 19:30 05/12/2026").await;
    town.taps(DUNG, "✅ Dời buổi họp").await;

    town.answers(AN, "mời đồng chí dự", "vâng, em dự").await;
    assert!(
        town.reads(AN).starts_with(
            "Lưu ý: buổi họp đã đổi sang 19 giờ 30, thứ Bảy, ngày 05/12/2026.\nĐã ghi nhận: đồng chí có mặt"
        ),
        "{}",
        town.reads(AN)
    );
    town.says(CHI, "em bận, xin vắng").await;

    assert!(town.reads(CHI).contains("buổi 19 giờ 30, thứ Bảy, ngày 05/12/2026"), "{}", town.reads(CHI));
    assert!(!town.reads(CHI).contains("Lưu ý"), "she answered the news itself: {}", town.reads(CHI));
}

#[tokio::test]
async fn a_reply_to_a_cancelled_meeting_is_not_needed() {
    let mut town = Town::invited().await;
    town.taps(AN, "❌ Vắng mặt").await;
    town.says(DUNG, "/huyhop Bão").await;
    town.taps(DUNG, "✅ Hủy buổi họp").await;

    town.taps(AN, "sức khỏe").await;
    assert!(town.reads(AN).contains("đã hủy, đồng chí không cần trả lời"), "{}", town.reads(AN));
    town.answers(CHI, "mời đồng chí dự", "em đi được").await;
    assert!(town.reads(CHI).contains("đã hủy, đồng chí không cần trả lời"), "{}", town.reads(CHI));
    town.says(HOA, "em vắng ạ").await;
    assert!(town.reads(HOA).contains("Hiện không có buổi họp nào đang chờ trả lời"), "{}", town.reads(HOA));
}

#[tokio::test]
async fn once_the_roll_is_closed_a_reply_no_longer_counts() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-03T20:00+07:00").await;
    town.says(DUNG, "/diemdanh").await;
    town.taps(DUNG, "✅ Còn lại: có mặt").await;
    town.taps(DUNG, "✅ Chốt điểm danh").await;

    town.says(AN, "em vắng ạ").await;

    assert!(town.reads(AN).contains("đã điểm danh xong nên không đổi được nữa"), "{}", town.reads(AN));
    town.says(DUNG, "/tonghop").await;
    assert!(town.heard(DUNG, "Đã chốt điểm danh") > 0, "{}", town.reads(DUNG));
    assert!(town.reads(DUNG).contains("Vắng: 0"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn without_an_open_meeting_the_day_of_the_next_one_is_told_where_a_plan_knows_it() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop hằng tháng ngày 25, 19:30, Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;
    town.at("2026-11-26T08:00+07:00").await;

    town.says(AN, "em vắng ạ").await;

    assert!(town.reads(AN).contains("Buổi tới dự kiến ngày 25/12/2026"), "{}", town.reads(AN));
    town.taps(AN, "📨 Chuyển bí thư").await;
    assert!(town.reads(DUNG).contains("Nguyễn Văn An nhắn:\nem vắng ạ"), "{}", town.reads(DUNG));
}
