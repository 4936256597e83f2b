//! From a message to words: where each begins and ends in the original text, and its letters.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::letters::{Marks, take_apart};

/// One word, number, sign or pause of the message.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands in the original text.
    pub span: Range<usize>,
    /// Its bare letters, lower case.
    pub bare: String,
    /// The marks typed on them.
    pub marks: Marks,
    /// Whether it begins with a capital and goes on in small letters.
    pub capital: bool,
    /// Whether it is in capitals.
    pub loud: bool,
    /// What sort of thing it is.
    pub sort: Sort,
}

impl Word {
    /// Whether it is this word, with or without its marks, but with no others: "bay" is bảy, "bây" is not.
    pub(super) fn reads(&self, word: &str) -> bool {
        let (bare, marks) = take_apart(word);
        self.bare == bare && self.marks.nearness(marks).is_some()
    }

    /// Whether it is one of these words, see [`Word::reads`].
    pub(super) fn reads_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.reads(word))
    }
}

/// What sort of thing stands between two blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters.
    Word,
    /// Digits, with what clings to them: `15p`, `19h45`, `50/50`, `+1`.
    Number,
    /// An emoji or another symbol.
    Symbol,
    /// A comma, colon, dash.
    Pause,
    /// A full stop, semicolon, exclamation mark, new line.
    Stop,
    /// A question mark.
    Question,
}

/// A message longer than this is not a reply; the rest is not looked at.
pub(super) const LONGEST: usize = 200;

/// Splits a message into at most [`LONGEST`] words, in one pass.
pub(super) fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(24);
    let mut rest = 0;
    while let Some(first) = text[rest..].chars().next() {
        let len = length(&text[rest..], first);
        let span = rest..rest + len;
        rest = span.end;
        if let Some(sort) = sort(first, &text[span.clone()]) {
            let (bare, marks) = take_apart(&text[span.clone()]);
            let mut letters = text[span.clone()].nfd();
            let begins = letters.next().is_some_and(char::is_uppercase);
            let loud = letters.any(char::is_uppercase);
            words.push(Word { span, bare, marks, capital: begins && !loud, loud, sort });
            if words.len() == LONGEST {
                break;
            }
        }
    }
    words
}

/// How many bytes the thing that begins with `first` takes.
fn length(text: &str, first: char) -> usize {
    let one = first.len_utf8();
    let after = text[one..].chars().next();
    if first.is_ascii_digit() || first == '+' && after.is_some_and(|c| c.is_ascii_digit()) {
        return number(text, one);
    }
    if first == '.' {
        return text.len() - text.trim_start_matches('.').len();
    }
    if !first.is_alphanumeric() {
        return one + text[one..].chars().take_while(|c| clings(*c)).map(char::len_utf8).sum::<usize>();
    }
    let mut end = one;
    let mut chars = text[one..].chars().peekable();
    while let Some(c) = chars.next() {
        let joins = match c {
            '\'' | '\u{2019}' => chars.peek().is_some_and(|next| next.is_alphabetic()),
            '/' => {
                end == one
                    && matches!(first, 'd' | 'D' | 'đ' | 'Đ')
                    && chars.peek().is_some_and(|next| next.is_alphabetic())
            }
            _ => c.is_alphanumeric() || is_combining_mark(c),
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Digits with their signs and a unit: `19h45`, `5-10p`, `15'`, `100%`, `20:00`, `3/12`.
fn number(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut chars = text[from..].chars().peekable();
    while let Some(c) = chars.next() {
        let digit_next = chars.peek().is_some_and(char::is_ascii_digit);
        let joins = match c {
            ':' | '-' | '/' | '.' | ',' | '–' => digit_next,
            '\'' | '%' | '’' => true,
            _ => c.is_alphanumeric() || is_combining_mark(c),
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Variation selectors, skin tones and joined parts belong to the emoji before them.
fn clings(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{FE0E}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}' | '♂' | '♀')
        || is_combining_mark(c)
}

fn sort(first: char, whole: &str) -> Option<Sort> {
    Some(match first {
        '\n' | '.' | ';' | '!' | '…' => Sort::Stop,
        c if c.is_whitespace() => return None,
        ',' | ':' | '-' | '–' | '—' | '(' | ')' => Sort::Pause,
        '?' => Sort::Question,
        '+' if whole.len() > 1 => Sort::Number,
        c if c.is_ascii_digit() => Sort::Number,
        c if c.is_alphanumeric() => Sort::Word,
        '“' | '”' => return None,
        c if c.is_ascii() || is_combining_mark(c) || clings(c) => return None,
        _ => Sort::Symbol,
    })
}

/// An emoji without its skin tone, sex and variant.
pub(super) fn plain_symbol(symbol: &str) -> &str {
    let first = symbol.chars().next().map_or(0, char::len_utf8);
    &symbol[..first]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_units_and_words_their_place() {
        let text = "Đ/c Lan: 19h45, 5-10p 👍🏽 can't";
        let words: Vec<_> = split(text).into_iter().map(|word| text[word.span].to_owned()).collect();
        assert_eq!(words, ["Đ/c", "Lan", ":", "19h45", ",", "5-10p", "👍🏽", "can't"]);
    }
}
