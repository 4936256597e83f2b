//! Members answer by button or in their own words, change their minds, and are understood or asked again.

use crate::support::*;

/// Where the committee's figures of 3 December can be read.
async fn figures(town: &mut Town) -> i64 {
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    group
}

#[tokio::test]
async fn a_short_message_without_marks_is_an_absence_with_its_reason() {
    let mut town = Town::invited().await;

    town.says(AN, "mai e bận k dự đc").await;

    let read = town.reads(AN);
    assert!(read.starts_with("Đã ghi nhận: đồng chí vắng mặt (lý do: "), "{read}");
    assert!(
        read.ends_with(
            "bận), buổi 19 giờ 30, thứ Năm, ngày 03/12/2026.\nNếu chưa đúng, đồng chí chọn lại bên dưới."
        ),
        "{read}"
    );
}

#[tokio::test]
async fn a_member_may_change_her_mind_until_the_roll_is_closed_and_the_last_reply_counts() {
    let mut town = Town::invited().await;
    let group = figures(&mut town).await;

    town.taps(CHI, "❌ Vắng mặt").await;
    town.says(CHI, "e đi dc rồi ạ").await;
    assert!(town.reads(CHI).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(CHI));
    town.says(CHI, "vắng, con ốm").await;
    assert!(town.reads(CHI).contains("vắng mặt (lý do: con ốm)"), "{}", town.reads(CHI));
    town.at("2026-12-03T19:40+07:00").await;
    town.taps(CHI, "⏰ Đến muộn").await;

    assert!(
        town.reads(CHI).contains("Đã ghi nhận (sau hạn trả lời): đồng chí đến muộn"),
        "{}",
        town.reads(CHI)
    );
    town.at("2026-12-03T19:41+07:00").await;
    assert!(town.reads_in(group).contains("Sẽ dự: 1\nMuộn: 1\nVắng: 0"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn an_absence_by_button_asks_for_a_reason_and_takes_any_text() {
    let mut town = Town::invited().await;

    town.taps(AN, "❌ Vắng mặt").await;
    assert!(town.reads(AN).contains("Đồng chí cho biết lý do giúp"), "{}", town.reads(AN));
    town.says(AN, "phải trông cháu ngoại").await;

    assert!(
        town.reads(AN).contains("Đã ghi nhận: đồng chí vắng mặt (lý do: phải trông cháu ngoại)"),
        "{}",
        town.reads(AN)
    );
    town.taps(AN, "❌ Vắng mặt").await;
    assert!(town.reads(AN).contains("Vâng, tôi đã ghi: đồng chí vắng mặt (lý do: phải trông cháu ngoại)"));
}

#[tokio::test]
async fn a_reason_is_one_tap_or_none_at_all() {
    let mut town = Town::invited().await;

    town.taps(AN, "❌ Vắng mặt").await;
    town.taps(AN, "công tác").await;
    assert!(town.reads(AN).contains("vắng mặt (lý do: công tác)"), "{}", town.reads(AN));

    town.taps(CHI, "❌ Vắng mặt").await;
    town.taps(CHI, "Không nêu").await;
    assert!(town.reads(CHI).contains("vắng mặt (không nêu lý do)"), "{}", town.reads(CHI));
    town.says(CHI, "tôi gửi danh sách hộ nghèo").await;
    assert!(
        !town.reads(CHI).contains("lý do: đường ngập"),
        "nothing is awaited any more: {}",
        town.reads(CHI)
    );
}

#[tokio::test]
async fn while_a_reason_is_awaited_a_reply_is_a_reply_and_a_question_is_a_question() {
    let mut town = Town::invited().await;

    town.taps(AN, "❌ Vắng mặt").await;
    town.says(AN, "mấy giờ họp ạ?").await;
    assert!(town.reads(DUNG).contains("Đồng chí Nguyễn Văn An hỏi:\nmấy giờ họp ạ?"), "{}", town.reads(DUNG));
    town.says(AN, "thôi em đi được ạ").await;
    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn the_late_may_say_how_late_by_tap_or_text() {
    let mut town = Town::invited().await;

    town.taps(AN, "⏰ Đến muộn").await;
    town.taps(AN, "30 phút").await;
    assert!(town.reads(AN).contains("đến muộn (30 phút)"), "{}", town.reads(AN));

    town.says(CHI, "em đến muộn tầm 15p ạ").await;
    assert!(town.reads(CHI).contains("đến muộn (tầm 15p)"), "{}", town.reads(CHI));
}

#[tokio::test]
async fn thanks_or_a_nod_after_an_absence_never_turns_it_into_a_yes() {
    let mut town = Town::invited().await;
    let group = figures(&mut town).await;
    town.says(AN, "em vắng ạ, em đi viện").await;

    town.says(AN, "vâng ạ").await;
    assert_eq!(town.reads(AN), "Vâng, cảm ơn đồng chí.");
    town.says(AN, "cảm ơn đồng chí nhé").await;
    assert_eq!(town.reads(AN), "Không có gì, cảm ơn đồng chí.");
    town.says(AN, "chào bot").await;
    assert!(town.reads(AN).starts_with("Chào đồng chí An."), "{}", town.reads(AN));

    town.at("2026-12-03T07:31+07:00").await;
    assert!(town.reads_in(group).contains("Sẽ dự: 0\nMuộn: 0\nVắng: 1"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn doubt_is_asked_again_with_buttons_and_counts_as_silence() {
    let mut town = Town::invited().await;
    let group = figures(&mut town).await;

    town.says(AN, "chắc em không đi được đâu, để xem").await;

    assert!(town.reads(AN).contains("Tôi chưa rõ đồng chí có dự buổi 19 giờ 30"), "{}", town.reads(AN));
    assert_eq!(town.last(AN.id).expect("a message").labels(), ["✅ Có mặt", "⏰ Đến muộn", "❌ Vắng mặt"]);
    town.at("2026-12-01T08:00+07:00").await;
    assert!(town.heard(AN, "Xin nhắc đồng chí") == 1, "the unsure are reminded like the silent");
    town.at("2026-12-03T07:31+07:00").await;
    assert!(town.reads_in(group).contains("Vắng: 0\nChưa trả lời: 6"), "{}", town.reads_in(group));
}

#[tokio::test]
async fn a_yes_to_still_coming_is_a_yes() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;

    town.at("2026-12-02T12:00+07:00").await;
    assert!(town.reads(AN).contains("Đồng chí vẫn dự chứ?"), "{}", town.reads(AN));
    town.says(AN, "không có gì thay đổi").await;

    assert!(town.reads(AN).contains("Vâng, tôi đã ghi: đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_change_after_the_deadline_counts_and_the_secretary_hears_of_it() {
    let mut town = Town::invited().await;
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-03T16:00+07:00").await;

    town.says(AN, "em xin vắng, bố em nhập viện").await;

    assert!(
        town.reads(AN).contains("Đã ghi nhận (sau hạn trả lời): đồng chí vắng mặt"),
        "{}",
        town.reads(AN)
    );
    assert_eq!(
        town.reads(DUNG),
        "⚠️ Sau hạn trả lời, đồng chí Nguyễn Văn An báo vắng mặt (lý do: bố em nhập viện), \
         buổi 19 giờ 30, thứ Năm, ngày 03/12/2026."
    );
    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(DUNG).contains("Nguyễn Văn An báo có mặt"), "{}", town.reads(DUNG));
    town.taps(DUNG, "❌ Vắng mặt").await;
    assert!(
        town.reads(EM).contains("Phạm Thị Dung báo vắng mặt"),
        "the deputy hears of hers: {}",
        town.reads(EM)
    );
}

#[tokio::test]
async fn a_message_counts_when_it_was_written_even_if_it_is_handled_after_the_deadline() {
    let mut town = Town::invited().await;
    town.at("2026-12-03T07:00+07:00").await;
    town.world.says(AN.id, AN.id, "em đi công tác, xin vắng");
    town.clock.set(moment("2026-12-03T08:00+07:00"));
    town.settle().await;

    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí vắng mặt"), "{}", town.reads(AN));
    assert_eq!(town.heard(DUNG, "Sau hạn trả lời"), 0);
}

#[tokio::test]
async fn an_edited_text_is_said_again() {
    let mut town = Town::invited().await;
    let message = town.world.says(AN.id, AN.id, "em đi được");
    town.settle().await;
    assert!(town.reads(AN).contains("đồng chí có mặt"), "{}", town.reads(AN));

    town.world.edits(AN.id, AN.id, message, "em không đi được");
    town.settle().await;

    assert!(town.reads(AN).contains("đồng chí vắng mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_forwarded_text_is_never_ones_own_reply() {
    let mut town = Town::invited().await;

    town.world.forwards(AN.id, AN.id, "tôi vắng nhé");
    town.settle().await;

    assert!(town.reads(AN).contains("Tin chuyển tiếp là lời của người khác"), "{}", town.reads(AN));
    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(AN).starts_with("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_voice_or_a_sticker_gets_a_polite_sentence() {
    let mut town = Town::invited().await;

    town.world.sends_voice(AN.id, AN.id);
    town.settle().await;
    assert!(town.reads(AN).contains("Tôi chỉ đọc được chữ"), "{}", town.reads(AN));
    town.world.sends_sticker(AN.id, AN.id);
    town.settle().await;

    assert_eq!(town.heard(AN, "Tôi chỉ đọc được chữ"), 2);
}

#[tokio::test]
async fn in_a_group_nothing_personal_is_said() {
    let mut town = Town::invited().await;
    let group = town.group("Chi bộ thôn Đông", AN).await;
    let name = town.world.bot().username.clone();
    let before = town.reads_in(group);

    town.says_in(AN, group, "em vắng ạ").await;
    assert_eq!(town.reads_in(group), before, "what is not addressed to the bot is not even kept");
    town.says_in(AN, group, &format!("@{name} em vắng ạ")).await;

    assert_eq!(
        town.reads_in(group),
        "Trong nhóm tôi không nói việc riêng. Đồng chí nhắn riêng cho tôi giúp."
    );
    town.taps(AN, "✅ Có mặt").await;
    assert!(town.reads(AN).starts_with("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn with_two_meetings_open_a_reply_asks_which_and_remembers_the_words() {
    let mut town = Town::invited().await;
    town.calls(DUNG, "19:30 02/12/2026 Nhà văn hóa thôn").await;
    town.settle().await;

    town.says(AN, "em bận trực, xin vắng").await;
    assert!(town.reads(AN).contains("Tin của đồng chí là cho buổi nào?"), "{}", town.reads(AN));
    town.taps(AN, "19 giờ 30, thứ Năm, ngày 03/12/2026").await;
    assert!(town.reads(AN).contains("bận trực), buổi 19 giờ 30, thứ Năm"), "{}", town.reads(AN));

    town.says(CHI, "em đi được").await;
    town.says(CHI, "thứ tư").await;
    assert!(town.reads(CHI).contains("có mặt, buổi 19 giờ 30, thứ Tư"), "{}", town.reads(CHI));

    town.says(HOA, "03/12 em vắng").await;
    assert!(town.reads(HOA).contains("vắng mặt, buổi 19 giờ 30, thứ Năm"), "{}", town.reads(HOA));
}

#[tokio::test]
async fn an_answer_to_an_invitation_belongs_to_that_meeting() {
    let mut town = Town::invited().await;
    town.calls(DUNG, "19:30 02/12/2026 Nhà văn hóa thôn").await;

    town.answers(AN, "19 giờ 30, thứ Năm, ngày 03/12/2026", "vâng").await;

    assert!(town.reads(AN).contains("có mặt, buổi 19 giờ 30, thứ Năm"), "{}", town.reads(AN));
}

#[tokio::test]
async fn without_an_open_meeting_a_reply_is_told_so_kindly() {
    let mut town = Town::linked().await;

    town.says(AN, "em vắng ạ").await;

    assert!(town.reads(AN).contains("Hiện không có buổi họp nào đang chờ trả lời"), "{}", town.reads(AN));
}

#[tokio::test]
async fn words_that_are_neither_reply_nor_question_can_be_passed_on() {
    let mut town = Town::invited().await;

    town.says(AN, "tôi gửi danh sách hộ nghèo").await;
    assert!(town.reads(AN).contains("tôi chưa hiểu ý này"), "{}", town.reads(AN));
    town.taps(AN, "📨 Chuyển bí thư").await;

    assert!(
        town.reads(DUNG).contains("Đồng chí Nguyễn Văn An nhắn:\ntôi gửi danh sách hộ nghèo"),
        "{}",
        town.reads(DUNG)
    );
    assert!(town.reads(AN).contains("Tôi đã chuyển tới bí thư chi bộ"), "{}", town.reads(AN));
    town.taps(AN, "📨 Chuyển bí thư").await;
    assert!(town.reads(AN).contains("Nút này không còn dùng được"), "{}", town.reads(AN));
}

#[tokio::test]
async fn a_secretarys_agenda_that_speaks_of_work_is_not_her_absence() {
    let mut town = Town::invited().await;

    town.says(DUNG, "Nội dung: 1. Kiểm điểm công tác tháng 11; 2. Bàn nhiệm vụ tháng 12; 3. Thu đảng phí")
        .await;

    assert!(!town.reads(DUNG).contains("vắng mặt"), "{}", town.reads(DUNG));
    assert!(
        town.reads(DUNG).contains("Kiểm điểm công tác tháng 11"),
        "offered as the agenda: {}",
        town.reads(DUNG)
    );
}

#[tokio::test]
async fn forged_buttons_and_other_branches_meetings_are_refused_politely() {
    let mut town = Town::invited().await;
    let message = town.last(AN.id).expect("the invitation");
    let data = format!("reply:{}:attending", 1);
    assert!(message.button_with(&data).is_some(), "the forged data look like the real ones");

    for (who, data, words) in [
        (NAM, data.as_str(), "Buổi họp này không thuộc chi bộ của đồng chí."),
        (KHOI, data.as_str(), "Buổi họp này không thuộc chi bộ của đồng chí."),
        (AN, "reply:999:absent", "Buổi họp này không thuộc chi bộ của đồng chí."),
        (AN, "reason:1:laziness", "Nút này không còn dùng được. Đồng chí làm lại từ đầu giúp."),
        (AN, "reply:1:absent:for:1002", "Nút này không còn dùng được. Đồng chí làm lại từ đầu giúp."),
    ] {
        let tap = town.world.taps(who.id, AN.id, message.id, data);
        town.settle().await;
        let (answer, _) = town.world.callback_answer(&tap).expect("an answer");
        assert_eq!(answer, words, "{data}");
    }
    assert!(!town.reads(AN).contains("Đã ghi nhận"), "nothing was recorded: {}", town.reads(AN));
}

#[tokio::test]
async fn a_reason_tapped_under_a_reply_that_no_longer_stands_changes_nothing() {
    let mut town = Town::invited().await;
    town.taps(AN, "❌ Vắng mặt").await;
    town.taps(AN, "✅ Có mặt").await;

    town.taps(AN, "sức khỏe").await;

    assert!(town.reads(AN).contains("Tôi đang ghi: đồng chí có mặt"), "{}", town.reads(AN));
}

#[tokio::test]
async fn what_a_tap_corrects_is_countable_without_names() {
    let mut town = Town::linked().await;
    town.says(DUNG, "/hop 19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.taps(DUNG, "✅ Tạo buổi họp").await;
    town.at("2026-11-29T08:00+07:00").await;
    town.says(AN, "em vắng ạ").await;
    town.taps(AN, "✅ Có mặt").await;
    town.says(CHI, "em có mặt ạ").await;

    let listed = std::process::Command::new(env!("CARGO_BIN_EXE_chibo"))
        .args(["understand", "--corrections"])
        .env("DATABASE_URL", format!("sqlite://{}", town.folder().join("chibo.db").display()))
        .output()
        .expect("the command");

    assert_eq!(String::from_utf8_lossy(&listed.stdout), "1\tabsent\tattending\tem vắng ạ\n");
}

#[test]
fn a_word_is_added_to_the_lexicon_and_tried_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let edited = folder.path().join("lexicon.toml");
    let shipped = std::fs::read_to_string("config/lexicon.toml").unwrap();
    let understand = |lexicon: &str| {
        std::fs::write(&edited, lexicon).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_chibo"));
        command.args(["understand", "em bai bai ạ", "--words", "--lexicon"]).arg(&edited).output().unwrap()
    };

    let before = understand(&shipped);
    let with_a_word = understand(&shipped.replacen("away = '''", "away = '''\nbai bai,", 1));
    let twice = understand(&shipped.replacen("away = '''", "away = '''\ndự họp,", 1));
    let misspelled = understand(&shipped.replacen("\naway = ", "\nawya = ", 1));

    assert!(String::from_utf8_lossy(&before.stdout).starts_with("other\t"), "{before:?}");
    let stdout = String::from_utf8_lossy(&with_a_word.stdout);
    assert_eq!(stdout, "absent\t\tem=me, bai bai=away, ạ=end\n");
    let stderr = String::from_utf8_lossy(&twice.stderr);
    assert!(stderr.contains("\"dự họp\" stands under") && twice.status.code() == Some(2), "{stderr}");
    let stderr = String::from_utf8_lossy(&misspelled.stderr);
    assert!(stderr.contains("no such heading: awya") && misspelled.status.code() == Some(2), "{stderr}");
}
