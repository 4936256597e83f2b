//! What the bot asked last has the first word, firmly or lightly, and there is always a way out.

use crate::support::*;

#[tokio::test]
async fn a_text_while_a_new_time_is_asked_for_is_never_her_attendance() {
    let mut town = Town::invited().await;

    town.says(DUNG, "/doilich").await;
    for words in ["mai tôi vắng nhé", "tôi có mặt", "mấy giờ họp?", "vâng", "để tôi xem"] {
        town.says(DUNG, words).await;
        assert!(town.reads(DUNG).contains("Tôi chưa thấy giờ hay ngày"), "{words}: {}", town.reads(DUNG));
    }
    let example = town.reads(DUNG).split("ví dụ: ").nth(1).expect("an example").to_owned();
    town.says(DUNG, "sang thứ sáu nhé").await;
    assert!(town.reads(DUNG).contains("Sang: 19 giờ 30, thứ Sáu, ngày 04/12/2026"), "{}", town.reads(DUNG));
    assert!(town.reads(DUNG).contains("Địa điểm: Nhà văn hóa thôn"), "{}", town.reads(DUNG));
    town.says(DUNG, &example).await;
    assert!(town.reads(DUNG).contains("Sang: 19 giờ 30, thứ Sáu, ngày 11/12/2026"), "{}", town.reads(DUNG));

    assert_eq!(town.heard(DUNG, "Đã ghi nhận"), 0);
}

#[tokio::test]
async fn whatever_is_sent_while_the_agenda_is_asked_for_is_the_agenda() {
    let mut town = Town::invited().await;

    town.says(DUNG, "/chuongtrinh").await;
    town.says(DUNG, "Họp bàn việc đi dự đại hội").await;
    town.says(DUNG, "1. Ai vắng mặt?\n2. Nghị quyết").await;
    assert!(town.reads(DUNG).contains("Họp bàn việc đi dự đại hội\n1. Ai vắng mặt?"), "{}", town.reads(DUNG));
    town.taps(DUNG, "✅ Gửi").await;

    assert!(town.reads(AN).contains("Họp bàn việc đi dự đại hội\n1. Ai vắng mặt?"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_tap_or_a_quote_is_a_reply_in_the_middle_of_an_errand_and_the_errand_goes_on() {
    let mut town = Town::invited().await;

    town.says(DUNG, "/hop").await;
    town.answers(DUNG, "mời đồng chí dự", "buổi này tôi vắng vì đi công tác").await;
    assert!(town.reads(DUNG).contains("vắng mặt"), "{}", town.reads(DUNG));
    town.says(DUNG, "19:30 10/12/2026").await;

    assert!(town.reads(DUNG).contains("Họp ở đâu?"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn a_sticker_or_a_restart_does_not_lose_the_question() {
    let mut town = Town::invited().await;

    town.says(DUNG, "/doilich").await;
    town.world.sends_sticker(DUNG.id, DUNG.id);
    town.settle().await;
    assert!(town.reads(DUNG).contains("Dời sang lúc nào?"), "{}", town.reads(DUNG));
    town.restart().await;
    town.says(DUNG, "19:30 05/12/2026").await;

    assert!(town.reads(DUNG).contains("Sang: 19 giờ 30, thứ Bảy, ngày 05/12/2026"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn an_errand_is_left_by_a_word_a_command_or_the_next_day_and_nothing_lingers() {
    for way_out in ["Thôi", "/thoi", "/stop", "/lich"] {
        let mut town = Town::invited().await;
        town.says(DUNG, "/doilich").await;
        town.says(DUNG, way_out).await;
        town.says(DUNG, "vắng").await;
        assert!(town.reads(DUNG).contains("vắng mặt"), "{way_out}: {}", town.reads(DUNG));
    }
    let mut town = Town::invited().await;
    town.says(DUNG, "/doilich").await;
    town.at("2026-11-30T08:01+07:00").await;
    town.says(DUNG, "vắng").await;
    assert!(town.reads(DUNG).contains("vắng mặt"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn a_command_says_so_if_something_half_done_is_lost() {
    let mut town = Town::invited().await;

    town.says(DUNG, "/chuongtrinh 1. Nghị quyết tháng 12").await;
    town.says(DUNG, "/lich").await;
    assert_eq!(town.heard(DUNG, "Việc đang làm dở trước đó tôi đã bỏ"), 1);
    town.taps(DUNG, "✅ Gửi").await;
    assert!(town.reads(DUNG).contains("Nút này không còn dùng được"), "{}", town.reads(DUNG));

    town.says(DUNG, "/doilich").await;
    town.says(DUNG, "/trogiup").await;
    assert_eq!(town.heard(DUNG, "Việc đang làm dở trước đó tôi đã bỏ"), 1, "nothing was lost");
    assert!(town.reads(DUNG).contains("/thoi"), "{}", town.reads(DUNG));
}

#[tokio::test]
async fn with_nothing_to_leave_that_is_said_kindly() {
    let mut town = Town::linked().await;

    town.says(AN, "/thoi").await;

    assert!(town.reads(AN).contains("không có việc gì đang làm dở"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_light_question_gives_way_to_a_plain_reply_and_a_question() {
    let mut town = Town::invited().await;

    town.taps(AN, "❌ Vắng mặt").await;
    town.says(AN, "Họp ở đâu vậy?").await;
    assert!(town.reads(DUNG).contains("Nguyễn Văn An hỏi"), "{}", town.reads(DUNG));
    town.says(AN, "tôi đi được rồi").await;

    assert!(town.reads(AN).contains("đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn the_consent_is_asked_again_until_it_is_answered_or_left() {
    let mut town = Town::new().await;
    let code = town.code_for(AN).await;
    town.opens(AN, &code).await;

    town.says(AN, "mai tôi vắng").await;
    assert!(town.reads(AN).contains("Đồng chí có đồng ý không?"), "{}", town.reads(AN));
    town.says(AN, "Đồng ý").await;

    assert!(town.reads(AN).contains("đã liên kết xong"), "{}", town.reads(AN));
}

#[tokio::test]
async fn every_example_is_understood_when_it_is_sent_back_word_for_word() {
    for (command, answers) in [
        ("/hop", ["Họp ở đâu?", "Lập lịch"].as_slice()),
        ("/hop chuyện gì đó", &["Tạo buổi"]),
        ("/hop 19:30", &["Tạo buổi"]),
        ("/hop mùng 3", &["Tạo buổi"]),
        ("/hop hằng tháng ngày 3", &["Lập lịch"]),
        ("/hop hằng tháng 19:30", &["Lập lịch", "Lập lịch"]),
        ("/doilich", &["Sang: "]),
        ("/doilich 19:30 20/11/2026", &["Sang: "]),
    ] {
        let mut town = Town::invited().await;
        town.says(DUNG, command).await;
        let asked = town.reads(DUNG);
        let examples = examples(&asked);
        assert!(examples.len() >= answers.len(), "{command}: {asked}");
        for (example, answer) in examples.iter().zip(answers) {
            town.says(DUNG, command).await;
            town.says(DUNG, example).await;
            assert!(town.reads(DUNG).contains(answer), "{command}, {example}: {}", town.reads(DUNG));
        }
    }
}

/// What follows "ví dụ:", to the end of its line or of the lines below it.
fn examples(asked: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = asked.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((_, example)) = line.split_once("í dụ:") else { continue };
        match example.trim() {
            "" => found.extend(lines.by_ref().map(str::to_owned)),
            example => found.push(example.to_owned()),
        }
    }
    found
}
