//! Everyone is spoken to in a language of their own.

use crate::support::*;

#[tokio::test]
async fn a_group_is_spoken_to_as_the_one_who_links_it_is() {
    let mut town = Town::linked().await;
    town.says(LAN, "/ngonngu").await;
    town.taps(LAN, "English").await;
    let group = town.group("Đảng ủy xã", LAN).await;

    town.says_in(LAN, group, "/link").await;
    assert!(town.reads_in(group).contains("linked"), "{}", town.reads_in(group));
    town.says_in(LAN, group, "/tally").await;
    assert!(!town.reads_in(group).contains("chi bộ"), "{}", town.reads_in(group));
}
