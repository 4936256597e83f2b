//! Words that ask nothing and answer nothing: a greeting, thanks, a nod.

use super::alphabet::fold;

/// What a short polite message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Courtesy {
    /// "Chào đồng chí."
    Greeting,
    /// "Cảm ơn nhé."
    Thanks,
    /// "Vâng ạ.", where nothing had been asked.
    Nod,
}

/// Words that may stand around a courtesy without changing it.
const AROUND: &[&str] = &[
    "a", "ah", "ban", "bac", "ban", "be", "bi", "bot", "buoi", "chau", "chi", "chieu", "co", "cac", "dc",
    "dong", "e", "em", "anh", "chu", "nhe", "nha", "nhieu", "minh", "rat", "sang", "the", "thi", "thu",
    "toi", "truong", "very", "much", "so", "xin", "day", "moi", "nguoi", "d", "c", "ong", "thanh", "that",
];
const GREETINGS: &[&str] = &["chao", "hello", "hi", "alo", "morning", "evening", "good"];
const THANKS: &[&str] = &["cam", "on", "cams", "ons", "thank", "thanks", "you", "tks", "thks"];
const NODS: &[&str] =
    &["vang", "da", "u", "uh", "ok", "oke", "okay", "okie", "yes", "roi", "r", "duoc", "ro", "tot"];
const SIGNS: &[char] = &['👍', '👌', '🙏', '❤', '🌹', '😊', '🥰', '💐'];

/// The courtesy a text consists of, if it consists of nothing else.
pub fn courtesy(text: &str) -> Option<Courtesy> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let known = |word: &&str| [AROUND, GREETINGS, THANKS, NODS].iter().any(|list| list.contains(word));
    if !words.iter().all(known) {
        return None;
    }
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    match () {
        () if any(THANKS) => Some(Courtesy::Thanks),
        () if any(GREETINGS) => Some(Courtesy::Greeting),
        () if any(NODS) => Some(Courtesy::Nod),
        () if words.is_empty() && text.contains(SIGNS) => Some(Courtesy::Nod),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_courtesy_holds_nothing_else() {
        assert_eq!(courtesy("Chào đồng chí ạ"), Some(Courtesy::Greeting));
        assert_eq!(courtesy("cảm ơn nhé!"), Some(Courtesy::Thanks));
        assert_eq!(courtesy("cam on dong chi"), Some(Courtesy::Thanks));
        assert_eq!(courtesy("Vâng ạ."), Some(Courtesy::Nod));
        assert_eq!(courtesy("👍"), Some(Courtesy::Nod));
        assert_eq!(courtesy("chào, đường ngập rồi"), None);
        assert_eq!(courtesy("bận"), None);
        assert_eq!(courtesy(""), None);
        assert_eq!(courtesy("ơi"), None);
    }
}
