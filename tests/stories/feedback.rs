//! Opinions, wishes and proposals reach the secretary, with name or without; without, nothing leads back.

use crate::support::*;

#[tokio::test]
async fn a_line_of_feedback_goes_to_the_secretary_with_the_name() {
    let mut town = Town::linked().await;

    town.says(AN, "/ykien Đề nghị sửa loa nhà văn hóa").await;

    assert_eq!(town.reads(DUNG), "📝 Đề xuất của đồng chí Nguyễn Văn An:\nĐề nghị sửa loa nhà văn hóa");
    assert!(town.reads(AN).starts_with("Đã gửi tới bí thư: Đề xuất, có nêu tên."), "{}", town.reads(AN));
    let kept = feedback(&town).await;
    assert_eq!(kept, [("proposal".to_owned(), "received".to_owned(), "2026-11-21".to_owned(), true)]);
}

#[tokio::test]
async fn guided_it_asks_what_it_is_and_whether_it_has_a_name_before_the_words() {
    let mut town = Town::linked().await;

    town.says(AN, "/ykien").await;
    town.taps(AN, "Nguyện vọng").await;
    assert!(town.reads(AN).contains("có nêu tên không?"), "{}", town.reads(AN));
    town.says(AN, "tôi gửi danh sách hộ nghèo").await;
    assert!(town.reads(AN).contains("Trước hết đồng chí bấm giúp một nút"), "{}", town.reads(AN));
    town.taps(AN, "👤 Có nêu tên").await;
    town.says(AN, "xin mở lớp học chữ cho các cụ").await;

    assert_eq!(town.reads(DUNG), "📝 Nguyện vọng của đồng chí Nguyễn Văn An:\nxin mở lớp học chữ cho các cụ");
}

#[tokio::test]
async fn without_name_nothing_kept_leads_back_to_the_member() {
    let mut town = Town::linked().await;
    let words = "Đường ngõ xóm trên ngập, đề nghị chi bộ cho khơi cống sớm";

    town.says(AN, "/ykien").await;
    town.taps(AN, "Ý kiến").await;
    town.taps(AN, "🙈 Không nêu tên").await;
    town.says(AN, words).await;

    assert_eq!(town.reads(DUNG), format!("📝 Ý kiến (không nêu tên):\n{words}"));
    assert!(town.reads(AN).contains("Ý kiến, không nêu tên"), "{}", town.reads(AN));
    assert_eq!(
        feedback(&town).await,
        [("opinion".to_owned(), "received".to_owned(), "2026-11-21".to_owned(), false)]
    );
    for (table, column) in [("inbox", "body"), ("conversations", "state"), ("reply_history", "words")] {
        assert_eq!(with_words(&town, table, column, words).await, 0, "{table} keeps who wrote it");
    }
    let told: Vec<(i64, Option<i64>)> =
        sqlx::query_as("SELECT chat_id, member_id FROM outbox WHERE html LIKE '%khơi cống%'")
            .fetch_all(&mut town.database.connect().await.expect("a connection"))
            .await
            .expect("the outbox");
    assert_eq!(told, [(DUNG.id, None)], "only the secretary's copy holds the words, and names nobody");
    let deeds: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE object LIKE 'feedback%'")
        .fetch_one(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the audit");
    assert_eq!(deeds, 0);
}

#[tokio::test]
async fn amid_a_feedback_every_text_is_the_feedback_and_a_reply_is_a_tap_or_a_quote() {
    let mut town = Town::invited().await;
    town.says(AN, "/ykien").await;
    town.taps(AN, "Ý kiến").await;
    town.taps(AN, "👤 Có nêu tên").await;

    town.answers(AN, "mời đồng chí dự", "tôi có mặt nhé").await;
    assert!(town.reads(AN).contains("Đã ghi nhận: đồng chí có mặt"), "{}", town.reads(AN));
    town.says(AN, "tôi vắng mấy buổi vì đường ngập").await;

    assert_eq!(town.reads(DUNG), "📝 Ý kiến của đồng chí Nguyễn Văn An:\ntôi vắng mấy buổi vì đường ngập");
}

#[tokio::test]
async fn nothing_leaves_with_a_name_while_a_feedback_is_awaited() {
    let mut town = Town::invited().await;
    town.says(AN, "/ykien").await;
    for words in ["Bao giờ mới sửa đường thôn?", "mai tôi vắng", "đường ngập rồi"] {
        town.says(AN, words).await;
        assert!(town.reads(AN).contains("Trước hết đồng chí bấm giúp một nút"), "{}", town.reads(AN));
    }
    town.taps(AN, "Ý kiến").await;
    town.answers(AN, "mời đồng chí dự", "Bao giờ mới sửa đường thôn?").await;
    assert!(town.reads(AN).contains("có nêu tên không?"), "{}", town.reads(AN));
    town.taps(AN, "🙈 Không nêu tên").await;
    town.says(AN, "Bao giờ mới sửa đường thôn?").await;

    assert_eq!(town.reads(DUNG), "📝 Ý kiến (không nêu tên):\nBao giờ mới sửa đường thôn?");
    assert_eq!(town.heard(DUNG, "Nguyễn Văn An"), 0);
    assert_eq!(with_words(&town, "inbox", "body", "sửa đường thôn").await, 0);
}

#[tokio::test]
async fn what_stands_on_the_buttons_of_a_feedback_may_be_typed() {
    let mut town = Town::linked().await;
    town.says(AN, "/ykien").await;
    town.says(AN, "đề xuất").await;
    town.says(AN, "không nêu tên").await;
    town.world.sends_sticker(AN.id, AN.id);
    town.settle().await;
    town.says(AN, "sửa loa nhà văn hóa").await;

    assert_eq!(town.reads(DUNG), "📝 Đề xuất (không nêu tên):\nsửa loa nhà văn hóa");
}

#[tokio::test]
async fn thoi_leaves_a_feedback_and_its_buttons_are_stale() {
    let mut town = Town::linked().await;
    town.says(AN, "/feedback").await;
    town.taps(AN, "Thôi").await;
    assert_eq!(town.reads(AN), "Vâng, đã bỏ qua. Chưa có gì thay đổi.");

    town.taps(AN, "Đề xuất").await;

    assert!(town.reads(AN).contains("Nút này không còn dùng được"), "{}", town.reads(AN));
}

#[tokio::test]
async fn with_nobody_to_read_it_the_feedback_is_kept_and_the_member_told() {
    let mut town = Town::linked().await;
    town.world.blocks(DUNG.id);
    town.world.blocks(EM.id);
    town.settle().await;

    town.says(AN, "/ykien Đường thôn ngập quá").await;

    assert!(town.reads(AN).starts_with("Đã lưu: Ý kiến."), "{}", town.reads(AN));
    assert_eq!(feedback(&town).await.len(), 1);
}

#[tokio::test]
async fn a_secretarys_own_long_feedback_is_not_taken_for_an_agenda() {
    let mut town = Town::invited().await;
    town.says(DUNG, "/ykien").await;
    town.taps(DUNG, "Ý kiến").await;
    town.taps(DUNG, "🙈 Không nêu tên").await;

    town.says(DUNG, "Loa truyền thanh của thôn cũ quá rồi, bà con nghe chữ được chữ mất").await;

    assert!(town.reads(DUNG).contains("Ý kiến, không nêu tên"), "{}", town.reads(DUNG));
    assert_eq!(
        town.heard(DUNG, "📝 Ý kiến (không nêu tên)"),
        1,
        "where it does not go would tell whose it is"
    );
    assert_eq!(feedback(&town).await.len(), 1);
}

/// Kind, status, day, and whether it has a name.
async fn feedback(town: &Town) -> Vec<(String, String, String, bool)> {
    sqlx::query_as("SELECT kind, status, day, member_id IS NOT NULL FROM feedback ORDER BY id")
        .fetch_all(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("feedback")
}

async fn with_words(town: &Town, table: &'static str, column: &'static str, words: &str) -> i64 {
    let query = format!("SELECT COUNT(*) FROM {table} WHERE instr({column}, $1) > 0");
    sqlx::query_scalar(sqlx::AssertSqlSafe(query))
        .bind(words)
        .fetch_one(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("a count")
}

#[tokio::test]
async fn words_without_name_that_quote_an_invitation_are_feedback_and_no_reply() {
    let mut town = Town::invited().await;
    town.at("2026-12-03T10:00+07:00").await;
    town.says(AN, "/ykien").await;
    town.taps(AN, "Ý kiến").await;
    town.taps(AN, "🙈 Không nêu tên").await;

    town.answers(AN, "mời đồng chí dự", "Tôi không đi được vì lãnh đạo thôn chẳng quan tâm").await;

    assert!(!town.reads(DUNG).contains("Nguyễn Văn An"), "{}", town.reads(DUNG));
}
