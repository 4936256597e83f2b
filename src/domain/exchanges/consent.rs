//! `✅ Đồng ý` and `Từ chối`: two buttons, or the same words typed.

use crate::domain::alphabet::fold;

/// Whether a text agrees or declines; nothing if it says neither in so many words.
pub fn said(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "dong y" | "toi dong y" | "agree" | "i agree" => Some(true),
        "tu choi" | "khong dong y" | "toi khong dong y" | "decline" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_words_count() {
        for (text, said_so) in [
            ("✅ Đồng ý", Some(true)),
            ("Tôi đồng ý.", Some(true)),
            ("Từ chối", Some(false)),
            ("không đồng ý", Some(false)),
            ("vâng", None),
            ("đồng ý là thế nào?", None),
        ] {
            assert_eq!(said(text), said_so, "{text}");
        }
    }
}
