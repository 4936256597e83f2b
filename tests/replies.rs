//! What members write, and what the reader makes of it: labelled replies, and rules that hold for any reply.
//!
//! The files in `tests/data` have the columns label, text, reason (a verbatim part of the text) and, in some, the
//! phenomenon. To see what is misread: `cargo test --test replies -- --nocapture`.

use std::sync::LazyLock;

use chibo::domain::reading::{Asked, Label, ReasonCategory, Until, categorise, named_day, read};

#[path = "replies/fuzz.rs"]
mod fuzz;
#[path = "replies/properties.rs"]
mod properties;
#[path = "replies/score.rs"]
mod score;

/// One labelled reply.
#[derive(Debug, Clone)]
struct Row {
    label: &'static str,
    text: &'static str,
    reason: &'static str,
}

const GIVEN: &str = include_str!("data/replies.tsv");
const OWN: &str = include_str!("data/replies_own.tsv");
const HELDOUT: &str = include_str!("data/replies_heldout.tsv");
/// Written by somebody else and measured before anything was mended from it.
const BLIND: &str = include_str!("data/replies_blind.tsv");
const TRAPS: &str = include_str!("data/replies_traps.tsv");
/// Twenty sets by different writers, each measured before anything was mended from it.
const FURTHER: &str = include_str!("data/replies_further.tsv");
/// By writers of none of the other files, and measured before anything was mended from it.
const UNSEEN: &str = include_str!("data/replies_unseen.tsv");
/// Everyday words, written to be turned round.
const HUNTED: &str = include_str!("data/replies_hunted.tsv");

/// Inboxes as they arrive, each by one hand, half of each no answer at all; the fourth column says what a line is. The
/// reader was never mended from them.
const HANDS: [&str; 10] = [
    include_str!("data/hands/hand_01.tsv"),
    include_str!("data/hands/hand_02.tsv"),
    include_str!("data/hands/hand_03.tsv"),
    include_str!("data/hands/hand_04.tsv"),
    include_str!("data/hands/hand_05.tsv"),
    include_str!("data/hands/hand_06.tsv"),
    include_str!("data/hands/hand_07.tsv"),
    include_str!("data/hands/hand_08.tsv"),
    include_str!("data/hands/hand_09.tsv"),
    include_str!("data/hands/hand_10.tsv"),
];

static ALL: LazyLock<Vec<Row>> = LazyLock::new(|| {
    [GIVEN, OWN, TRAPS, HELDOUT, BLIND, FURTHER, UNSEEN].into_iter().flat_map(rows).collect()
});

fn rows(file: &'static str) -> Vec<Row> {
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        Row { label: next(), text: next(), reason: next() }
    };
    file.lines().map(row).collect()
}

fn heard(text: &str) -> Label {
    read(text, Asked::Attendance).label
}

/// Coming read as staying away, or the reverse.
fn flips(one: Label, other: Label) -> bool {
    let coming = |label| matches!(label, Label::Attending | Label::Late);
    coming(one) && other == Label::Absent || one == Label::Absent && coming(other)
}

fn label(row: &Row) -> Label {
    match row.label {
        "ATTENDING" => Label::Attending,
        "LATE" => Label::Late,
        "ABSENT" => Label::Absent,
        "UNSURE" => Label::Unsure,
        "QUESTION" => Label::Question,
        "OTHER" => Label::Other,
        other => panic!("no such label: {other}"),
    }
}

#[test]
fn asked_again_a_short_word_is_enough() {
    let said = |text| read(text, Asked::StillComing).label;
    for text in [
        "vâng",
        "có",
        "vẫn",
        "vẫn ạ",
        "vẫn dự",
        "ừ",
        "có chứ",
        "không có gì thay đổi",
        "như cũ ạ",
        "vẫn vậy nhé",
    ] {
        assert_eq!(said(text), Label::Attending, "{text}");
    }
    for text in ["không", "không ạ", "không đi được nữa", "thôi em nghỉ", "em vắng", "giờ bận rồi"]
    {
        assert_eq!(said(text), Label::Absent, "{text}");
    }
    for text in ["chưa chắc", "để em xem", "vang"] {
        assert_eq!(said(text), Label::Unsure, "{text}");
    }
}

#[test]
fn asked_for_the_reason_the_whole_text_is_one_unless_it_is_a_reply() {
    for text in ["vâng", "xe nhà tôi để đâu mất", "cái đó thì riêng tư"] {
        let reading = read(text, Asked::Reason);
        assert_eq!(reading.label, Label::Other, "{text}");
        assert_eq!(reading.reason, Some(0..text.len()), "{text}");
    }
    assert_eq!(read("à em đi được rồi ạ", Asked::Reason).label, Label::Attending);
    assert_eq!(read("phải ghi lý do à?", Asked::Reason).label, Label::Question);
    let ill = read("con ốm", Asked::Reason);
    assert_eq!((ill.label, ill.category), (Label::Absent, Some(ReasonCategory::Health)));
}

#[test]
fn reasons_fall_into_the_categories_of_the_statistics() {
    use ReasonCategory::{Away, Duty, Family, Health, Maternity, Other, Study, WeatherOrTransport, WorkTrip};
    for (text, category) in [
        ("đi viện", Health),
        ("con bị ốm", Health),
        ("nhà có đám hiếu", Family),
        ("đi công tác Đà Nẵng", WorkTrip),
        ("phải trực cơ quan", Duty),
        ("có lịch thi", Study),
        ("đang ở quê", Away),
        ("nghỉ thai sản", Maternity),
        ("xe hỏng giữa đường", WeatherOrTransport),
        ("bận", Other),
        ("chuyện riêng khó nói", Other),
    ] {
        assert_eq!(categorise(text), category, "{text}");
    }
}

#[test]
fn the_late_say_until_when() {
    let late =
        |text| read(text, Asked::Attendance).delay.map(|delay| (text[delay.words].to_owned(), delay.until));
    assert_eq!(late("em đến trễ tầm 10 phút ạ"), Some(("tầm 10 phút".into(), Until::Minutes(10))));
    assert_eq!(late("toi den muon nua tieng"), Some(("nua tieng".into(), Until::Minutes(30))));
    assert_eq!(late("muộn chút nhé"), None);
}

#[test]
fn a_reading_can_be_explained_by_its_words() {
    let text = "mai em không đi được";
    let why = read(text, Asked::Attendance).why;
    let why: Vec<_> = why.iter().map(|clue| (&text[clue.words.clone()], clue.heading)).collect();
    assert_eq!(why, [("không", "not"), ("đi", "go")]);
}

#[test]
fn a_bare_day_picks_a_meeting() {
    let today = "2026-11-28".parse().unwrap();
    assert_eq!(named_day("mùng 3", today), "2026-12-03".parse().ok());
    assert_eq!(named_day("thứ năm ạ", today), "2026-12-03".parse().ok());
    assert_eq!(named_day("em bận", today), None);
}
