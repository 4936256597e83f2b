//! A disk with no room left: everything waits, nothing is lost, and once there is room the bot hears again.

use std::process::Command;

use chibo::sandbox::world::User;

use super::house::{House, Running, until};

const AN: i64 = 1001;

/// Leaves a process room for so many bytes a file; as many as it likes without a number.
fn room(process: &Running, bytes: Option<u64>) {
    let bytes = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
    let limit = Command::new("prlimit")
        .args(["--pid", &process.id().to_string(), &format!("--fsize={bytes}:")])
        .status()
        .expect("prlimit of util-linux");
    assert!(limit.success());
}

#[tokio::test]
async fn a_disk_that_was_full_for_a_while_costs_nothing_but_the_wait() {
    let house = House::new().await;
    let running = house.run_on_a_small_disk();
    running.says("known to Telegram").await;
    house.world.add_person(User::new(AN, "An"));
    let heard = || house.world.messages(AN).iter().filter(|said| said.from == house.world.bot().id).count();
    house.world.starts(AN, None);
    until("an answer while there is room", async || heard() == 1).await;

    room(&running, Some(4096));
    house.world.says(AN, AN, "/start");
    let refused = || running.log().matches("no updates taken").count();
    until("it tries again and again", async || refused() >= 3).await;
    assert_eq!(heard(), 1, "nothing is promised that is not kept");

    room(&running, None);
    until("an answer once there is room", async || heard() == 2).await;
    house.world.says(AN, AN, "/start");
    until("and from then on", async || heard() == 3).await;
    assert!(!running.log().contains("panicked"), "{}", running.log());
    let (_, status) = running.terminate().await;
    assert!(status.success());
}
