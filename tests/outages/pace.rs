//! How fast the bot speaks, and in what order, whatever Telegram says to it.

use std::time::Duration;

use chibo::domain::delivery::Class;
use chibo::sandbox::world::{CallOutcome, Fault, Faults, User};

use super::chats::promise;
use super::support::*;

fn words(town: &Town, who: Who) -> Vec<String> {
    let bot = town.world.bot().id;
    let messages = town.world.messages(who.id);
    messages.into_iter().filter(|said| said.from == bot).map(|said| said.text).collect()
}

#[tokio::test]
async fn the_pace_never_makes_telegram_complain() {
    let mut town = Town::linked().await;
    let group = town.group("Đảng ủy xã", LAN).await;
    town.at("2026-11-21T09:00+07:00").await;
    town.world.faults(Faults { rates: true, ..Faults::default() });
    town.world.clear_calls();
    for number in 0..90 {
        let stranger = 5000 + number;
        town.world.add_person(User::new(stranger, "Người Lạ"));
        town.world.starts(stranger, None);
    }
    for _ in 0..6 {
        for who in [AN, BINH, CHI] {
            town.world.says(who.id, who.id, "/start");
        }
    }
    for _ in 0..30 {
        town.world.says(LAN.id, group, "/lienket");
    }
    town.settle().await;

    let calls = town.world.calls_of("sendMessage");
    let refused: Vec<_> = calls.iter().filter(|call| call.outcome != CallOutcome::Accepted).collect();
    assert_eq!(refused, Vec::<&_>::new());
    assert_eq!(calls.len(), 90 + 18 + 30);
    let took = calls.iter().map(|call| call.at).max().expect("calls") - calls[0].at;
    assert!(
        (90..180).contains(&(took / 1000)),
        "thirty messages to a group take a minute and a half, not {took} ms"
    );
    let others =
        calls.iter().filter(|call| call.chat != Some(group)).map(|call| call.at).max().expect("calls");
    assert!(others - calls[0].at < 10_000, "nobody else waits for the group");
}

#[tokio::test]
async fn a_chat_told_to_wait_waits_alone() {
    let mut town = Town::linked().await;
    town.at("2026-11-21T09:00+07:00").await;
    town.world.next_fault(Fault::RetryAfter(30).in_chat(AN.id));
    let heard = town.heard(AN, "");
    for who in [AN, CHI, EM] {
        town.world.says(who.id, who.id, "/start");
    }
    let begun = town.clock.now();
    let until = town.settle_now().await;

    assert!(town.reads(CHI).contains("Chi") && town.reads(EM).contains("Em"));
    assert_eq!((town.heard(AN, ""), until), (heard, Some(begun + Duration::from_secs(30))));
    town.clock.advance(Duration::from_secs(30));
    town.settle_now().await;
    assert_eq!(town.heard(AN, ""), heard + 1);
}

#[tokio::test]
async fn three_chats_told_to_wait_within_a_second_are_a_pause_for_everyone_that_outlives_a_restart() {
    let mut town = Town::linked().await;
    town.at("2026-11-21T09:00+07:00").await;
    for who in [AN, CHI, EM] {
        town.world.next_fault(Fault::RetryAfter(20).in_chat(who.id));
        town.world.says(who.id, who.id, "/start");
    }
    town.settle_now().await;
    town.restart().await;
    town.world.clear_calls();
    town.world.says(BINH.id, BINH.id, "/start");
    town.settle_now().await;
    assert_eq!(town.world.calls_of("sendMessage"), [], "everyone waits");

    town.clock.advance(Duration::from_secs(20));
    town.settle().await;
    let said: Vec<_> = town.world.calls_of("sendMessage").iter().filter_map(|call| call.chat).collect();
    assert_eq!(said.len(), 4, "{said:?}");
}

#[tokio::test]
async fn messages_of_a_class_keep_their_order_and_an_answer_passes_them() {
    let mut town = Town::linked().await;
    town.at("2026-11-21T09:00+07:00").await;
    let before = words(&town, AN).len();
    town.world.next_fault(Fault::Error(500).in_chat(AN.id));
    for number in ["một", "hai", "ba"] {
        promise(&town, AN.id, Class::Bulk, number, None).await;
    }
    town.settle_now().await;
    assert_eq!(words(&town, AN).len(), before, "the first awaits its second try, the others wait behind it");
    promise(&town, AN.id, Class::Answer, "trả lời", None).await;
    town.clock.advance(Duration::from_millis(999));
    town.settle().await;
    assert_eq!(words(&town, AN)[before..], ["trả lời", "một", "hai", "ba"]);
}

#[tokio::test]
async fn at_most_one_message_is_on_its_way_to_a_chat() {
    let mut config = chibo::config::Config::default();
    config.limits.per_chat_second = 0;
    let mut town = Town::with(config).await;
    town.link_everyone().await;
    town.at("2026-11-21T09:00+07:00").await;
    town.world.faults(Faults { latency: Duration::from_millis(100), ..Faults::default() });
    for who in [AN, CHI] {
        for number in ["một", "hai", "ba"] {
            promise(&town, who.id, Class::Answer, number, None).await;
        }
    }
    let in_flight = async |town: &Town| -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE state = 'in flight'")
            .fetch_one(&mut town.database.connect().await.expect("a connection"))
            .await
            .expect("the outbox")
    };
    town.bot.courier.step().await.expect("the courier");
    town.bot.courier.step().await.expect("the courier");
    assert_eq!(in_flight(&town).await, 2);
    town.settle().await;
    assert_eq!(words(&town, AN)[1..], ["một", "hai", "ba"]);
    assert_eq!(words(&town, CHI)[1..], ["một", "hai", "ba"]);
}

#[tokio::test]
async fn a_clock_that_goes_back_a_day_keeps_nobody_waiting_for_a_day() {
    for restarted in [false, true] {
        let mut town = Town::linked().await;
        town.world.next_fault(Fault::RetryAfter(30).in_chat(AN.id));
        town.world.says(AN.id, AN.id, "/start");
        town.settle_now().await;
        let heard = town.heard(AN, "");
        let yesterday = town.clock.now() - Duration::from_secs(24 * 3600);
        town.clock.set(yesterday);
        if restarted {
            town.restart().await;
        }
        town.settle().await;
        assert_eq!(town.heard(AN, ""), heard + 1);
        town.says(AN, "/start").await;
        assert_eq!(town.heard(AN, ""), heard + 2);
        assert!(town.clock.now() < yesterday + Duration::from_secs(60), "restarted: {restarted}");
    }
}
