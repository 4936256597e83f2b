//! The commands, with their English aliases, and who sees them in the menu.

use super::Language;

/// A command people can type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// `/start CODE`: links an account.
    Start,
    /// Coming meetings.
    Schedule,
    /// An opinion, a wish, a proposal.
    Feedback,
    /// One's own record.
    Me,
    /// The language.
    Language,
    /// Help.
    Help,
    /// Ends what the bot is waiting for.
    Stop,
    /// Call a meeting, or plan them.
    Meeting,
    /// Send the agenda.
    Agenda,
    /// Who comes.
    Tally,
    /// Take the roll.
    RollCall,
    /// Another time.
    Move,
    /// Call a meeting off.
    Cancel,
    /// Who is not linked.
    Invites,
    /// Link a group.
    Link,
}

/// For whom a command stands in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Everyone, in a private chat.
    Member,
    /// Secretaries and deputies, in a private chat.
    Secretary,
    /// Officers and secretaries, in a group.
    Group,
    /// Nobody: it works, but is not offered.
    Hidden,
}

/// A command's two names and its place in the menus.
#[derive(Debug, Clone, Copy)]
pub struct CommandNames {
    /// What the two names mean.
    pub command: Command,
    /// Its Vietnamese name.
    pub name: &'static str,
    /// Its English alias.
    pub alias: &'static str,
    /// The menus it stands in.
    pub menus: &'static [Menu],
}

impl CommandNames {
    /// Its name for someone who reads `language`.
    pub fn name_in(&self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.name,
            Language::English => self.alias,
        }
    }
}

/// Every command, in the order of the menu.
pub const ENTRIES: &[CommandNames] = &[
    entry(Command::Start, "start", "start", &[Menu::Hidden]),
    entry(Command::Meeting, "hop", "meeting", &[Menu::Secretary]),
    entry(Command::Agenda, "chuongtrinh", "agenda", &[Menu::Secretary]),
    entry(Command::Tally, "tonghop", "tally", &[Menu::Secretary, Menu::Group]),
    entry(Command::RollCall, "diemdanh", "rollcall", &[Menu::Secretary]),
    entry(Command::Move, "doilich", "move", &[Menu::Secretary]),
    entry(Command::Cancel, "huyhop", "cancel", &[Menu::Secretary]),
    entry(Command::Invites, "moi", "invites", &[Menu::Secretary]),
    entry(Command::Link, "lienket", "link", &[Menu::Group]),
    entry(Command::Schedule, "lich", "schedule", &[Menu::Member]),
    entry(Command::Feedback, "ykien", "feedback", &[Menu::Member]),
    entry(Command::Me, "cuatoi", "me", &[Menu::Member]),
    entry(Command::Language, "ngonngu", "language", &[Menu::Member]),
    entry(Command::Stop, "thoi", "stop", &[Menu::Member]),
    entry(Command::Help, "trogiup", "help", &[Menu::Member, Menu::Group]),
];

const fn entry(
    command: Command,
    name: &'static str,
    alias: &'static str,
    menus: &'static [Menu],
) -> CommandNames {
    CommandNames { command, name, alias, menus }
}

/// What a text that begins with a slash asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlashText<'t> {
    /// A command, and the rest of the text.
    Command(Command, &'t str),
    /// A slash and a word we do not know.
    Unknown,
    /// A command for another bot of the group.
    Elsewhere,
}

/// Reads a command; nothing if the text is not one. `username` is the bot's own, without `@`.
pub fn parse<'t>(text: &'t str, username: Option<&str>) -> Option<SlashText<'t>> {
    let typed = text.strip_prefix('/')?;
    let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let (word, addressee) = word.split_once('@').map_or((word, None), |(word, to)| (word, Some(to)));
    if let (Some(to), Some(us)) = (addressee, username)
        && !to.eq_ignore_ascii_case(us)
    {
        return Some(SlashText::Elsewhere);
    }
    let entry = ENTRIES
        .iter()
        .find(|entry| entry.name.eq_ignore_ascii_case(word) || entry.alias.eq_ignore_ascii_case(word));
    Some(entry.map_or(SlashText::Unknown, |entry| SlashText::Command(entry.command, rest.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_two_names_and_may_be_addressed() {
        assert_eq!(parse("/hop 19:30", None), Some(SlashText::Command(Command::Meeting, "19:30")));
        assert_eq!(
            parse("/Meeting@Chibo_bot", Some("chibo_bot")),
            Some(SlashText::Command(Command::Meeting, ""))
        );
        assert_eq!(parse("/tally@other_bot", Some("chibo_bot")), Some(SlashText::Elsewhere));
        assert_eq!(parse("/dance", None), Some(SlashText::Unknown));
        assert_eq!(parse("19:30", None), None);
    }
}
