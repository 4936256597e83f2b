//! One meeting from the secretary's line to the committee's tally.

use crate::support::*;

#[tokio::test]
async fn a_meeting_goes_from_one_line_to_the_committees_tally() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    assert!(town.reads_in(group).contains("Đã liên kết nhóm này với Đảng ủy xã Kỳ Nam"));

    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    assert!(town.reads(DUNG).contains("19 giờ 30, thứ Năm, ngày 03/12/2026"));
    town.taps(DUNG, "✅ Tạo buổi họp").await;

    town.at("2026-11-29T08:00+07:00").await;
    assert!(town.reads(AN).contains("Địa điểm: Nhà văn hóa thôn"), "{}", town.reads(AN));
    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
    town.taps(CHI, "❌ Vắng mặt").await;

    town.at("2026-12-03T07:31+07:00").await;
    assert_eq!(
        town.reads_in(group),
        "📊 Đảng ủy xã Kỳ Nam, sinh hoạt ngày 03/12/2026\n1/2 chi bộ đã đến hạn trả lời\nTổng số: 8\nTriệu tập: 6\nSẽ dự: 1\nMuộn: 0\nVắng: 1\n\
         Chưa trả lời: 4\nTỷ lệ: 16,7%\n\nTừng chi bộ\n\
         • Chi bộ thôn Đông: Triệu tập 6, Sẽ dự 1, Vắng 1, Chưa trả lời 4"
    );
}
