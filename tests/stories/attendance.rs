//! The secretary sees who comes, who is late, who is absent and why, who is silent, and whom to call.

use crate::support::*;

#[tokio::test]
async fn the_secretary_sees_everyone_by_name_under_the_figures() {
    let mut town = Town::invited().await;
    town.says(AN, "em đến muộn 15 phút").await;
    town.taps(CHI, "❌ Vắng mặt").await;
    town.taps(CHI, "sức khỏe").await;
    town.taps(DUNG, "✅ Có mặt").await;
    town.taps(GIA, "✅ Có mặt").await;
    town.world.blocks(BINH.id);
    town.settle().await;
    town.at("2026-12-03T09:00+07:00").await;
    town.says(HOA, "em xin vắng, phải trực ca").await;

    town.says(DUNG, "/tonghop").await;

    assert_eq!(
        town.reads(DUNG),
        "📋 Chi bộ thôn Đông: sinh hoạt thường kỳ, 19 giờ 30, thứ Năm, ngày 03/12/2026\n\
         Tổng số: 8\nTriệu tập: 6\nSẽ dự: 2\nMuộn: 1\nVắng: 2\nChưa trả lời: 2\nTỷ lệ: 33,3%\n\
         Miễn sinh hoạt sẽ dự: 1\n\
         ✅ Sẽ dự đúng giờ (1)\n– Phạm Thị Dung\n\
         ⏰ Sẽ đến muộn (1)\n– Nguyễn Văn An: 15 phút\n\
         ❌ Sẽ vắng (2)\n– Lê Thị Chi: sức khỏe\n– Đỗ Thị Hoa: phải trực ca (sau hạn)\n\
         ❓ Im lặng hoặc chưa rõ (2)\n– Trần Thị Bình\n– Hoàng Văn Em\n\
         ▫️ Miễn sinh hoạt, vẫn dự (1)\n– Vũ Đình Gia\n\
         📞 Cần gọi điện, tôi không nhắn được (1)\n– Trần Thị Bình: đã chặn hoặc rời Telegram"
    );
}

#[tokio::test]
async fn only_those_who_run_the_branch_see_names() {
    let mut town = Town::invited().await;
    town.taps(AN, "❌ Vắng mặt").await;
    town.taps(AN, "sức khỏe").await;

    for who in [CHI, MAI, LAN] {
        town.says(who, "/tonghop").await;
        assert_eq!(town.heard(who, "Nguyễn Văn An"), 0, "{}", town.reads(who));
    }
    town.says(EM, "/tally").await;
    assert!(town.reads(EM).contains("– Nguyễn Văn An: sức khỏe"), "{}", town.reads(EM));
}

#[tokio::test]
async fn several_meetings_are_a_tap_away() {
    let mut town = Town::invited().await;
    town.calls(DUNG, "19:30 10/12/2026 Nhà văn hóa thôn").await;

    town.says(DUNG, "/tonghop").await;
    assert!(town.reads(DUNG).contains("ngày 03/12/2026"), "{}", town.reads(DUNG));
    town.taps(DUNG, "19 giờ 30, thứ Năm, ngày 10/12/2026").await;

    assert!(town.reads(DUNG).contains("ngày 10/12/2026\nTổng số: 8"), "{}", town.reads(DUNG));
    let message = town.last(AN.id).expect("the invitation").id;
    let tap = town.world.taps(AN.id, AN.id, message, "attendance:1");
    town.settle().await;
    assert_eq!(
        town.world.callback_answer(&tap).map(|(text, _)| text).as_deref(),
        Some("Buổi họp này không thuộc chi bộ của đồng chí.")
    );
}

#[tokio::test]
async fn without_a_meeting_the_secretary_learns_how_to_call_one() {
    let mut town = Town::linked().await;

    town.says(DUNG, "/tonghop").await;

    assert_eq!(town.reads(DUNG), "Chi bộ chưa có buổi họp nào. Gõ /hop để tạo một buổi.");
}
