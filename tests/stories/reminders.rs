//! What is said by itself: at its moment, to those who qualify, at most once, never too late.

use crate::support::*;
use chibo::sandbox::world::Fault;

/// A meeting on Thursday 3 December at 19:30, called on 21 November.
async fn called() -> Town {
    called_at("19:30").await
}

async fn called_at(time: &str) -> Town {
    let mut town = Town::linked().await;
    town.says(DUNG, &format!("/hop {time} 03/12/2026 Nhà văn hóa thôn")).await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town
}

/// How often someone was reminded, asked whether they are still coming, or invited.
fn said_to(town: &Town, who: Who) -> [usize; 3] {
    ["mời đồng chí dự", "Xin nhắc đồng chí", "vẫn dự chứ"].map(|words| town.heard(who, words))
}

#[tokio::test]
async fn everyone_is_invited_then_only_the_silent_are_reminded_and_those_who_come_are_asked_again() {
    let mut town = called().await;
    town.at("2026-11-28T19:29+07:00").await;
    assert_eq!(said_to(&town, AN), [0, 0, 0]);

    town.at("2026-11-28T19:31+07:00").await;
    assert_eq!(said_to(&town, AN), [1, 0, 0]);
    town.taps(AN, "✅ Có mặt").await;
    town.taps(CHI, "❌ Vắng mặt").await;

    town.at("2026-12-03T19:00+07:00").await;
    assert_eq!(said_to(&town, AN), [1, 0, 1], "comes");
    assert_eq!(said_to(&town, BINH), [1, 2, 0], "never answers");
    assert_eq!(said_to(&town, CHI), [1, 0, 0], "is absent");
    assert_eq!(said_to(&town, GIA), [1, 0, 0], "is exempt");
    assert_eq!(said_to(&town, KHOI), [0, 0, 0], "is elsewhere");
}

#[tokio::test]
async fn a_reminder_of_the_night_waits_for_the_morning_and_a_useless_one_goes_the_evening_before() {
    let mut town = called_at("07:00").await;

    town.at("2026-12-01T21:28+07:00").await;
    assert_eq!(town.heard(AN, "vẫn dự chứ"), 0);
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-01T21:30+07:00").await;
    assert_eq!(town.heard(AN, "vẫn dự chứ"), 1, "23:00 is quiet, and 06:30 would be after the last call");

    let reminded = town.heard(BINH, "Xin nhắc đồng chí");
    town.at("2026-12-02T06:28+07:00").await;
    assert_eq!(town.heard(BINH, "Xin nhắc đồng chí"), reminded, "01:00 is quiet");
    town.at("2026-12-02T06:31+07:00").await;
    assert_eq!(town.heard(BINH, "Xin nhắc đồng chí"), reminded + 1);
}

#[tokio::test]
async fn of_the_stages_past_when_a_meeting_is_made_only_the_invitation_goes() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop 13:00 22/11/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;

    town.at("2026-11-22T12:00+07:00").await;

    assert_eq!(said_to(&town, BINH), [1, 0, 0]);
    assert_eq!(town.heard(DUNG, "quá muộn"), 0, "nothing was missed");
}

#[tokio::test]
async fn a_reminder_missed_during_an_outage_is_skipped_and_the_secretary_is_told_once() {
    let mut town = called().await;
    town.at("2026-12-02T10:00+07:00").await;

    town.is_down_until("2026-12-03T09:00+07:00").await;

    assert_eq!(said_to(&town, BINH), [1, 1, 0], "the last call would come after the deadline");
    let lost = "Lời nhắc đồng chí chưa trả lời, buổi sinh hoạt thường kỳ";
    assert_eq!(town.heard(DUNG, lost), 1);
    town.at("2026-12-03T19:00+07:00").await;
    assert_eq!(town.heard(DUNG, lost), 1);
}

#[tokio::test]
async fn messages_that_could_not_be_sent_in_time_are_told_to_the_secretary_once_a_stage() {
    let mut town = called().await;
    town.at("2026-12-02T13:00+07:00").await;
    let before = town.heard(BINH, "Xin nhắc đồng chí");
    town.world.next_fault(Fault::RetryAfter(24 * 3600).in_chat(BINH.id));

    town.at("2026-12-03T13:40+07:00").await;

    assert_eq!(town.heard(BINH, "Xin nhắc đồng chí"), before, "it would come after the deadline");
    assert_eq!(town.heard(DUNG, "1 tin không gửi được vì đã quá muộn"), 1, "{}", town.reads(DUNG));
}

#[tokio::test]
async fn the_secretary_is_reminded_of_the_roll_until_she_has_closed_it() {
    let mut town = called().await;
    town.at("2026-12-04T07:00+07:00").await;
    assert_eq!(town.heard(DUNG, "chưa chốt điểm danh"), 1, "{}", town.reads(DUNG));
    assert_eq!(town.heard(EM, "chưa chốt điểm danh"), 0);

    town.at("2026-12-06T20:00+07:00").await;
    assert_eq!(town.heard(DUNG, "chưa chốt điểm danh"), 4, "every day");

    town.says(DUNG, "/diemdanh").await;
    town.taps(DUNG, "✅ Còn lại: có mặt").await;
    town.taps(DUNG, "✅ Chốt điểm danh").await;
    town.at("2026-12-12T20:00+07:00").await;
    assert_eq!(town.heard(DUNG, "chưa chốt điểm danh"), 4);
}

#[tokio::test]
async fn the_deputy_is_reminded_when_the_secretary_is_out_of_reach() {
    let mut town = called().await;
    town.world.blocks(DUNG.id);
    town.settle().await;

    town.at("2026-12-04T07:00+07:00").await;

    assert_eq!(town.heard(EM, "chưa chốt điểm danh"), 1, "{}", town.reads(EM));
}

#[tokio::test]
async fn those_who_were_there_are_thanked_once_the_roll_is_closed() {
    let mut town = called().await;
    town.at("2026-12-03T19:00+07:00").await;
    town.taps(AN, "✅ Có mặt").await;
    town.taps(CHI, "❌ Vắng mặt").await;
    town.at("2026-12-04T08:00+07:00").await;
    town.says(DUNG, "/diemdanh").await;
    town.taps(DUNG, "✅ Còn lại: có mặt").await;
    assert_eq!(town.heard(AN, "Cảm ơn đồng chí đã dự"), 0);

    town.taps(DUNG, "✅ Chốt điểm danh").await;

    assert_eq!(town.heard(AN, "Cảm ơn đồng chí đã dự"), 1);
    assert_eq!(town.heard(CHI, "Cảm ơn đồng chí đã dự"), 0);
}

#[tokio::test]
async fn after_more_than_a_day_away_the_secretary_is_told_and_the_silent_are_asked_once_more() {
    let mut town = called().await;
    town.at("2026-11-29T08:00+07:00").await;
    town.taps(AN, "✅ Có mặt").await;

    town.is_down_until("2026-11-30T12:00+07:00").await;

    assert_eq!(town.heard(DUNG, "Tôi mất liên lạc từ"), 1, "{}", town.reads(DUNG));
    assert_eq!(said_to(&town, BINH), [1, 1, 0]);
    assert_eq!(said_to(&town, AN), [1, 0, 0], "has answered");
    town.restart().await;
    town.at("2026-11-30T19:00+07:00").await;
    assert_eq!(town.heard(DUNG, "Tôi mất liên lạc từ"), 1);
    assert_eq!(said_to(&town, BINH), [1, 1, 0]);
}

#[tokio::test]
async fn a_plan_makes_three_meetings_in_three_months_each_with_its_own_replies_and_tally() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    town.says(DUNG, "/hop hằng tháng ngày 3, 19:30, Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Lập lịch định kỳ").await;

    let months = [("2026-12", "03/12/2026", 3), ("2027-01", "03/01/2027", 2), ("2027-02", "03/02/2027", 1)];
    for (count, (month, day, coming)) in months.into_iter().enumerate() {
        town.at(&format!("{month}-01T08:00+07:00")).await;
        assert_eq!(town.heard(AN, "mời đồng chí dự"), count + 1, "{month}");
        assert!(town.heard(AN, &format!("ngày {day}")) > 0, "{month}: {}", town.reads(AN));
        for who in [AN, CHI, HOA].into_iter().take(coming) {
            town.says(who, "có").await;
        }
        for who in [AN, CHI, HOA].into_iter().skip(coming) {
            town.taps(who, "❌ Vắng mặt").await;
        }
        town.at(&format!("{month}-03T08:00+07:00")).await;
        let tally = town.reads_in(group);
        assert!(tally.contains(day), "{month}: {tally}");
        assert!(tally.contains(&format!("Sẽ dự: {coming}")), "{month}: {tally}");
        assert!(tally.contains(&format!("Vắng: {}", 3 - coming)), "{month}: {tally}");

        town.at(&format!("{month}-03T21:00+07:00")).await;
        town.says(DUNG, "/diemdanh").await;
        town.taps(DUNG, "✅ Còn lại: có mặt").await;
        town.taps(DUNG, "✅ Chốt điểm danh").await;
        let held = town.reads_in(group);
        assert!(held.contains(day) && held.contains(&format!("Có mặt: {}", 3 + coming)), "{month}: {held}");
    }
}
