//! One-time codes: easy to read aloud, hard to guess.

use rand::Rng;
use rand::seq::IndexedRandom;

/// Letters and digits nobody confuses: no 0 O, 1 I L, U V.
const SIGNS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";
/// Groups of four signs: 12 signs of 29 are 58 bits (asserted below).
const GROUPS: usize = 3;

/// A fresh code for someone who is not linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// The code: shown now, and never again.
    pub code: String,
    /// For whom.
    pub name: String,
    /// Of which organisation, by path.
    pub organization: String,
}

impl Fresh {
    /// The link that opens the chat with the bot and carries the code.
    pub fn link(&self, username: &str) -> String {
        format!("https://t.me/{username}?start={}", self.code)
    }
}

/// Draws a code: `7KQM-2HXD-9RTA`.
pub fn draw(dice: &mut impl Rng) -> String {
    let mut code = String::new();
    for group in 0..GROUPS {
        if group > 0 {
            code.push('-');
        }
        code.extend((0..4).filter_map(|_| SIGNS.choose(dice)).map(|sign| char::from(*sign)));
    }
    code
}

/// A code without what people type differently: case, blanks and dashes.
pub fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect()
}

/// Whether words are a code, however it was typed; only signs of codes, and as many.
pub fn looks_like_code(words: &str) -> bool {
    let code = bare(words);
    code.len() == 4 * GROUPS
        && code.bytes().all(|sign| SIGNS.contains(&sign))
        && words.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign.is_whitespace())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn a_code_has_at_least_fifty_bits_and_fits_a_deep_link() {
        let bits = f64::from(u32::try_from(SIGNS.len()).unwrap()).log2() * 4.0 * GROUPS as f64;
        assert!(bits >= 50.0, "{bits}");
        let code = draw(&mut StdRng::seed_from_u64(7));
        assert_eq!(code.len(), 14);
        assert!(code.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-'), "{code}");
        assert!(looks_like_code(&code.to_lowercase()) && !looks_like_code("tôi xin mã mời"));
        assert_eq!(bare(&code.to_lowercase().replace('-', " ")), bare(&code));
    }
}
