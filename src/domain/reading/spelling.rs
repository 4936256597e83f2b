//! What the keyboard did to a word: Telex and VNI keystrokes, stretched letters, slips of the finger.

use super::letters::{Marks, take_apart};

/// Ways a token we do not know may have been meant, the most literal first.
///
/// `unmarked` tells that its letters carry no marks: only then are keys marks.
pub(super) fn guesses(bare: &str, unmarked: bool) -> Vec<(String, Marks)> {
    let mut guesses = Vec::new();
    if bare.len() > 14 || !bare.is_ascii() {
        return stretched(bare).into_iter().map(|word| (word, Marks::default())).collect();
    }
    if unmarked {
        guesses.extend(telex(bare).map(|word| take_apart(&word)));
        guesses.extend(vni(bare).map(|word| take_apart(&word)));
    }
    let plain = |word: String| (word, Marks::default());
    guesses.extend(stretched(bare).map(plain));
    if bare.len() >= 3 && !is_syllable(bare) {
        guesses.extend(slips(bare).into_iter().map(plain));
    }
    guesses
}

/// Raw Telex: `vawngs` → vắng, `ddi` → đi.
fn telex(typed: &str) -> Option<String> {
    let mut word = Vec::<char>::new();
    let mut tone = None;
    let mut struck = false;
    for (i, key) in typed.chars().enumerate() {
        let same = word.iter().rposition(|letter| *letter == key);
        match (key, same) {
            ('a' | 'e' | 'o' | 'd', Some(at)) if word.len() - at <= 3 => word[at] = widened(key),
            ('w', _) if !word.is_empty() => horn(&mut word),
            ('w', _) => word.push('ư'),
            ('s' | 'f' | 'r' | 'x' | 'j', _) if i > 0 && (has_vowel(&word) || !begins(&word, key)) => {
                tone = Some(['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}']["sfrxj".find(key)?]);
            }
            _ => {
                word.push(key);
                continue;
            }
        }
        struck |= i > 0;
    }
    struck.then(|| toned(&word, tone))
}

/// Raw VNI: `va8ng1` → vắng, `d9i` → đi.
fn vni(typed: &str) -> Option<String> {
    if !typed.starts_with(|first: char| first.is_ascii_alphabetic()) || typed.ends_with('0') {
        return None;
    }
    let mut word = Vec::<char>::new();
    let mut tone = None;
    let mut struck = false;
    for key in typed.chars() {
        match key {
            '1'..='5' => {
                tone = Some(
                    ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'][key as usize - '1' as usize],
                );
            }
            '6' => {
                let at = word.iter().rposition(|letter| matches!(letter, 'a' | 'e' | 'o'))?;
                word[at] = widened(word[at]);
            }
            '7' | '8' => horn(&mut word),
            '9' => *word.iter_mut().find(|letter| **letter == 'd')? = 'đ',
            _ => {
                word.push(key);
                continue;
            }
        }
        struck = true;
    }
    struck.then(|| toned(&word, tone))
}

fn widened(letter: char) -> char {
    match letter {
        'a' => 'â',
        'e' => 'ê',
        'o' => 'ô',
        'd' => 'đ',
        other => other,
    }
}

/// One `w` (or 7, 8) gives `uo` both horns, a lone letter its own.
fn horn(word: &mut [char]) {
    for at in (0..word.len()).rev() {
        match word[at] {
            'o' | 'u' => {
                let other = at.checked_sub(1).filter(|before| word[at] == 'o' && word[*before] == 'u');
                word[at] = if word[at] == 'o' { 'ơ' } else { 'ư' };
                if let Some(before) = other {
                    word[before] = 'ư';
                }
                return;
            }
            'a' if at == 0 || word[at - 1] != 'u' => return word[at] = 'ă',
            _ => {}
        }
    }
}

fn has_vowel(word: &[char]) -> bool {
    word.iter()
        .any(|letter| !matches!(letter, 'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='x' | 'đ'))
}

/// Whether the key can go on the beginning of a syllable: `t` and `r`, but not `c` and `s`.
fn begins(word: &[char], key: char) -> bool {
    word == ['t'] && key == 'r'
}

/// Where the tone stands does not matter: it belongs to the word.
fn toned(word: &[char], tone: Option<char>) -> String {
    word.iter().copied().chain(tone).collect()
}

/// `okkkk` → ok, `điiii` → đi.
fn stretched(bare: &str) -> Option<String> {
    let mut letters: Vec<char> = bare.chars().collect();
    letters.dedup();
    let once: String = letters.into_iter().collect();
    (once != bare).then_some(once)
}

/// A letter too many, or two letters exchanged: `khogn` → khong.
fn slips(bare: &str) -> Vec<String> {
    let letters: Vec<char> = bare.chars().collect();
    let exchanged = (1..letters.len()).map(|at| {
        let mut word = letters.clone();
        word.swap(at - 1, at);
        word
    });
    let dropped = (0..letters.len()).map(|at| {
        let mut word = letters.clone();
        word.remove(at);
        word
    });
    // "Khôg", "vág": the n before a final g or h is forgotten.
    let nasal: Option<Vec<char>> =
        bare.strip_suffix(['g', 'h']).map(|stem| [stem, "n", &bare[stem.len()..]].concat().chars().collect());
    nasal.into_iter().chain(exchanged).chain(dropped).map(|word| word.into_iter().collect()).collect()
}

const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
];
const VOWELS: [&str; 27] = [
    "uye", "uou", "uoi", "ieu", "yeu", "oai", "oay", "oeo", "uya", "uay", "ie", "ye", "uo", "oa", "oe", "ua",
    "ue", "uy", "ia", "ai", "ay", "ao", "au", "oi", "ui", "eo", "eu",
];
const ENDINGS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

/// Whether bare letters could be a Vietnamese syllable, and so must not be "corrected".
fn is_syllable(bare: &str) -> bool {
    ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).any(|rest| {
        let single = rest.get(1..).filter(|_| rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']));
        let nucleus = |tail: &str| ENDINGS.contains(&tail) || matches!(tail, "u" | "i");
        VOWELS.iter().filter_map(|vowel| rest.strip_prefix(vowel)).chain(single).any(nucleus)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keystrokes_become_words() {
        let meant = |typed: &str, word: &str| guesses(typed, true).contains(&take_apart(word));
        for (typed, word) in [
            ("vawngs", "vắng"),
            ("ddi", "đi"),
            ("dduwowcj", "được"),
            ("khoong", "không"),
            ("muoojn", "muộn"),
            ("cos", "có"),
            ("mawtj", "mặt"),
            ("mawjt", "mặt"),
            ("va8ng1", "vắng"),
            ("d9u7o7c5", "được"),
            ("d9u7o75c", "được"),
            ("muo65n", "muộn"),
            ("khogn", "khong"),
            ("cso", "có"),
        ] {
            assert!(meant(typed, word), "{typed} → {word}: {:?}", guesses(typed, true));
        }
    }

    #[test]
    fn a_possible_syllable_is_not_corrected() {
        for word in ["hoang", "nguyen", "thuong", "khuya", "vang", "nghieng"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["khogn", "vagn", "xinn", "mawtj"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
