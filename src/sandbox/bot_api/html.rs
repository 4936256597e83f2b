//! Telegram's HTML: a few tags, well-formed, or a complaint in Telegram's words.

use crate::sandbox::world::{Entity, Formatted, is_link};

/// The tags there are.
const TAGS: [&str; 16] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// The attributes that change what a tag means.
const MATTERS: [(&str, &str); 5] = [
    ("a", "href"),
    ("code", "class"),
    ("span", "class"),
    ("tg-emoji", "emoji-id"),
    ("blockquote", "expandable"),
];

/// Takes the markup out of a text, or says what is wrong with it.
pub(super) fn parse(html: &str) -> Result<Formatted, String> {
    let mut parser = Parser { html, ..Parser::default() };
    while let Some(c) = parser.rest().chars().next() {
        match c {
            '<' if parser.rest().starts_with("</") => parser.end_tag()?,
            '<' => parser.start_tag()?,
            '&' => parser.reference(),
            c => {
                parser.at += c.len_utf8();
                parser.push(c);
            }
        }
    }
    match parser.open.last() {
        Some(tag) => Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name)),
        None => Ok(Formatted { text: parser.text, entities: parser.entities }),
    }
}

#[derive(Default)]
struct Parser<'a> {
    html: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Tag<'a>>,
    entities: Vec<Entity>,
}

/// A tag that waits for its end.
struct Tag<'a> {
    name: String,
    attribute: Option<(&'a str, String)>,
    /// Where its text begins, in UTF-16 units and in bytes.
    offset: usize,
    begins: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    /// `&lt;` and its like; anything else that begins with `&` stands for itself.
    fn reference(&mut self) {
        let (c, length) = decode(self.rest()).unwrap_or(('&', 1));
        self.at += length;
        self.push(c);
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let rest = self.rest();
        let Some(length) = rest.find(|c: char| c == '>' || c.is_whitespace()) else {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        };
        let name = rest[1..length].to_lowercase();
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        self.at += length;
        let attribute = self.attributes(&name, begin)?;
        if name == "span" && attribute.as_ref().is_none_or(|(_, value)| value != "tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(Tag { name, attribute, offset: self.units, begins: self.text.len() });
        Ok(())
    }

    /// Reads to the end of the start tag and returns the attribute that matters, if any.
    fn attributes(&mut self, tag: &str, begin: usize) -> Result<Option<(&'a str, String)>, String> {
        let mut found = None;
        loop {
            self.skip_space();
            if self.rest().starts_with('>') {
                self.at += 1;
                return Ok(found);
            }
            let (name, value) = self.attribute(tag, begin)?;
            if MATTERS.contains(&(tag, name)) {
                found = Some((name, value));
            }
        }
    }

    fn attribute(&mut self, tag: &str, begin: usize) -> Result<(&'a str, String), String> {
        let end = self.rest().find(|c: char| c.is_whitespace() || c == '=' || c == '>');
        let end = end.ok_or_else(|| format!("Unclosed start tag at byte offset {begin}"))?;
        let name = &self.rest()[..end];
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        self.at += end;
        self.skip_space();
        if self.rest().starts_with('=') {
            self.at += 1;
            return Ok((name, self.value(begin)?));
        }
        if (tag, name) == ("blockquote", "expandable") {
            return Ok((name, String::new()));
        }
        let complaint = "Expected equal sign in declaration of an attribute of the tag";
        Err(format!("{complaint} \"{tag}\" at byte offset {begin}"))
    }

    fn skip_space(&mut self) {
        self.at = self.html.len() - self.rest().trim_start().len();
    }

    fn value(&mut self, begin: usize) -> Result<String, String> {
        self.skip_space();
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        let raw = match quote {
            Some(quote) => {
                let inner = &self.rest()[1..];
                let raw = &inner[..inner.find(quote).ok_or_else(unclosed)?];
                self.at += raw.len() + 2;
                raw
            }
            None => {
                let end = self.rest().find(|c: char| c.is_whitespace() || c == '>').ok_or_else(unclosed)?;
                let raw = &self.rest()[..end];
                self.at += end;
                raw
            }
        };
        Ok(decode_all(raw))
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let rest = self.rest();
        let Some(tag) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        let close = rest.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
        let name = rest[2..close].trim_end().to_lowercase();
        if !name.is_empty() && name != tag.name {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                tag.name
            ));
        }
        self.at += close + 1;
        self.finish(tag);
        Ok(())
    }

    fn finish(&mut self, tag: Tag<'_>) {
        let length = self.units - tag.offset;
        let Some(entity) = self.entity(&tag).filter(|_| length > 0) else { return };
        // `<pre><code class="language-…">` is one entity, not two.
        if entity.kind == "pre"
            && let Some(code) = self.entities.last_mut()
            && (code.kind.as_str(), code.offset, code.length) == ("code", tag.offset, length)
        {
            code.kind = "pre".to_owned();
            return;
        }
        self.entities.push(Entity { offset: tag.offset, length, ..entity });
    }

    fn entity(&self, tag: &Tag<'_>) -> Option<Entity> {
        let value = tag.attribute.as_ref().map(|(_, value)| value.as_str());
        let plain = |kind: &str| Some(Entity::new(kind, 0, 0));
        match tag.name.as_str() {
            "b" | "strong" => plain("bold"),
            "i" | "em" => plain("italic"),
            "u" | "ins" => plain("underline"),
            "s" | "strike" | "del" => plain("strikethrough"),
            "tg-spoiler" | "span" => plain("spoiler"),
            "pre" => plain("pre"),
            "blockquote" if value.is_some() => plain("expandable_blockquote"),
            "blockquote" => plain("blockquote"),
            "code" => {
                let language = value.and_then(|class| class.strip_prefix("language-")).map(str::to_owned);
                Some(Entity { language, ..Entity::new("code", 0, 0) })
            }
            "tg-emoji" => Some(Entity {
                custom_emoji_id: value.map(str::to_owned),
                ..Entity::new("custom_emoji", 0, 0)
            }),
            "a" => {
                let url = value.filter(|url| !url.is_empty()).unwrap_or(&self.text[tag.begins..]);
                is_link(url).then(|| Entity { url: Some(url.to_owned()), ..Entity::new("text_link", 0, 0) })
            }
            _ => None,
        }
    }
}

/// The character that a reference at the beginning of a text stands for, and how long the reference is.
fn decode(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(body.len());
    let c = match &body[..end] {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        other => {
            let number = other.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    let semicolon = usize::from(body[end..].starts_with(';'));
    Some((c, 1 + end + semicolon))
}

fn decode_all(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let (c, length) = decode(rest).unwrap_or((c, c.len_utf8()));
        text.push(c);
        rest = &rest[length..];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(html: &str) -> Vec<(String, usize, usize)> {
        let parsed = parse(html).unwrap();
        parsed.entities.into_iter().map(|entity| (entity.kind, entity.offset, entity.length)).collect()
    }

    #[test]
    fn tags_become_entities_counted_in_utf16_units() {
        let parsed = parse("🔔 <b>Đồng chí</b> &lt;An&gt; &amp; <i>Bình</i>").unwrap();
        assert_eq!(parsed.text, "🔔 Đồng chí <An> & Bình");
        assert_eq!(entities("🔔 <b>hai</b>"), [("bold".to_owned(), 3, 3)]);
        assert_eq!(entities("<pre><code class=\"language-rust\">x</code></pre>"), [("pre".to_owned(), 0, 1)]);
        assert_eq!(
            entities("<b>a<i>b</i></b><blockquote expandable>c</blockquote>"),
            [
                ("italic".to_owned(), 1, 1),
                ("bold".to_owned(), 0, 2),
                ("expandable_blockquote".to_owned(), 2, 1)
            ]
        );
        let link = parse("<a href=\"https://t.me/x?a=1&amp;b=2\">đây</a>").unwrap();
        assert_eq!(link.entities[0].url.as_deref(), Some("https://t.me/x?a=1&b=2"));
    }

    #[test]
    fn what_is_not_a_reference_stands_for_itself() {
        assert_eq!(parse("R&D &nbsp; &#272;&#x1ED3; & 1 > 0").unwrap().text, "R&D &nbsp; Đồ & 1 > 0");
    }

    #[test]
    fn each_mistake_has_its_complaint() {
        let cases = [
            ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""),
            ("<h1>x</h1>", "Unsupported start tag \"h1\" at byte offset 0"),
            ("a < b", "Unsupported start tag \"\" at byte offset 2"),
            ("x <br>", "Unsupported start tag \"br\" at byte offset 2"),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<a href=\"x", "Unclosed start tag at byte offset 0"),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
            ("<a =x>y</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
            (
                "<a href>y</a>",
                "Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
            ),
        ];
        for (html, complaint) in cases {
            assert_eq!(parse(html).unwrap_err(), complaint, "for {html}");
        }
    }
}
