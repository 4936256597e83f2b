//! What Telegram keeps for the bot.

use teloxide::prelude::*;
use teloxide::types::*;

use super::stage::*;

#[tokio::test]
async fn an_update_is_told_again_until_it_is_confirmed() {
    let stage = Stage::with_an().await;
    stage.world.says(AN, AN, "có");

    let first = stage.bot.get_updates().await.unwrap();
    let again = stage.bot.get_updates().await.unwrap();
    assert_eq!((first.len(), &first), (2, &again));

    let offset = i32::try_from(first[0].id.0).unwrap() + 1;
    let rest = stage.bot.get_updates().offset(offset).await.unwrap();
    assert_eq!(rest, first[1..]);
    assert_eq!(stage.world.pending_updates(), 1);
    let UpdateKind::Message(message) = &rest[0].kind else { panic!("no message") };
    assert_eq!((message.text(), message.chat.id), (Some("có"), ChatId(AN)));
}
