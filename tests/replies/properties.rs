//! What holds for any reply: politeness, lost marks, negation and questions never turn one round.

use chibo::domain::reading::Label;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{ALL, flips, heard, label};

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
    // Every pair on a quarter of the replies: each reply still meets seventeen of the seventy.
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
