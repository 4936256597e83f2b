//! Whether an agenda fits into the message it comes with.

use super::Text;

/// So much of an agenda fits into the message it comes with; a longer one follows it in messages of its own.
/// In UTF-16 units, as Telegram counts its 4,096.
const FITS: usize = 3000;
/// The agenda, or where it is too long that it comes below.
pub fn inline(agenda: &str) -> Text {
    match fits(agenda) {
        true => Text::new("words").with("words", agenda),
        false => Text::new("agenda-below"),
    }
}

/// Whether it is short enough for that message.
pub fn fits(text: &str) -> bool {
    units(text) <= FITS
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
