//! What a trip costs: every statement is a trip to the database's own thread, so their number is kept small. A number
//! here goes down, or someone says why it does not.

use std::time::Duration;

use chibo::loops::Progress;

use crate::committees::two_branches_meet;
use crate::support::*;

/// The statements every batch of events needs: it begins, looks, marks what it handled, ends.
const BATCH: u64 = 4;

/// How many statements the worker needs for the one thing that has just happened.
async fn statements(town: &mut Town) -> u64 {
    let taken = town.bot.intake.step(Duration::ZERO).await.expect("the intake");
    assert_eq!(taken, 1, "one thing happened");
    handling(town).await
}

async fn handling(town: &mut Town) -> u64 {
    let before = town.database.statements();
    assert_eq!(town.bot.worker.step().await.expect("the worker"), Progress::Worked);
    let needed = town.database.statements() - before;
    town.settle().await;
    needed - BATCH
}

/// How many the calendar needs for what falls due at `time`, however many it is said to.
async fn due_at(town: &mut Town, time: &str) -> u64 {
    town.settle().await;
    town.clock.set(moment(time));
    assert_eq!(town.bot.scheduler.step().await.expect("the scheduler"), Progress::Worked);
    handling(town).await
}

#[tokio::test]
async fn a_trip_takes_a_handful_of_statements() {
    let (mut town, _) = two_branches_meet().await;

    town.world.taps_labelled(AN.id, AN.id, "✅ Có mặt").expect("invited");
    let tap = statements(&mut town).await;
    town.world.says(AN.id, AN.id, "mai e bận k dự đc");
    let typed = statements(&mut town).await;
    town.world.sends_document(DUNG.id, DUNG.id, "chuong-trinh.pdf", "application/pdf", b"%PDF-1.7", None);
    let agenda_offered = statements(&mut town).await;
    town.world.taps_labelled(DUNG.id, DUNG.id, "✅ Gửi").expect("offered");
    let agenda_sent = statements(&mut town).await;
    let reminder = due_at(&mut town, "2026-11-30T19:30+07:00").await;
    town.at("2026-12-03T21:45+07:00").await;
    town.says(DUNG, "/diemdanh").await;
    town.world.taps_labelled(DUNG.id, DUNG.id, "✅ Còn lại: có mặt").expect("a roll");
    let roll_marked = statements(&mut town).await;
    town.world.taps_labelled(DUNG.id, DUNG.id, "✅ Chốt điểm danh").expect("a roll");
    let roll_closed = statements(&mut town).await;

    let costs = [tap, typed, agenda_offered, agenda_sent, reminder, roll_marked, roll_closed];
    assert_eq!(costs, [5, 5, 7, 13, 17, 8, 14]);
}
