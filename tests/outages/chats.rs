//! Chats that move, vanish, or can no longer be written to.

use std::time::Duration;

use chibo::domain::Timestamp;
use chibo::domain::delivery::{Class, Parcel, Promise, Subject, Window};
use chibo::sandbox::world::{Fault, Faults};
use chibo::store::{self, ledger::Ledger};

use super::support::*;

const SLOW: Faults = Faults {
    latency: Duration::from_millis(300),
    error_5xx: 0.0,
    cut_before: 0.0,
    cut_after: 0.0,
    outage: false,
    rates: false,
};

async fn ledger(town: &Town) -> Ledger {
    store::ledger::ledger(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("the ledger")
}

#[tokio::test]
async fn a_message_in_flight_follows_its_group_into_the_supergroup() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.world.says(LAN.id, group, "/lienket");
    town.bot.intake.step(Duration::ZERO).await.expect("the intake");
    town.bot.worker.step().await.expect("the worker");
    town.world.faults(SLOW);
    town.bot.courier.step().await.expect("it is on its way");

    let supergroup = town.world.migrate(group);
    // The bot hears of the move while its message is on the way to the old chat.
    town.bot.intake.step(Duration::ZERO).await.expect("the intake");
    town.bot.worker.step().await.expect("the worker");
    town.world.faults(Faults::default());
    town.settle().await;

    assert!(town.reads_in(supergroup).contains("Đã liên kết"), "{}", town.reads_in(supergroup));
    let said = town.world.calls_of("sendMessage");
    assert_eq!(said.iter().filter(|call| call.chat == Some(supergroup)).count(), 1, "once");
    assert_eq!(ledger(&town).await.pending, 0);
}

#[tokio::test]
async fn a_tally_that_stayed_behind_in_the_old_group_is_posted_anew_once_and_edited_from_then_on() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.says_in(LAN, group, "/lienket").await;
    town.calls(DUNG, "19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.at("2026-12-03T07:31+07:00").await;
    assert!(town.reads_in(group).contains("Sẽ dự: 0"), "{}", town.reads_in(group));

    let supergroup = town.world.migrate(group);
    town.taps(AN, "✅ Có mặt").await;
    town.at("2026-12-03T07:40+07:00").await;
    assert!(town.reads_in(supergroup).contains("Sẽ dự: 1"), "{}", town.reads_in(supergroup));
    town.taps(CHI, "✅ Có mặt").await;
    town.at("2026-12-03T07:50+07:00").await;
    assert!(town.reads_in(supergroup).contains("Sẽ dự: 2"), "{}", town.reads_in(supergroup));

    let posted = town.world.calls_of("sendMessage");
    let posted = posted.iter().filter(|call| call.chat == Some(supergroup) && call.took_effect()).count();
    assert_eq!(posted, 1, "the second change is an edit");
}

#[tokio::test]
async fn someone_who_blocks_the_bot_becomes_unreachable_and_reachable_again_on_return() {
    let mut town = Town::linked().await;
    let reachable = async |town: &Town| -> bool {
        sqlx::query_scalar("SELECT reachable FROM links WHERE user_id = $1")
            .bind(BINH.id)
            .fetch_one(&mut town.database.connect().await.expect("a connection"))
            .await
            .expect("linked")
    };
    town.world
        .next_fault(Fault::Refuse(403, "Forbidden: bot was blocked by the user".to_owned()).in_chat(BINH.id));
    town.says(BINH, "/start").await;

    let books = ledger(&town).await;
    assert_eq!((books.unreachable, books.pending, reachable(&town).await), (1, 0, false));
    town.says(BINH, "/start").await;
    assert!(reachable(&town).await, "who writes can be written to");
    town.world.blocks(BINH.id);
    town.settle().await;
    assert!(!reachable(&town).await, "Telegram tells of a block");
    town.world.unblocks(BINH.id);
    town.settle().await;
    assert!(reachable(&town).await);
}

/// Promises a text that depends on nothing.
pub async fn promise(town: &Town, chat: i64, class: Class, words: &str, useful_until: Option<Timestamp>) {
    let now = town.clock.now();
    let promise = Promise {
        to: chibo::domain::ChatId(chat).into(),
        class,
        subject: Subject::default(),
        parcel: Parcel::Text { html: words.to_owned(), keyboard: Vec::new(), reply_to: None },
        window: Window { not_before: now, useful_until },
    };
    store::outbox::promise(&mut town.database.connect().await.expect("a connection"), &promise, now)
        .await
        .expect("promises");
}

#[tokio::test]
async fn the_books_balance_whatever_becomes_of_a_message() {
    let mut town = Town::linked().await;
    town.at("2026-11-21T09:00+07:00").await;
    let start = ledger(&town).await;
    let soon = town.clock.now() + Duration::from_secs(5);
    let refuse = |code, words: &str| Fault::Refuse(code, words.to_owned());
    town.world.next_fault(refuse(403, "Forbidden: user is deactivated").in_chat(BINH.id));
    town.world.next_fault(refuse(400, "Bad Request: can't parse entities").in_chat(CHI.id));
    town.world.next_fault(Fault::RetryAfter(90).in_chat(EM.id));
    town.world.next_fault(Fault::RetryAfter(90).in_chat(HOA.id));
    for who in [AN, BINH, CHI, EM] {
        promise(&town, who.id, Class::Answer, "Chào", None).await;
    }
    promise(&town, HOA.id, Class::Bulk, "Nhắc", Some(soon)).await;
    town.settle_now().await;
    town.clock.advance(Duration::from_secs(60));
    town.settle_now().await;

    let books = ledger(&town).await;
    assert_eq!((books.due - start.due, books.sent - start.sent), (5, 1));
    assert_eq!((books.unreachable, books.failed, books.pending, books.skipped), (1, 1, 2, 0));
    town.clock.advance(Duration::from_secs(31));
    town.settle().await;
    let books = ledger(&town).await;
    assert_eq!((books.sent - start.sent, books.skipped, books.pending), (2, 1, 0));
    assert_eq!(books.due, books.sent + books.skipped + books.unreachable + books.failed + books.pending);
    assert_eq!(town.heard(HOA, "Nhắc"), 0, "too late to be of use");
}
