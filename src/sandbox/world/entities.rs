//! Text with its formatting, measured as Telegram measures it: in UTF-16 units.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A stretch of text with a meaning. Offsets and lengths are in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<Value>,
}

impl Entity {
    /// A stretch without further attributes.
    #[must_use]
    pub fn new(kind: impl Into<String>, offset: usize, length: usize) -> Self {
        let kind = kind.into();
        Self { kind, offset, length, url: None, language: None, custom_emoji_id: None, user: None }
    }

    fn end(&self) -> usize {
        self.offset + self.length
    }
}

/// A text and its entities.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
}

impl Formatted {
    /// Plain text with what Telegram finds in any text: commands, mentions, links.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), entities: Vec::new() }.with_found_entities()
    }

    /// The length as Telegram counts it.
    #[must_use]
    pub fn units(&self) -> usize {
        units(&self.text)
    }

    /// Without white space at either end, as Telegram stores messages.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let kept = self.text.trim().to_owned();
        let before = self.text.len() - self.text.trim_start().len();
        let cut = units(&self.text[..before]);
        let length = units(&kept);
        let moved = self.entities.into_iter().filter_map(|entity| {
            let start = entity.offset.saturating_sub(cut);
            let end = entity.end().saturating_sub(cut).min(length);
            (start < end).then(|| Entity { offset: start, length: end - start, ..entity })
        });
        Self { entities: moved.collect(), text: kept }
    }

    /// With the commands, mentions and links that Telegram finds by itself outside code.
    #[must_use]
    pub fn with_found_entities(mut self) -> Self {
        for found in found_in(&self.text) {
            let free = self.entities.iter().all(|known| {
                let apart = known.end() <= found.offset || found.end() <= known.offset;
                apart || !matches!(known.kind.as_str(), "code" | "pre" | "text_link" | "text_mention")
            });
            if free && !self.entities.contains(&found) {
                self.entities.push(found);
            }
        }
        self.entities.sort_by_key(|entity| (entity.offset, Reverse(entity.length)));
        self
    }

    /// As HTML, with everything else escaped.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        let mut open: Vec<&Entity> = Vec::new();
        let mut waiting = self.entities.iter().peekable();
        let mut at = 0;
        for c in self.text.chars() {
            close_ended(&mut html, &mut open, at);
            while let Some(entity) = waiting.next_if(|entity| entity.offset <= at) {
                html.push_str(&opening(entity));
                open.push(entity);
            }
            html.push_str(&escaped(c.encode_utf8(&mut [0; 4])));
            at += c.len_utf16();
        }
        close_ended(&mut html, &mut open, usize::MAX);
        html
    }
}

/// The length of a text as Telegram counts it.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn close_ended(html: &mut String, open: &mut Vec<&Entity>, at: usize) {
    while let Some(entity) = open.pop_if(|entity| entity.end() <= at) {
        html.push_str(&closing(entity));
    }
}

/// The HTML tag for an entity; `None` for what a page shows as plain text.
fn tag(entity: &Entity) -> Option<&'static str> {
    Some(match entity.kind.as_str() {
        "bold" => "b",
        "italic" => "i",
        "underline" => "u",
        "strikethrough" => "s",
        "code" => "code",
        "pre" => "pre",
        "blockquote" | "expandable_blockquote" => "blockquote",
        "spoiler" => "mark",
        "text_link" if entity.url.as_deref().is_some_and(is_link) => "a",
        _ => return None,
    })
}

fn opening(entity: &Entity) -> String {
    match (tag(entity), &entity.url) {
        (Some("a"), Some(url)) => format!("<a href=\"{}\">", escaped(url)),
        (Some(tag), _) => format!("<{tag}>"),
        (None, _) => String::new(),
    }
}

fn closing(entity: &Entity) -> String {
    tag(entity).map(|tag| format!("</{tag}>")).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether a text is an address that is safe to open.
pub(in crate::sandbox) fn is_link(url: &str) -> bool {
    ["http://", "https://", "tg://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme))
}

fn found_in(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if let Some((kind, length)) = meaning_of(word.trim_end()) {
            found.push(Entity::new(kind, at, length));
        }
        at += units(word);
    }
    found
}

/// What a word means by itself, and how far that meaning reaches.
fn meaning_of(word: &str) -> Option<(&'static str, usize)> {
    if word.starts_with("https://") || word.starts_with("http://") {
        return Some(("url", units(word.trim_end_matches(['.', ',', ';', '!', '?', ')']))));
    }
    let name = word.get(1..)?;
    let in_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    match word.as_bytes().first()? {
        b'/' => {
            let command = name.chars().take_while(|c| in_name(c) || *c == '@').count();
            (command > 0).then_some(("bot_command", command + 1))
        }
        b'@' => {
            let mention = name.chars().take_while(in_name).count();
            (mention >= 4).then_some(("mention", mention + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_at_the_ends_is_cut_and_entities_move() {
        let words =
            Formatted { text: " \n Đồng chí  ".to_owned(), entities: vec![Entity::new("bold", 2, 8)] };
        let trimmed = words.trimmed();
        assert_eq!(trimmed.text, "Đồng chí");
        assert_eq!(trimmed.entities, [Entity::new("bold", 0, 7)]);
    }

    #[test]
    fn commands_mentions_and_links_are_found() {
        let found =
            Formatted::plain("/start@chibo_sandbox_bot 🔔 @dong_chi_an https://example.com/a.").entities;
        let kinds: Vec<_> =
            found.iter().map(|entity| (entity.kind.as_str(), entity.offset, entity.length)).collect();
        assert_eq!(kinds, [("bot_command", 0, 24), ("mention", 28, 12), ("url", 41, 21)]);
        assert_eq!(Formatted::plain("a/b 3/12 @an /").entities, []);
    }

    #[test]
    fn html_is_safe_to_show() {
        let bold = Entity::new("bold", 0, 5);
        let words = Formatted { text: "a<b>c & d".to_owned(), entities: vec![bold] };
        assert_eq!(words.html(), "<b>a&lt;b&gt;c</b> &amp; d");

        let link = |url: &str| {
            let entity = Entity { url: Some(url.to_owned()), ..Entity::new("text_link", 0, 3) };
            Formatted { text: "đây".to_owned(), entities: vec![entity] }.html()
        };
        assert_eq!(link("https://t.me/?a=\"1\""), "<a href=\"https://t.me/?a=&quot;1&quot;\">đây</a>");
        assert_eq!(link("javascript:alert(1)"), "đây");
    }
}
