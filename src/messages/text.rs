//! A sentence to be said, and how it is rendered.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;

use chrono::NaiveDate;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use super::buttons::Press;
use super::dates;
use super::voice::Voice;
use crate::domain::delivery::Key;
use crate::domain::tally::Rate;
use crate::domain::{Language, Timestamp};

static_loader! {
    static LOCALES = {
        locales: "./config/locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A sentence of the locales, what fills it, and the buttons under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    key: Cow<'static, str>,
    fills: Vec<(&'static str, Value)>,
    buttons: Vec<Vec<Button>>,
}

/// What fills a place in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Someone's words or a name; escaped.
    Words(String),
    /// A number; plural forms depend on it.
    Number(i64),
    /// "19 giờ 30, thứ Năm, ngày 03/12/2026".
    Moment(Timestamp),
    /// "03/12/2026".
    Day(NaiveDate),
    /// "92,3%".
    Rate(Rate),
    /// A sentence of its own.
    Text(Box<Text>),
    /// Sentences, one a line.
    Lines(Vec<Text>),
}

/// A button: what it says and what it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    label: Text,
    press: Press,
}

/// A sentence as Telegram takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Telegram's HTML.
    pub html: String,
    /// Rows of buttons.
    pub keyboard: Vec<Vec<Key>>,
}

impl Text {
    /// The sentence under `key`.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), fills: Vec::new(), buttons: Vec::new() }
    }

    /// The sentence for one word of an enum: of `reason`, the one for `health`.
    pub fn of(family: &'static str, word: &'static str) -> Self {
        Self::new(format!("{family}-{word}"))
    }

    /// Fills the place `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.fills.push((name, value.into()));
        self
    }

    /// Adds a row of buttons.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.buttons.push(buttons.into_iter().collect());
        self
    }

    /// Puts it inside another sentence, which takes over its buttons.
    #[must_use]
    pub fn under(mut self, around: impl FnOnce(Self) -> Self) -> Self {
        let buttons = std::mem::take(&mut self.buttons);
        let mut outer = around(self);
        outer.buttons.extend(buttons);
        outer
    }

    /// Renders it as HTML, with its buttons.
    pub fn render(&self, voice: Voice) -> Rendered {
        let keyboard = self.buttons.iter().map(|row| row.iter().map(|button| button.key(voice)).collect());
        Rendered { html: self.fill(voice, true), keyboard: keyboard.collect() }
    }

    /// Renders it as plain text: a button's label, an answer to a tap, a line on the terminal.
    pub fn plain(&self, voice: Voice) -> String {
        self.fill(voice, false)
    }

    fn places(&self) -> Vec<&'static str> {
        self.fills.iter().map(|(name, _)| *name).collect()
    }

    /// Panics where a key is unknown or a place stays empty, rather than to speak of keys: the rules hold every key
    /// and place of these sources against the locales.
    fn fill(&self, voice: Voice, html: bool) -> String {
        let fills: HashMap<Cow<'static, str>, FluentValue<'_>> = self
            .fills
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.fluent(voice, html)))
            .collect();
        LOCALES
            .try_lookup_with_args(language_id(voice.language), &self.key, &fills)
            .unwrap_or_else(|| panic!("`{}` cannot be said with {:?}", self.key, self.places()))
    }
}

impl Button {
    /// A button that says the sentence under `key`.
    pub fn new(key: &'static str, press: Press) -> Self {
        Self { label: Text::new(key), press }
    }

    /// A button with a label of its own.
    pub fn labelled(label: Text, press: Press) -> Self {
        Self { label, press }
    }

    fn key(&self, voice: Voice) -> Key {
        Key { label: self.label.plain(voice), data: self.press.encode() }
    }
}

impl Value {
    fn fluent(&self, voice: Voice, html: bool) -> FluentValue<'static> {
        match self {
            Self::Words(words) if html => escape(words).into(),
            Self::Words(words) => words.clone().into(),
            Self::Number(number) => FluentValue::from(*number),
            Self::Moment(at) => dates::moment(*at, voice).into(),
            Self::Day(day) => dates::day(*day).into(),
            Self::Rate(rate) => dates::rate(*rate, voice.language).into(),
            Self::Text(text) => text.fill(voice, html).into(),
            Self::Lines(lines) => {
                lines.iter().map(|line| line.fill(voice, html)).collect::<Vec<_>>().join("\n").into()
            }
        }
    }
}

/// The beginning of someone's words, with "…" where they go on.
pub fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Words in pieces of at most `most` characters, so that each fits a message; cut between words where there are
/// any.
pub fn pieces(words: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = words.trim();
    while let Some((end, _)) = rest.char_indices().nth(most.max(1)) {
        let cut = rest[..end].rfind(char::is_whitespace).filter(|cut| *cut > 0).unwrap_or(end);
        pieces.push(rest[..cut].trim_end());
        rest = rest[cut..].trim_start();
    }
    pieces.push(rest);
    pieces
}

/// Makes words safe inside Telegram's HTML.
pub fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn language_id(language: Language) -> &'static LanguageIdentifier {
    static IDS: std::sync::LazyLock<[LanguageIdentifier; 2]> = std::sync::LazyLock::new(|| {
        ["vi", "en"].map(|tag| LanguageIdentifier::from_str(tag).unwrap_or_default())
    });
    match language {
        Language::Vietnamese => &IDS[0],
        Language::English => &IDS[1],
    }
}

macro_rules! values {
    ($($from:ty => $make:expr),* $(,)?) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                let make: fn($from) -> Value = $make;
                make(value)
            }
        }
    )*};
}

values! {
    &str => |words| Value::Words(words.to_owned()),
    String => Value::Words,
    i64 => Value::Number,
    u32 => |number| Value::Number(number.into()),
    usize => |number| Value::Number(i64::try_from(number).unwrap_or(i64::MAX)),
    Timestamp => Value::Moment,
    NaiveDate => Value::Day,
    Rate => Value::Rate,
    Text => |text| Value::Text(Box::new(text)),
    Vec<Text> => Value::Lines,
}
