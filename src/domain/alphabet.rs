//! How Vietnamese words are compared: in the order of the alphabet, or with marks and case left out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters in their order; a word's tones are compared after its letters.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Without a tone, then huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Where words stand: compared by their letters first, then by their tones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SortKey {
    letters: Vec<usize>,
    tones: Vec<usize>,
}

/// Sorts full names by given name, then by the whole name, as lists in Viet Nam are sorted.
pub fn by_given_name(name: &str) -> (SortKey, SortKey) {
    (place(super::people::given_name(name)), place(name))
}

/// Where words stand in an alphabetical list.
pub fn place(words: &str) -> SortKey {
    let mut place = SortKey::default();
    for letter in words.to_lowercase().nfc() {
        let (mut bare, mut tone) = (String::new(), 0);
        for part in letter.nfd() {
            match TONES.iter().position(|mark| *mark == part) {
                Some(mark) => tone = mark + 1,
                None => bare.push(part),
            }
        }
        let bare = bare.nfc().next().unwrap_or(letter);
        place.letters.push(LETTERS.chars().position(|known| known == bare).map_or(0, |at| at + 1));
        place.tones.push(tone);
    }
    place
}

/// Small letters without marks, one blank between words: how headers and fixed words are compared.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfd()
        .filter(|part| !is_combining_mark(*part))
        .map(|part| if matches!(part, 'đ' | 'Đ') { 'd' } else { part })
        .flat_map(char::to_lowercase)
        .map(|part| if part.is_alphanumeric() { part } else { ' ' })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Composed letters and single blanks: the one spelling words are kept in.
pub fn tidy(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted_by_given_name_in_vietnamese_order() {
        let sorted =
            ["Đỗ An", "Trần An", "Bùi Ánh", "Lê Ăn", "Ngô Ân", "Vũ Ẩn", "Hồ Ánh Dung", "Phạm Dung", "Lê Đức"];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| by_given_name(name));
        assert_eq!(names, sorted);
    }

    #[test]
    fn marks_case_and_composition_do_not_matter_to_a_header() {
        assert_eq!(fold("  Họ_và  TÊN "), "ho va ten");
        assert_eq!(fold("diê\u{323}n"), "dien");
        assert_eq!(fold("Đảng viên"), "dang vien");
    }
}
