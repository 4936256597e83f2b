//! What the bot makes of someone's words, given what it had asked.

use super::Timestamp;
use super::courtesy::{Courtesy, courtesy};
use super::reading::{Asked, Label, Reading, read};
use super::reply::{Answer, Recorded, Reply};
use super::stages::Audience;

/// A reply amid a feedback is no longer than this, in characters.
const BRIEF: usize = 60;

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

/// Hears a text while a feedback is awaited: only a brief plain reply is one, for a long text may well speak of
/// coming and staying away; and what proposes something is the feedback, not a question.
pub fn hear_amid_feedback(text: &str) -> Heard {
    let plain = unasked(text).is_plain() && text.chars().count() <= BRIEF;
    match hear(text, None) {
        Heard::Reply(reply) if reply.answer == Answer::Unsure || !plain => Heard::Rest,
        Heard::Question if unasked(text).proposes() => Heard::Rest,
        heard => heard,
    }
}

/// One of the taught words and nothing else, but for "ạ" and punctuation.
fn is_taught(text: &str) -> bool {
    let text = super::alphabet::tidy(text).to_lowercase();
    let mut words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "ạ");
    words.next().is_some_and(|word| TAUGHT.contains(&word)) && words.next().is_none()
}

/// Hears a text that may be an agenda: a hint of being busy ("kiểm điểm công tác") is no reply, and a question has
/// its mark.
pub fn hear_beside_agenda(text: &str, asked: Option<Asked>) -> Heard {
    match hear(text, asked) {
        Heard::Reply(_) if !unasked(text).is_plain() => Heard::Rest,
        Heard::Question if !text.contains('?') => Heard::Rest,
        heard => heard,
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

    #[test]
    fn a_feedback_that_speaks_of_absence_is_no_reply() {
        let long = "Nhiều đồng chí hay vắng vì đường ngập, tôi đề nghị chi bộ chuyển giờ họp sang buổi chiều";
        assert_eq!(hear_amid_feedback(long), Heard::Rest);
        assert_eq!(hear_amid_feedback("xin mở lớp học chữ cho các cụ"), Heard::Rest);
        for plain in ["mai tôi vắng nhé", "tôi xin vắng", "em dự ạ", "em đi được", "em đến muộn 15 phút"]
        {
            assert!(matches!(hear_amid_feedback(plain), Heard::Reply(_)), "{plain}");
        }
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
