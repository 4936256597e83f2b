//! Names in the order of a Vietnamese list: by given name, then by the full name.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::people::given_name;

/// The alphabet; a letter's tone counts only between words that are otherwise the same.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';
/// In the order of a Vietnamese dictionary: huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// What is compared of a word: its letters, then its tones.
type Key = (Vec<usize>, Vec<usize>);

/// Compares two full names as a Vietnamese list of people is sorted.
pub fn by_given_name(one: &str, other: &str) -> Ordering {
    let place = |name: &str| (key(given_name(name)), key(name));
    place(one).cmp(&place(other))
}

fn key(words: &str) -> Key {
    let mut letters: Vec<usize> = Vec::new();
    let mut tones = Vec::new();
    for mark in words.to_lowercase().nfd() {
        if let Some(tone) = TONES.iter().position(|tone| *tone == mark) {
            if let Some(last) = tones.last_mut() {
                *last = tone + 1;
            }
        } else if let BREVE | CIRCUMFLEX | HORN = mark {
            if let Some(last) = letters.last_mut() {
                *last = marked(*last, mark);
            }
        } else {
            letters.push(place(mark));
            tones.push(0);
        }
    }
    (letters, tones)
}

/// A letter's place; blanks come before letters, strange letters after.
fn place(letter: char) -> usize {
    if letter.is_whitespace() {
        return 0;
    }
    ALPHABET.chars().position(|known| known == letter).map_or(1000 + letter as usize, |at| at + 1)
}

/// The letter with its mark follows the plain one; â follows ă, ơ follows ô.
fn marked(letter: usize, mark: char) -> usize {
    let plain = letter.checked_sub(1).and_then(|at| ALPHABET.chars().nth(at));
    match (plain, mark) {
        (Some('a' | 'e' | 'u'), BREVE | HORN) | (Some('e' | 'o'), CIRCUMFLEX) => letter + 1,
        (Some('a'), CIRCUMFLEX) | (Some('o'), HORN) => letter + 2,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted_by_given_name_in_the_vietnamese_alphabet() {
        let mut names = [
            "Bùi Văn Đức",
            "Lê Ân",
            "Trần Thị Dung",
            "Vũ Ánh",
            "Đỗ An",
            "Phạm Ước",
            "Nguyễn Văn An",
            "Hồ Uyên",
        ];
        names.sort_by(|one, other| by_given_name(one, other));

        assert_eq!(
            names,
            [
                "Đỗ An",
                "Nguyễn Văn An",
                "Vũ Ánh",
                "Lê Ân",
                "Trần Thị Dung",
                "Bùi Văn Đức",
                "Hồ Uyên",
                "Phạm Ước"
            ]
        );
    }

    #[test]
    fn both_ways_of_writing_a_mark_are_one_name() {
        let decomposed: String = "Lê Thị Hoà".nfd().collect();
        assert_eq!(by_given_name("Lê Thị Hoà", &decomposed), Ordering::Equal);
    }
}
