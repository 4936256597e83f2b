//! The Vietnamese alphabet: how lists of people are sorted.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::people::given_name;

/// The letters in their order; marks of tone stand behind them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Thanh huyền, hỏi, ngã, sắc, nặng, after the level tone.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Compares full names by given name, then by the whole name.
pub fn by_given_name(one: &str, other: &str) -> Ordering {
    let key = |name: &str| (key(given_name(name)), key(name));
    key(one).cmp(&key(other)).then_with(|| one.cmp(other))
}

/// Letters first; tones decide only between the same letters.
fn key(text: &str) -> (Vec<usize>, Vec<usize>) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    for c in text.to_lowercase().nfd() {
        match (TONES.iter().position(|tone| *tone == c), tones.last_mut(), letters.last_mut()) {
            (Some(tone), Some(last), _) => *last = tone + 1,
            (None, Some(_), Some(last)) if is_shape(c) => *last = shaped(*last, c),
            _ => {
                letters.push(place(c));
                tones.push(0);
            }
        }
    }
    (letters, tones)
}

/// Breve, circumflex, horn: they make another letter.
fn is_shape(c: char) -> bool {
    matches!(c, '\u{306}' | '\u{302}' | '\u{31b}')
}

fn shaped(letter: usize, shape: char) -> usize {
    let Some(base) = LETTERS.chars().nth(letter.saturating_sub(1)) else { return letter };
    let whole: String = [base, shape].iter().collect::<String>().nfc().collect();
    whole.chars().next().map_or(letter, place)
}

/// A letter's place, from 1; a blank comes before all, anything else behind.
fn place(c: char) -> usize {
    match LETTERS.chars().position(|letter| letter == c) {
        Some(at) => at + 1,
        None if c.is_whitespace() => 0,
        None => LETTERS.chars().count() + 1 + c as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_vietnamese_alphabet() {
        let mut names = [
            "Trần Thị Ước",
            "Lê Đức",
            "Lê Dũng",
            "Đỗ Thị Ánh",
            "Lê Ân",
            "Vũ An",
            "Bùi Ăn",
            "Cao Dùng",
            "Trần Văn An",
            "Hồ Uyên",
            "Lê Tú",
            "Lê Tu",
        ];

        names.sort_by(|one, other| by_given_name(one, other));

        assert_eq!(
            names,
            [
                "Trần Văn An",
                "Vũ An",
                "Đỗ Thị Ánh",
                "Bùi Ăn",
                "Lê Ân",
                "Cao Dùng",
                "Lê Dũng",
                "Lê Đức",
                "Lê Tu",
                "Lê Tú",
                "Hồ Uyên",
                "Trần Thị Ước",
            ]
        );
    }

    #[test]
    fn composed_and_decomposed_names_are_the_same() {
        let decomposed: String = "Đỗ Thị Ước".nfd().collect();
        assert_eq!(key(&decomposed), key("Đỗ Thị Ước"));
    }
}
