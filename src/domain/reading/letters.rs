//! A written word as bare letters and the marks that were typed on them.

use unicode_normalization::char::decompose_canonical;

/// The marks of one word: what stands on each letter, and the tone of the whole.
///
/// The tone belongs to the word, so `hoà` and `hòa` are the same word here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Two bits a letter: 0 bare, 1 circumflex or đ, 2 breve or horn.
    shapes: u64,
    tone: Tone,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tone {
    #[default]
    Level,
    Falling,
    Rising,
    Asking,
    Tumbling,
    Heavy,
}

/// How near the marks of a typed word come to those of a word we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// Letter by letter the same.
    Same,
    /// Only hỏi and ngã are exchanged, as half the country does.
    Southern,
    /// Some marks are missing, none is different.
    Unmarked,
}

impl Marks {
    /// Whether no mark at all was typed.
    pub(super) fn none(self) -> bool {
        self == Self::default()
    }

    /// How near `self`, as typed, is to `known`; `None` if they contradict each other.
    pub(super) fn nearness(self, known: Self) -> Option<Nearness> {
        if self == known {
            return Some(Nearness::Same);
        }
        let either = |tone| matches!(tone, Tone::Asking | Tone::Tumbling);
        if self.shapes == known.shapes && either(self.tone) && either(known.tone) {
            return Some(Nearness::Southern);
        }
        let typed = (self.shapes | self.shapes >> 1) & 0x5555_5555_5555_5555;
        let contradicted = (self.shapes ^ known.shapes) & (typed | typed << 1);
        let tone = self.tone == Tone::Level && contradicted == 0;
        let only_bar =
            self.tone == known.tone && (self.shapes ^ known.shapes) & !BAR == 0 && self.shapes & BAR == 0;
        (tone || only_bar).then_some(Nearness::Unmarked)
    }
}

/// The mark of the first letter: d for đ is forgotten even by those who mark the vowels.
const BAR: u64 = 0b11;

/// Letters beyond this many keep no marks: no word is that long.
const MARKED_LETTERS: usize = 32;

/// Takes a word apart: lower-case bare letters, and the marks on them. NFC and NFD give the same.
pub(super) fn take_apart(word: &str) -> (String, Marks) {
    let mut bare = String::with_capacity(word.len());
    let mut marks = Marks::default();
    let mut letters = 0;
    for typed in word.chars() {
        if typed.is_ascii() {
            bare.push(typed.to_ascii_lowercase());
            letters += 1;
            continue;
        }
        for lower in typed.to_lowercase() {
            decompose_canonical(lower, |part| place(part, &mut bare, &mut marks, &mut letters));
        }
    }
    (bare, marks)
}

fn place(part: char, bare: &mut String, marks: &mut Marks, letters: &mut usize) {
    let shape = match part {
        '\u{302}' => 1,
        '\u{306}' | '\u{31B}' => 2,
        '\u{300}' => return marks.tone = Tone::Falling,
        '\u{301}' => return marks.tone = Tone::Rising,
        '\u{309}' => return marks.tone = Tone::Asking,
        '\u{303}' => return marks.tone = Tone::Tumbling,
        '\u{323}' => return marks.tone = Tone::Heavy,
        'đ' => {
            bare.push('d');
            *letters += 1;
            1
        }
        '\u{2019}' | '\u{2BC}' => return bare.push('\''),
        letter => {
            bare.push(letter);
            *letters += 1;
            return;
        }
    };
    if (1..=MARKED_LETTERS).contains(letters) {
        marks.shapes |= shape << (2 * (*letters - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tone_placements_and_both_encodings_are_one_word() {
        assert_eq!(take_apart("hoà"), take_apart("hòa"));
        assert_eq!(take_apart("ĐƯỢC"), take_apart("đu\u{31b}o\u{31b}\u{323}c"));
    }

    #[test]
    fn missing_marks_are_near_and_other_marks_are_not() {
        let marks = |word| take_apart(word).1;
        assert_eq!(marks("vang").nearness(marks("vắng")), Some(Nearness::Unmarked));
        assert_eq!(marks("đươc").nearness(marks("được")), Some(Nearness::Unmarked));
        assert_eq!(marks("nghĩ").nearness(marks("nghỉ")), Some(Nearness::Southern));
        assert_eq!(marks("vâng").nearness(marks("vắng")), None);
        assert_eq!(marks("dến").nearness(marks("đến")), Some(Nearness::Unmarked));
        assert_eq!(marks("bạn").nearness(marks("bận")), None, "a word with its tone is what it says");
    }
}
