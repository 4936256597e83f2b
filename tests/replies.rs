//! What members write, and what the reader makes of it: labelled replies, and rules that hold for any reply.
//!
//! The files in `tests/data` have the columns label, text, reason (a verbatim part of the text) and, in some, the
//! phenomenon. To see what is misread: `cargo test --test replies -- --nocapture`.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chibo::domain::reading::{Asked, Label, Reading, ReasonCategory, Until, categorise, named_day, read};
use proptest::{prelude::*, sample::select};
use rand::{Rng, SeedableRng, rngs::StdRng};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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
/// The last to be measured, and by nobody seen before: 0 turned round, 1 wrongly committed, 264 of 276 definite.
const UNSEEN: &str = include_str!("data/replies_unseen.tsv");
/// Everyday words, written to be turned round; 9 of 646 were, and 542 understood, before they were mended.
const HUNTED: &str = include_str!("data/replies_hunted.tsv");

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

/// How a file of replies was read.
#[derive(Debug, Default)]
struct Score {
    flips: usize,
    wrongly_committed: usize,
    definite: usize,
    definite_right: usize,
    reasons: usize,
    reasons_right: usize,
}

impl Score {
    fn of(rows: &[Row]) -> Self {
        let mut score = Self::default();
        for row in rows {
            score.count(row, &read(row.text, Asked::Attendance));
        }
        score
    }

    fn count(&mut self, row: &Row, reading: &Reading) {
        let label = label(row);
        let right = reading.label == label;
        let reason = reading.reason.clone().map_or("", |span| &row.text[span]);
        self.flips += usize::from(flips(label, reading.label));
        self.wrongly_committed += usize::from(!label.is_definite() && reading.label.is_definite());
        self.definite += usize::from(label.is_definite());
        self.definite_right += usize::from(label.is_definite() && right);
        self.reasons += usize::from(!row.reason.is_empty());
        self.reasons_right += usize::from(!row.reason.is_empty() && reason == row.reason);
        if std::env::var("QUIET").is_ok() {
            return;
        }
        if reason != row.reason {
            println!("  reason read as {reason:?} instead of {:?}: {}", row.reason, row.text);
        }
        if !right {
            println!("{} read as {}: {}", row.label, reading.label, row.text);
        }
    }

    fn assert(&self, file: &str, wrong: usize, definite_percent: usize, reason_percent: usize) {
        println!("{file}: {self:?}");
        assert_eq!(self.flips, 0, "{file}: coming and staying away were exchanged");
        assert!(self.wrongly_committed <= wrong, "{file}: read more than was said: {self:?}");
        assert!(self.definite_right * 100 >= self.definite * definite_percent, "{file}: {self:?}");
        assert!(self.reasons_right * 100 >= self.reasons * reason_percent, "{file}: {self:?}");
    }
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
fn the_labelled_replies_are_understood() {
    Score::of(&rows(GIVEN)).assert("replies", 0, 98, 90);
}

#[test]
fn further_replies_by_phenomenon_are_understood() {
    Score::of(&rows(OWN)).assert("own", 0, 98, 86);
}

#[test]
fn the_traps_in_their_many_forms_are_avoided() {
    Score::of(&rows(TRAPS)).assert("traps", 0, 97, 85);
}

/// These were kept away from whoever wrote the reader until they had been measured (93 % of the definite ones).
#[test]
fn replies_once_held_out_are_understood() {
    Score::of(&rows(HELDOUT)).assert("heldout", 1, 97, 83);
}

/// Measured unseen: 1 turned round ("không đi mô được", mended since), 2 wrongly committed, 225 of 243 definite.
#[test]
fn replies_never_seen_before_are_understood() {
    Score::of(&rows(BLIND)).assert("blind", 2, 92, 82);
}

#[test]
fn replies_measured_last_are_understood() {
    Score::of(&rows(UNSEEN)).assert("unseen", 1, 95, 85);
}

#[test]
fn replies_written_to_be_turned_round_are_not() {
    Score::of(&rows(HUNTED)).assert("hunted", 0, 84, 0);
}

#[test]
fn replies_by_many_writers_are_understood() {
    Score::of(&rows(FURTHER)).assert("further", 10, 97, 85);
}

/// Another file of labelled replies: `REPLIES=file cargo test --test replies a_further -- --nocapture`.
#[test]
fn a_further_file_is_scored() {
    let file = std::env::var("REPLIES").unwrap_or("tests/data/replies.tsv".to_owned());
    let score = Score::of(&rows(std::fs::read_to_string(file).unwrap().leak()));
    println!("{score:?}");
    assert_eq!(score.flips, 0, "coming and staying away were exchanged");
}

#[test]
fn composed_and_decomposed_letters_read_alike() {
    for row in ALL.iter() {
        let (nfc, nfd): (String, String) = (row.text.nfc().collect(), row.text.nfd().collect());
        assert_eq!(heard(&nfc), heard(&nfd), "{}", row.text);
    }
}

#[test]
fn politeness_never_turns_a_reply_round() {
    let before = ["", "dạ ", "Dạ thưa anh, ", "Chào đồng chí, ", "Kính gửi chi ủy, ", "anh Nam ơi ", "alo "];
    let after = [
        "",
        " ạ",
        " nhé",
        " nha",
        " anh ạ",
        " nhé mọi người",
        " đồng chí bí thư ạ",
        " 🙏",
        " 😊",
        " nghen chú",
    ];
    let pairs = before.iter().flat_map(|one| after.iter().map(move |other| (one, other)));
    // Every pair on a quarter of the replies: each reply still meets twenty of them.
    for (turn, (greeting, ending)) in pairs.enumerate() {
        never_turned_round(|text| {
            if text.len() % 4 != turn % 4 {
                return Vec::new();
            }
            let marked = format!("{greeting}{text}{ending}");
            // Who marks nothing marks no greeting either.
            vec![if text == without_marks(text) { without_marks(&marked) } else { marked }]
        });
    }
}

#[test]
fn losing_the_marks_never_turns_a_reply_round() {
    never_turned_round(|text| {
        let bare = without_marks(text);
        vec![bare.to_uppercase(), bare]
    });
}

fn without_marks(text: &str) -> String {
    let bare: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    bare.replace('đ', "d").replace('Đ', "D")
}

#[test]
fn a_forgotten_n_without_marks_is_no_yes() {
    for text in ["em xin vắg ạ", "em xin vag a", "EM XIN VAG A"] {
        assert_ne!(heard(text), Label::Attending, "{text}");
    }
}

/// Changes every definite reply; none may be read as its opposite.
fn never_turned_round(change: impl Fn(&str) -> Vec<String>) {
    let definite = ALL.iter().filter(|row| label(row).is_definite());
    let changed = definite.flat_map(|row| change(row.text).into_iter().map(|text| (label(row), text)));
    let turned: Vec<_> = changed.filter(|(label, text)| flips(*label, heard(text))).collect();
    assert!(turned.is_empty(), "{turned:#?}");
}

#[test]
fn a_negated_predicate_is_never_attending() {
    let who = ["", "em ", "tôi ", "bác ", "mai em ", "kỳ này tôi ", "dạ em "];
    let not = ["không", "ko", "k", "chẳng", "không thể", "hông", "chưa", "không có"];
    let coming = [
        "đi",
        "đi được",
        "dự",
        "dự được",
        "tham gia",
        "tham gia được",
        "tham dự",
        "đến được",
        "có mặt",
        "đi họp được",
        "qua được",
        "sắp xếp được",
        "về dự được",
    ];
    let after = ["", " ạ", " nhé", " đâu", " đâu ạ", " được đâu anh ơi"];
    for who in who {
        for not in not {
            for coming in coming {
                for after in after {
                    let text = format!("{who}{not} {coming}{after}");
                    assert_ne!(heard(&text), Label::Attending, "{text}");
                    assert_ne!(heard(&text), Label::Late, "{text}");
                }
            }
        }
    }
}

/// What keeps the member away, joined in any way to a word of coming, is no yes unless something turns it.
#[test]
fn what_keeps_one_away_is_never_overruled_by_a_mere_word_of_coming() {
    let hindrances =
        ["con ốm", "em đang nằm viện", "không ai chở", "em bị sốt cao", "em đi công tác", "em đang trực"];
    let joints = [" nên", ",", "", " vì vậy"];
    let comings =
        ["không dự được", "không đi đâu", "không cho em dự", "em không tham gia", "sao mà đi", "đi sao được"];
    for hindrance in hindrances {
        for joint in joints {
            for coming in comings {
                let text = format!("{hindrance}{joint} {coming}");
                assert!(
                    !matches!(heard(&text), Label::Attending | Label::Late),
                    "{text} is read as {}",
                    heard(&text)
                );
            }
        }
    }
}

#[test]
fn asking_whether_one_may_is_never_a_reply() {
    let who = ["", "em ", "tôi ", "bác ", "mai em ", "anh ơi em ", "cho em hỏi em "];
    let doing =
        ["đi", "dự", "vắng", "nghỉ", "đi muộn", "đến trễ", "vào sau", "dự online", "về sớm", "vắng mặt"];
    let asking =
        ["được không", "đc k", "được không ạ?", "có được không", "dc ko a", "được k nhỉ", "được hông chú"];
    for who in who {
        for doing in doing {
            for asking in asking {
                let text = format!("{who}{doing} {asking}");
                assert!(!heard(&text).is_definite(), "{text} is read as {}", heard(&text));
            }
        }
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

#[test]
fn a_very_long_message_is_read_in_no_time_and_commits_to_nothing() {
    for text in
        ["không ".repeat(200_000), "đi được ".repeat(200_000), "a".repeat(1_000_000), "1-".repeat(500_000)]
    {
        assert!(!heard(&text).is_definite());
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_read_without_harm(text in any::<String>(), day in 0i32..40_000) {
        let today = chrono::NaiveDate::from_num_days_from_ce_opt(720_000 + day).unwrap();
        named_day(&text, today);
        for asked in [Asked::Attendance, Asked::StillComing, Asked::Reason] {
            let reading = read(&text, asked);
            let spans = reading.why.into_iter().map(|clue| clue.words).chain(reading.reason);
            for span in spans.chain(reading.delay.map(|delay| delay.words)) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }

    #[test]
    fn any_words_in_any_order_are_read_without_harm(words in prop::collection::vec(select(words()), 0..30)) {
        let text = words.join(" ");
        let reading = read(&text, Asked::Attendance);
        prop_assert!(reading.reason.is_none_or(|span| text.get(span).is_some_and(|reason| !reason.is_empty())));
    }
}

/// Minutes of it: `FUZZ_SECONDS=180 cargo test --release --test replies fuzz -- --nocapture`.
#[test]
fn fuzz() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(2);
    let end = Instant::now() + Duration::from_secs(seconds);
    let (words, mut rng, mut read_so_far, mut definite) = (words(), StdRng::seed_from_u64(7), 0u64, 0u64);
    while Instant::now() < end {
        let text = mangled(&words, &mut rng);
        let reading = read(&text, Asked::Attendance);
        let decomposed: String = text.nfd().collect();
        let composed: String = text.nfc().collect();
        assert_eq!(heard(&composed), heard(&decomposed), "{text:?}");
        for span in reading.why.iter().map(|clue| &clue.words).chain(&reading.reason) {
            assert!(text.get(span.clone()).is_some(), "{text:?}");
        }
        read_so_far += 1;
        definite += u64::from(reading.label.is_definite());
    }
    println!("{read_so_far} mangled replies read in {seconds} s, {definite} of them definite, no harm done");
}

/// A reply with some of its letters and words dropped, exchanged, doubled or replaced.
fn mangled(words: &[&str], rng: &mut StdRng) -> String {
    let row = &ALL[rng.random_range(0..ALL.len())];
    let mut said: Vec<String> = row.text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..rng.random_range(1..5) {
        let at = rng.random_range(0..said.len());
        let mut letters: Vec<char> = said[at].chars().collect();
        let letter = rng.random_range(0..letters.len().max(1));
        match rng.random_range(0..6) {
            0 => said.insert(at, words[rng.random_range(0..words.len())].to_owned()),
            1 => said[at] = words[rng.random_range(0..words.len())].to_owned(),
            2 if said.len() > 1 => drop(said.remove(at)),
            3 if letter < letters.len() => {
                letters.insert(letter, rng.random());
                said[at] = letters.into_iter().collect();
            }
            4 if letters.len() > 1 => {
                letters.remove(letter);
                said[at] = letters.into_iter().collect();
            }
            _ => said.swap(0, at),
        }
    }
    said.join(" ")
}

/// Every word of every reply.
fn words() -> Vec<&'static str> {
    ALL.iter().flat_map(|row| row.text.split_whitespace()).collect()
}
