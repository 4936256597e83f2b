//! Who is not linked, with codes to pass on.

use super::Text;
use crate::domain::invite::Fresh;

/// So many fit one message.
const A_MESSAGE: usize = 12;

/// The messages for a branch: those without an account, a dozen a message, and those who cannot be written to.
pub fn list(branch: &str, fresh: &[Fresh], username: Option<&str>, unreachable: Vec<String>) -> Vec<Text> {
    let mut texts = Vec::new();
    if fresh.is_empty() {
        texts.push(Text::new("invites-none").with("branch", branch));
    } else {
        texts.push(Text::new("invites-of").with("branch", branch).with("count", fresh.len()));
    }
    let lines: Vec<Text> =
        (1_usize..).zip(fresh).map(|(number, fresh)| line(number, fresh, username)).collect();
    texts
        .extend(lines.chunks(A_MESSAGE).map(|lines| Text::new("invites-more").with("lines", lines.to_vec())));
    if !unreachable.is_empty() {
        let names: Vec<Text> =
            unreachable.into_iter().map(|name| Text::new("words").with("words", name)).collect();
        texts.push(Text::new("invites-unreachable").with("names", names));
    }
    texts
}

fn line(number: usize, fresh: &Fresh, username: Option<&str>) -> Text {
    let line = match username {
        Some(username) => Text::new("invite-line").with("link", fresh.link(username)),
        None => Text::new("invite-line-without-link"),
    };
    line.with("number", number).with("name", fresh.name.as_str()).with("code", fresh.code.as_str())
}
