//! What a trip costs: every statement is a trip to the database's own thread, so their number is kept small.

use std::time::Duration;

use chibo::loops::Progress;

use crate::committees::two_branches_meet;
use crate::support::*;

/// How many statements the worker needs for what has just arrived, beside the four every batch needs.
async fn statements(town: &mut Town) -> u64 {
    let taken = town.bot.intake.step(Duration::ZERO).await.expect("the intake");
    assert_eq!(taken, 1, "one thing happened");
    let before = town.database.statements();
    assert_eq!(town.bot.worker.step().await.expect("the worker"), Progress::Worked);
    let needed = town.database.statements() - before;
    town.settle().await;
    needed - 4
}

#[tokio::test]
async fn a_trip_takes_a_handful_of_statements() {
    let (mut town, _) = two_branches_meet().await;

    town.world.taps_labelled(AN.id, AN.id, "✅ Có mặt").expect("invited");
    let tap = statements(&mut town).await;
    town.world.says(AN.id, AN.id, "mai e bận k dự đc");
    let typed = statements(&mut town).await;

    assert_eq!((tap, typed), (5, 5));
}
