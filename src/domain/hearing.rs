//! What the bot makes of someone's words, given what it had asked.

use super::Timestamp;
use super::alphabet::fold;
use super::courtesy::{Courtesy, courtesy};
use super::reading::{Asked, Label, Reading, read};
use super::reply::{Answer, Recorded, Reply};
use super::stages::Audience;

/// Who has a claim to someone's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimant {
    /// A member's question, which they quote and answer.
    Answer,
    /// Nobody any longer: they end what was awaited.
    Leave,
    /// What was awaited.
    Awaited,
    /// The agenda of a meeting, if it is one.
    Agenda,
    /// A meeting: they are a reply.
    Reply(Reply),
    /// The secretary: they are a question.
    Question,
    /// Courtesy, which answers in kind.
    Courtesy(Courtesy),
    /// Nobody here: they are someone else's.
    Forwarded,
    /// Nobody: they were not asked for.
    Unasked,
}

/// What a message of ours that is quoted was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoted {
    /// A member's question, and this secretary may answer it.
    Question,
    /// A meeting the speaker is invited to.
    Meeting,
}

/// What was awaited of the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// An errand's question, a feedback, the consent.
    Strongly {
        /// Words that are not the speaker's own fit as well: an agenda.
        forwarded: bool,
        /// A name may not be given away.
        nameless: bool,
    },
    /// A reason or a delay, for a meeting the words may be about.
    Remainder,
    /// Which of several meetings, and the words name the day of one.
    NamedDay,
    /// Something that takes no text.
    ButtonOnly,
}

/// On what occasion a text that is no command was said.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'c> {
    /// The text.
    pub text: &'c str,
    /// What it reads as.
    pub heard: &'c Heard,
    /// The words are someone else's.
    pub forwarded: bool,
    /// What the message it quotes was about.
    pub quoted: Option<Quoted>,
    /// What was awaited.
    pub awaited: Option<Awaited>,
    /// The speaker runs meetings, which have agendas.
    pub runs_meetings: bool,
}

/// To whom a text belongs. Commands come before, by their slash; then, in this order: what it quotes, what was
/// asked last, (an officer's intents in plain words have their place here), a reply or a question, the rest.
pub fn claim(said: Occasion<'_>) -> Claimant {
    let Occasion { text, heard, forwarded, quoted, awaited, runs_meetings } = said;
    if forwarded {
        return match awaited {
            Some(Awaited::Strongly { forwarded: true, .. }) => Claimant::Awaited,
            Some(_) | None if runs_meetings && is_long(text) => Claimant::Agenda,
            Some(_) | None => Claimant::Forwarded,
        };
    }
    let nameless = matches!(awaited, Some(Awaited::Strongly { nameless: true, .. }));
    match (quoted, heard) {
        (Some(Quoted::Question), _) => return Claimant::Answer,
        (Some(Quoted::Meeting), Heard::Reply(reply)) if !nameless => return Claimant::Reply(reply.clone()),
        (Some(Quoted::Meeting), Heard::Question) if !nameless => return Claimant::Question,
        (Some(Quoted::Meeting) | None, _) => {}
    }
    match awaited {
        Some(_) if is_way_out(text) => return Claimant::Leave,
        Some(Awaited::Strongly { .. }) => return Claimant::Awaited,
        Some(Awaited::Remainder) => {}
        Some(Awaited::NamedDay | Awaited::ButtonOnly) | None if runs_meetings && is_document(text) => {
            return Claimant::Agenda;
        }
        Some(Awaited::NamedDay | Awaited::ButtonOnly) | None => {}
    }
    match (heard, awaited) {
        (Heard::Reply(reply), _) => Claimant::Reply(reply.clone()),
        (Heard::Question, _) => Claimant::Question,
        (Heard::Courtesy(courtesy), _) => Claimant::Courtesy(*courtesy),
        (Heard::Rest, Some(Awaited::Remainder | Awaited::NamedDay)) => Claimant::Awaited,
        (Heard::Rest, Some(Awaited::Strongly { .. } | Awaited::ButtonOnly) | None)
            if runs_meetings && is_long(text.trim()) =>
        {
            Claimant::Agenda
        }
        (Heard::Rest, Some(Awaited::Strongly { .. } | Awaited::ButtonOnly) | None) => Claimant::Unasked,
    }
}

/// `Thôi`, typed.
pub fn is_way_out(text: &str) -> bool {
    matches!(fold(text).as_str(), "thoi" | "thoi a" | "thoi nhe" | "stop" | "never mind")
}

/// Nobody replies, or asks, in so many lines or letters: from a secretary it is offered as an agenda whatever it
/// reads as.
fn is_document(words: &str) -> bool {
    words.lines().filter(|line| !line.trim().is_empty()).count() >= 4 || words.chars().count() > 300
}

/// A secretary's text of this length, neither reply nor question, is offered as an agenda.
fn is_long(words: &str) -> bool {
    words.chars().count() > 40
}

/// What someone's words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A reply; a doubtful one reads [`Answer::Unsure`].
    Reply(Reply),
    /// A question.
    Question,
    /// A greeting, thanks, a nod.
    Courtesy(Courtesy),
    /// None of these: it answers what was awaited, or is something for the secretary.
    Rest,
}

/// The words every invitation teaches: "nhắn lại: CÓ / MUỘN / VẮNG". They count whatever was asked.
const TAUGHT: [&str; 6] = ["có", "muộn", "vắng", "yes", "late", "absent"];

/// Hears a text. Where nothing had been asked, a bare "vâng" or "không" says nothing.
pub fn hear(text: &str, asked: Option<Asked>) -> Heard {
    let reading =
        read(text, asked.unwrap_or_else(|| if is_taught(text) { Asked::Attendance } else { Asked::Reason }));
    match reading.label {
        Label::Attending => Heard::Reply(Reply::plain(Answer::Attending)),
        Label::Late => Heard::Reply(reply(text, &reading, Answer::Late)),
        Label::Absent => Heard::Reply(reply(text, &reading, Answer::Absent)),
        Label::Unsure => Heard::Reply(reply(text, &reading, Answer::Unsure)),
        Label::Question => Heard::Question,
        Label::Other => courtesy(text).map_or(Heard::Rest, Heard::Courtesy),
    }
}

/// One of the taught words and nothing else, but for "ạ" and punctuation.
fn is_taught(text: &str) -> bool {
    let text = super::alphabet::tidy(text).to_lowercase();
    let mut words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "ạ");
    words.next().is_some_and(|word| TAUGHT.contains(&word)) && words.next().is_none()
}

/// Hears what someone says who may be sending an agenda, if they run meetings and say much.
pub fn hear_from(text: &str, asked: Option<Asked>, runs_meetings: bool) -> Heard {
    if runs_meetings && is_long(text) { hear_beside_agenda(text, asked) } else { hear(text, asked) }
}

/// Whether words plainly say that someone comes or does not, whatever was asked, or are a question.
pub fn is_plain_reply(text: &str) -> bool {
    text.trim_end().ends_with('?') || matches!(hear(text, None), Heard::Reply(_) if unasked(text).is_plain())
}

/// Hears a text that may be an agenda: a hint of being busy ("kiểm điểm công tác") is no reply, and a question has
/// its mark.
fn hear_beside_agenda(text: &str, asked: Option<Asked>) -> Heard {
    match hear(text, asked) {
        Heard::Reply(_) if !unasked(text).is_plain() => Heard::Rest,
        Heard::Question if !text.contains('?') => Heard::Rest,
        heard @ (Heard::Reply(_) | Heard::Question | Heard::Courtesy(_) | Heard::Rest) => heard,
    }
}

/// What a text says by itself, whatever was asked.
fn unasked(text: &str) -> Reading {
    read(text, Asked::Reason)
}

/// The reason and the delay are parts of the text, verbatim.
fn reply(text: &str, reading: &Reading, answer: Answer) -> Reply {
    let part = |range: &std::ops::Range<usize>| text.get(range.clone()).map(str::to_owned);
    let delay = reading.delay.as_ref().and_then(|delay| part(&delay.words));
    let reason = reading.reason.as_ref().and_then(part).filter(|reason| Some(reason) != delay.as_ref());
    let category = reading.category.filter(|_| reason.is_some());
    Reply { answer, delay, reason, category }
}

/// What had been asked when someone wrote about a meeting: by the message quoted, else by the last stage they
/// have not answered yet. Nothing, once they have said whether they come.
pub fn asked(
    quoted: Option<Audience>,
    last: Option<(Audience, Timestamp)>,
    earlier: Option<&Recorded>,
) -> Option<Asked> {
    if let Some(audience) = quoted {
        return Some(by(audience));
    }
    let answered_at =
        earlier.filter(|earlier| earlier.reply.answer != Answer::Unsure).map(|earlier| earlier.said_at);
    match (answered_at, last) {
        (Some(answered), Some((audience, sent))) => (answered < sent).then(|| by(audience)),
        (Some(_), None) => None,
        (None, Some((audience, _))) => Some(by(audience)),
        (None, None) => Some(Asked::Attendance),
    }
}

fn by(audience: Audience) -> Asked {
    match audience {
        Audience::Attending => Asked::StillComing,
        Audience::Everyone | Audience::Silent | Audience::Secretary | Audience::Present => Asked::Attendance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::InboxSeq;

    #[test]
    fn a_bare_yes_counts_only_where_something_was_asked() {
        assert_eq!(hear("vâng ạ", Some(Asked::Attendance)), Heard::Reply(Reply::plain(Answer::Attending)));
        assert_eq!(hear("vâng ạ", None), Heard::Courtesy(Courtesy::Nod));
    }

    /// The listening order, from the first that has a claim to the last.
    #[test]
    fn what_was_asked_has_the_first_word() {
        let strong = Awaited::Strongly { forwarded: false, nameless: false };
        let nameless = Awaited::Strongly { forwarded: false, nameless: true };
        let (meeting, question) = (Some(Quoted::Meeting), Some(Quoted::Question));
        let absent = || Claimant::Reply(Reply::plain(Answer::Absent));
        for (text, quoted, awaited, expected) in [
            ("mai tôi vắng", question, Some(strong), Claimant::Answer),
            ("mai tôi vắng", meeting, Some(strong), absent()),
            ("mấy giờ họp?", meeting, Some(strong), Claimant::Question),
            ("mấy giờ họp?", meeting, Some(nameless), Claimant::Awaited),
            ("mai tôi vắng", None, Some(strong), Claimant::Awaited),
            ("mấy giờ họp?", None, Some(strong), Claimant::Awaited),
            ("cảm ơn", None, Some(strong), Claimant::Awaited),
            ("Thôi", None, Some(strong), Claimant::Leave),
            ("Thôi ạ", None, Some(Awaited::Remainder), Claimant::Leave),
            ("mai tôi vắng", None, Some(Awaited::Remainder), absent()),
            ("mấy giờ họp?", None, Some(Awaited::Remainder), Claimant::Question),
            ("sổ tay để ở nhà văn hóa", None, Some(Awaited::Remainder), Claimant::Awaited),
            ("buổi thứ sáu", None, Some(Awaited::NamedDay), Claimant::Awaited),
            ("sổ tay để ở nhà văn hóa", None, Some(Awaited::ButtonOnly), Claimant::Unasked),
            ("mai tôi vắng", None, None, absent()),
            ("mấy giờ họp?", None, None, Claimant::Question),
            ("cảm ơn", None, None, Claimant::Courtesy(Courtesy::Thanks)),
            ("sổ tay để ở nhà văn hóa", None, None, Claimant::Unasked),
        ] {
            let heard = hear(text, None);
            let said = |forwarded| Occasion {
                text,
                heard: &heard,
                forwarded,
                quoted,
                awaited,
                runs_meetings: false,
            };
            assert_eq!(claim(said(false)), expected, "{text} {quoted:?} {awaited:?}");
            assert_eq!(claim(said(true)), Claimant::Forwarded, "{text}, forwarded");
        }
    }

    #[test]
    fn an_agenda_may_be_someone_elses_words() {
        let agenda = Awaited::Strongly { forwarded: true, nameless: false };
        let heard = hear("Nghị quyết", None);
        let forwarded = Occasion {
            text: "Nghị quyết",
            heard: &heard,
            forwarded: true,
            quoted: None,
            awaited: Some(agenda),
            runs_meetings: true,
        };
        assert_eq!(claim(forwarded), Claimant::Awaited);
    }

    #[test]
    fn a_secretarys_long_text_is_an_agenda_unless_something_was_asked() {
        let long = "1. Điểm danh, ai vắng mặt?\n2. Nghị quyết\n3. Có ý kiến gì không?\n4. Biểu quyết";
        let heard = hear_from(long, Some(Asked::Attendance), true);
        let said = |awaited, runs_meetings| Occasion {
            text: long,
            heard: &heard,
            forwarded: false,
            quoted: None,
            awaited,
            runs_meetings,
        };
        assert_eq!(claim(said(None, true)), Claimant::Agenda);
        let strong = Awaited::Strongly { forwarded: false, nameless: true };
        assert_eq!(claim(said(Some(strong), true)), Claimant::Awaited);
        assert_ne!(claim(said(None, false)), Claimant::Agenda);
    }

    #[test]
    fn the_words_every_invitation_teaches_always_count() {
        for (word, answer) in [
            ("CÓ", Answer::Attending),
            ("có ạ.", Answer::Attending),
            ("Muộn", Answer::Late),
            ("VẮNG", Answer::Absent),
        ] {
            assert_eq!(hear(word, None), Heard::Reply(Reply::plain(answer)), "{word}");
        }
    }

    #[test]
    fn an_agenda_that_speaks_of_work_is_no_absence() {
        let agenda = "Nội dung: 1. Kiểm điểm công tác tháng 11; 2. Bàn nhiệm vụ tháng 12; 3. Thu đảng phí";
        assert_eq!(hear_beside_agenda(agenda, Some(Asked::Attendance)), Heard::Rest);
        let reply = "Mai tôi phải lên huyện họp cả ngày nên xin vắng buổi sinh hoạt này";
        assert!(matches!(hear_beside_agenda(reply, Some(Asked::Attendance)), Heard::Reply(_)));
    }

    #[test]
    fn once_answered_nothing_is_asked_until_the_next_reminder() {
        let at = Timestamp::from_seconds;
        let said = Recorded { reply: Reply::plain(Answer::Absent), seq: InboxSeq(1), said_at: at(10) };

        assert_eq!(asked(None, Some((Audience::Everyone, at(5))), None), Some(Asked::Attendance));
        assert_eq!(asked(None, Some((Audience::Everyone, at(5))), Some(&said)), None);
        assert_eq!(asked(None, Some((Audience::Attending, at(20))), Some(&said)), Some(Asked::StillComing));
        assert_eq!(asked(Some(Audience::Everyone), None, Some(&said)), Some(Asked::Attendance));
    }
}
