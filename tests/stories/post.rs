//! What is said to many: each gets it once, in their language, with its files, whatever the operator calls a stage.

use std::time::Duration;

use chibo::app;
use chibo::config::Config;
use chibo::domain::delivery::{Class, Parcel, Promise, Subject, Window};
use chibo::domain::event::FileSort;
use chibo::domain::stages::{Audience, Stage, StageRule};
use chibo::domain::{ChatId, MeetingId, UserId};
use chibo::messages::invitation;
use chibo::post::{self, Enclosure, Letter, Mailing, readers};
use chibo::sandbox::world::AttachmentKind;
use chibo::store;

use crate::support::*;

/// A picture, as far as its first bytes tell.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xff\xfe";
/// A sheet, as far as its first bytes tell; no text.
const SHEET: &[u8] = b"PK\x03\x04\x00\xff\xfe\x80";

/// The default stages, and four with names of ours; each is to everyone.
fn cunning() -> Config {
    let mut config = Config::default();
    let names = ["moved", "cancelled", "agenda wanted", "rule:nudge"];
    for (days, name) in (1..).zip(names) {
        let distance = Duration::from_secs(24 * 3600 * days);
        config.settings.rules.stages.push(StageRule {
            name: name.to_owned(),
            distance,
            to: Audience::Everyone,
        });
    }
    config
}

#[tokio::test]
async fn a_stage_the_operator_calls_cancelled_or_moved_swallows_neither() {
    let mut town = Town::with(cunning()).await;
    town.link_everyone().await;
    town.calls(DUNG, "19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.at("2026-11-29T08:00+07:00").await;
    town.says(DUNG, "/doilich 20:30 03/12/2026").await;
    town.taps(DUNG, "✅ Dời buổi họp").await;
    assert!(town.reads(BINH).contains("20 giờ 30"), "{}", town.reads(BINH));

    town.at("2026-12-03T08:00+07:00").await;
    town.says(DUNG, "/huyhop Bão").await;
    town.taps(DUNG, "✅ Hủy buổi họp").await;

    assert!(town.reads(BINH).contains("Bão"), "{}", town.reads(BINH));
    let stages = stages(&town, BINH).await;
    for name in ["moved", "rule:moved", "cancelled", "rule:cancelled", "rule:agenda wanted"] {
        assert!(stages.iter().any(|stage| stage == name), "{name}: {stages:?}");
    }
}

/// The stages a member was sent, as the table keeps them.
async fn stages(town: &Town, who: Who) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT stage FROM outbox WHERE chat_id = $1 AND stage IS NOT NULL AND state = 'sent' ORDER BY seq",
    )
    .bind(who.id)
    .fetch_all(&mut town.database.connect().await.expect("a connection"))
    .await
    .expect("the outbox")
}

/// Sends everyone invited to the town's only meeting a nudge with a picture and a sheet; tells to how many.
async fn send_files(town: &Town) -> usize {
    let config = Config::default();
    let sent = app::by_hand(&town.database, &town.clock, &config, async |work| {
        let meeting = store::meetings::fetch(work.db(), MeetingId(1)).await?;
        let file = |sort, name: &str, body: &[u8]| {
            let (name, body) = (name.to_owned(), body.into());
            Enclosure::Ours { sort, name, body }
        };
        let picture = file(FileSort::Photo, "bieu-do.png", PICTURE);
        let sheet = file(FileSort::Document, "diem-danh.xlsx", SHEET);
        let text = invitation::nudge(&meeting);
        let letter = Letter { text, more: Vec::new(), files: vec![picture, sheet] };
        let stage = Stage::Configured("files".to_owned());
        let mailing = Mailing::about(&meeting, stage, Window::from(work.now()), letter);
        let readers = readers::of(work, &meeting).await?;
        post::send(work, &mailing, &readers.invited()).await
    });
    sent.await.expect("sends")
}

async fn number(town: &Town, query: &'static str) -> i64 {
    sqlx::query_scalar(query)
        .fetch_one(&mut town.database.connect().await.expect("a connection"))
        .await
        .expect("a number")
}

#[tokio::test]
async fn pictures_and_sheets_arrive_as_they_are_are_kept_once_and_then_forgotten() {
    let mut town = Town::invited().await;

    let told = send_files(&town).await;
    assert_eq!(number(&town, "SELECT COUNT(*) FROM files").await, 2, "however many they go to");
    assert_eq!(send_files(&town).await, 0, "nobody is told twice");
    town.settle().await;

    assert!(told > 5, "{told}");
    for who in [AN, BINH] {
        let messages = town.world.messages(who.id);
        let files: Vec<_> = messages.iter().filter_map(|said| said.attachment.as_ref()).collect();
        let [picture, sheet] = files[..] else { panic!("two files: {files:?}") };
        assert_eq!((picture.kind, sheet.kind), (AttachmentKind::Photo, AttachmentKind::Document));
        assert_eq!(sheet.file_name.as_deref(), Some("diem-danh.xlsx"));
        assert_eq!(&*town.world.file(&picture.file_id).expect("kept").bytes, PICTURE);
        assert_eq!(&*town.world.file(&sheet.file_id).expect("kept").bytes, SHEET);
    }
    town.at("2026-11-29T10:00+07:00").await;
    assert_eq!(number(&town, "SELECT COUNT(*) FROM files").await, 0);
}

#[tokio::test]
async fn a_body_that_waits_is_not_swept() {
    let mut town = Town::invited().await;
    town.world.next_fault(chibo::sandbox::world::Fault::RetryAfter(3 * 3600).in_chat(BINH.id));
    send_files(&town).await;

    town.at("2026-11-29T10:30+07:00").await;
    assert_eq!(number(&town, "SELECT COUNT(*) FROM files").await, 2);
    town.at("2026-11-29T13:00+07:00").await;

    let last = town.last(BINH.id).and_then(|said| said.attachment).expect("a file");
    assert_eq!(&*town.world.file(&last.file_id).expect("kept").bytes, SHEET);
}

#[tokio::test]
async fn thousands_are_promised_in_the_order_in_which_they_stand() {
    let town = Town::new().await;
    let now = town.clock.now();
    let said = |number: i64| Promise {
        to: ChatId(5000 + number).into(),
        class: Class::Bulk,
        subject: Subject::default(),
        parcel: Parcel::Text { html: number.to_string(), keyboard: Vec::new(), reply_to: None },
        window: Window::from(now),
    };
    let promises: Vec<Promise> = (0..1201).map(said).collect();

    let mut db = town.database.connect().await.expect("a connection");
    let new = store::outbox::promise_all(&mut db, &promises, now).await.expect("promises");

    assert_eq!(usize::try_from(new), Ok(promises.len()));
    let kept: Vec<String> = sqlx::query_scalar("SELECT html FROM outbox WHERE chat_id >= 5000 ORDER BY seq")
        .fetch_all(&mut db)
        .await
        .expect("the outbox");
    assert_eq!(kept, (0..1201).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[tokio::test]
async fn everyone_reads_a_mailing_in_their_language_and_hears_of_the_operators_word_first() {
    let mut town = Town::new().await;
    for who in EVERYONE.iter().filter(|who| !who.code.is_empty()) {
        let mut db = town.database.connect().await.expect("a connection");
        let member = store::members::find_by_code(&mut db, who.code).await.expect("the members");
        let member = member.expect("on the roster").id;
        store::links::keep_vouched(&mut db, member, UserId(who.id), town.clock.now()).await.expect("a link");
        if *who == CHI {
            store::members::set_language(&mut db, member, chibo::domain::Language::English)
                .await
                .expect("a language");
        }
        drop(db);
        town.world.starts(who.id, None);
    }
    town.settle().await;
    sqlx::query("UPDATE links SET informed_at = NULL")
        .execute(&mut town.database.connect().await.expect("a connection"))
        .await
        .unwrap();
    let (word, her_word) = ("Đơn vị vận hành đã liên kết", "The operator linked this account");
    let before = (town.heard(AN, word), town.heard(CHI, her_word));

    town.calls(DUNG, "19:30 03/12/2026 Nhà văn hóa thôn").await;
    town.at("2026-11-29T08:00+07:00").await;

    let bot = town.world.bot().id;
    for (who, word, invited, before) in
        [(AN, word, "mời đồng chí dự", before.0), (CHI, her_word, "invites you to", before.1)]
    {
        let said: Vec<String> = town
            .world
            .messages(who.id)
            .into_iter()
            .filter(|said| said.from == bot)
            .map(|said| said.text)
            .collect();
        assert_eq!(town.heard(who, word), before + 1, "{said:#?}");
        let told = said.iter().rposition(|text| text.contains(word)).expect("told");
        let asked = said.iter().position(|text| text.contains(invited)).expect("invited");
        assert!(told < asked, "{said:#?}");
    }
}
