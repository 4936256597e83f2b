//! The replies people wrote, and what the reader makes of them.

use chibo::domain::reading::{Asked, Label, read};

#[test]
fn figures() {
    for file in std::env::var("REPLIES").unwrap_or_else(|_| "tests/data/replies.tsv".into()).split(':') {
        let text = std::fs::read_to_string(file).unwrap();
        let (mut flips, mut wrong, mut definite, mut right, mut reasons, mut reasons_right, mut exact, mut n) =
            (0, 0, 0, 0, 0, 0, 0, 0);
        let quiet = std::env::var("QUIET").is_ok();
        for row in text.lines() {
            let mut cols = row.split('\t');
            let (label, text, reason) =
                (cols.next().unwrap(), cols.next().unwrap(), cols.next().unwrap_or(""));
            if label == "label" {
                continue;
            }
            let reading = read(text, Asked::Attendance);
            let got = reading.label.as_str().to_uppercase();
            let is_definite = |l: &str| matches!(l, "ATTENDING" | "ABSENT" | "LATE");
            n += 1;
            exact += usize::from(got == label);
            let flip = matches!(
                (label, reading.label),
                ("ATTENDING" | "LATE", Label::Absent) | ("ABSENT", Label::Attending | Label::Late)
            );
            let hard =
                matches!((label, reading.label), ("ATTENDING", Label::Absent) | ("ABSENT", Label::Attending));
            flips += usize::from(flip);
            let committed = !is_definite(label) && reading.label.is_definite();
            wrong += usize::from(committed);
            if is_definite(label) {
                definite += 1;
                right += usize::from(got == label);
            }
            let said = reading.reason.clone().map_or("", |r| &text[r]);
            if got != label && !quiet {
                let why: Vec<_> =
                    reading.why.iter().map(|c| format!("{}={}", &text[c.words.clone()], c.heading)).collect();
                println!(
                    "{}{label}→{got}\t{text}\t{}",
                    if hard {
                        "FLIP!! "
                    } else if flip {
                        "flip "
                    } else if committed {
                        "WRONG "
                    } else {
                        ""
                    },
                    why.join(" ")
                );
            }
            if !reason.is_empty() {
                reasons += 1;
                reasons_right += usize::from(said == reason);
            }
            if said != reason && got == label && !quiet {
                println!("  reason\t{text}\twant {reason:?}\tgot {said:?}");
            }
        }
        println!(
            "{file}: {n} rows, exact {exact}, flips {flips}, wrong {wrong}, definite {right}/{definite} = {:.1}%, reasons {reasons_right}/{reasons} = {:.1}%",
            100.0 * right as f64 / definite as f64,
            100.0 * reasons_right as f64 / reasons as f64
        );
    }
}
