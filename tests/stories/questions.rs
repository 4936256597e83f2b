//! A member's question finds the secretary, and her answer finds the member.

use crate::support::*;

#[tokio::test]
async fn a_question_is_passed_to_the_secretary_and_her_answer_comes_back_under_it() {
    let mut town = Town::invited().await;

    let question = town.world.says(AN.id, AN.id, "họp ở đâu vậy đồng chí?");
    town.settle().await;
    assert_eq!(
        town.reads(DUNG),
        "❓ Đồng chí Nguyễn Văn An hỏi:\nhọp ở đâu vậy đồng chí?\n\n\
         Đồng chí trả lời (reply) tin này, tôi sẽ chuyển lại."
    );
    assert!(town.reads(AN).contains("Tôi đã chuyển tới bí thư chi bộ"), "{}", town.reads(AN));
    assert!(town.reads(AN).contains("địa điểm: Nhà văn hóa thôn"), "what the bot knows it says at once");
    assert_eq!(town.heard(EM, "hỏi:"), 0, "the deputy is not asked while the secretary can be reached");

    town.answers(DUNG, "Nguyễn Văn An hỏi", "Ở nhà văn hóa, tầng hai.").await;

    assert!(
        town.reads(AN).starts_with("💬 Đồng chí Phạm Thị Dung trả lời:\nỞ nhà văn hóa, tầng hai."),
        "{}",
        town.reads(AN)
    );
    assert_eq!(town.last(AN.id).and_then(|message| message.reply_to), Some(question));
    assert_eq!(town.reads(DUNG), "Đã chuyển trả lời tới đồng chí Nguyễn Văn An.");
}

#[tokio::test]
async fn a_second_answer_is_passed_as_well_even_if_it_reads_like_a_reply() {
    let mut town = Town::invited().await;
    town.says(AN, "mấy giờ họp ạ?").await;

    town.answers(DUNG, "Nguyễn Văn An hỏi", "19 giờ 30").await;
    town.answers(DUNG, "Nguyễn Văn An hỏi", "Tôi đến muộn 15 phút, đồng chí cứ vào trước").await;

    assert!(town.reads(AN).contains("Tôi đến muộn 15 phút, đồng chí cứ vào trước"), "{}", town.reads(AN));
    assert_eq!(town.heard(DUNG, "Đã ghi nhận"), 0, "an answer to a question is no reply of the secretary's");
}

#[tokio::test]
async fn the_deputy_is_asked_when_the_secretary_cannot_be_reached() {
    let mut town = Town::invited().await;
    town.world.blocks(DUNG.id);
    town.settle().await;

    town.says(AN, "có phải mang sổ không ạ?").await;

    assert!(town.reads(EM).contains("Nguyễn Văn An hỏi:\ncó phải mang sổ không ạ?"), "{}", town.reads(EM));
    town.answers(EM, "Nguyễn Văn An hỏi", "Đồng chí mang theo nhé").await;
    assert!(town.reads(AN).contains("Hoàng Văn Em trả lời:\nĐồng chí mang theo nhé"), "{}", town.reads(AN));
}

#[tokio::test]
async fn the_secretarys_own_question_goes_to_the_deputy() {
    let mut town = Town::invited().await;

    town.says(DUNG, "ai chuẩn bị loa đài vậy?").await;

    assert!(town.reads(EM).contains("Phạm Thị Dung hỏi"), "{}", town.reads(EM));
}

#[tokio::test]
async fn with_nobody_to_ask_the_member_is_told_so() {
    let mut town = Town::invited().await;
    town.world.blocks(DUNG.id);
    town.world.blocks(EM.id);
    town.settle().await;

    town.says(AN, "mấy giờ họp ạ?").await;

    assert!(town.reads(AN).contains("tôi chưa chuyển được"), "{}", town.reads(AN));
}

#[tokio::test]
async fn an_answer_to_someone_who_left_is_not_lost_without_a_word() {
    let mut town = Town::invited().await;
    town.says(AN, "mấy giờ họp ạ?").await;
    town.world.blocks(AN.id);
    town.settle().await;

    town.answers(DUNG, "Nguyễn Văn An hỏi", "19 giờ 30").await;

    assert!(
        town.reads(DUNG).contains("Tôi không nhắn được cho đồng chí Nguyễn Văn An nữa"),
        "{}",
        town.reads(DUNG)
    );
}

#[tokio::test]
async fn a_long_question_arrives_whole() {
    let mut town = Town::invited().await;
    let long = format!(
        "Cho tôi hỏi mấy việc, {} có đúng không ạ?",
        "việc làng việc nước <b> & việc nhà, ".repeat(90)
    );

    town.says(AN, &long).await;

    let bot = town.world.bot().id;
    let messages = town.world.messages(DUNG.id);
    let told: String = messages
        .iter()
        .filter(|said| said.from == bot)
        .map(|said| said.text.clone())
        .collect::<Vec<_>>()
        .join("\n");
    assert!(told.contains("Cho tôi hỏi mấy việc"), "{told}");
    assert!(told.contains("có đúng không ạ?"), "{told}");
    assert_eq!((told.matches("<b>").count(), told.matches("(tiếp)").count()), (90, 2));
}
