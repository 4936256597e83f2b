//! How each file of labelled replies is read: what is turned round, wrongly committed, understood.

use chibo::domain::reading::{Asked, Reading, read};

use super::{BLIND, FURTHER, GIVEN, HANDS, HELDOUT, HUNTED, OWN, Row, TRAPS, UNSEEN, flips, label, rows};

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

/// Much of it is misread today. It is kept from the reader, and may only be read better.
#[test]
fn inboxes_of_many_hands_are_read_no_worse_than_they_were() {
    let rows: Vec<Row> = HANDS.into_iter().flat_map(rows).collect();
    let score = Score::of(&rows);
    println!("{} lines of many hands: {score:?}", rows.len());
    assert!(score.flips <= 38, "coming and staying away were exchanged: {score:?}");
    assert!(score.wrongly_committed <= 489, "read more than was said: {score:?}");
    assert!(score.definite_right >= 915, "understood less than before: {score:?}");
}
