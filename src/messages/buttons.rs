//! What a button carries: at most 64 bytes, and untrusted when it comes back.

use crate::domain::feedback::FeedbackKind;
use crate::domain::reading::ReasonCategory;
use crate::domain::record::RecordStep;
use crate::domain::reply::Answer;
use crate::domain::roll_call::Presence;
use crate::domain::{ConversationNo, Language, LinkId, MeetingId, MemberId, OrganizationId};

/// Nobody taps a longer delay.
const MOST_MINUTES: u32 = 24 * 60;

/// What pressing a button means. It names the meeting and the choice, never who pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// `✅ Có mặt` · `⏰ Đến muộn` · `❌ Vắng mặt`.
    Reply(MeetingId, Answer),
    /// A reason from the list, or none.
    Reason(MeetingId, Option<ReasonCategory>),
    /// How late, in minutes.
    Delay(MeetingId, u32),
    /// The secretary's list of a meeting.
    Attendance(MeetingId),
    /// Which of several meetings the words of the conversation with this number are for.
    Which(ConversationNo, MeetingId),
    /// Ý kiến, nguyện vọng or đề xuất, in the conversation with this number.
    FeedbackKind(ConversationNo, FeedbackKind),
    /// With or without name, in the conversation with this number.
    FeedbackName(ConversationNo, bool),
    /// Passes the words of the conversation with this number on to the secretary.
    PassOn(ConversationNo),
    /// `✅ Đồng ý` or `Từ chối`.
    Consent(bool),
    /// Confirms what the conversation with this number proposed.
    Confirm(ConversationNo),
    /// One of several in the conversation with this number.
    Pick(ConversationNo, i64),
    /// `Thôi`.
    Abandon(ConversationNo),
    /// Undoes a link: this one, not a later one of the same member.
    Unlink(LinkId),
    /// Something about one's own record.
    Record(RecordStep),
    /// The language to be spoken.
    Language(Language),
    /// Shows a page of the roll.
    Roll(MeetingId, u8),
    /// Marks a member on a page of the roll.
    Mark(MeetingId, MemberId, Presence, u8),
    /// Marks everyone on the roll who is not marked yet.
    MarkRest(MeetingId, Presence),
    /// `✅ Chốt điểm danh`.
    CloseRoll(MeetingId),
    /// Links the group to this organisation, in the conversation with this number.
    LinkGroup(OrganizationId, ConversationNo),
}

impl Press {
    /// As callback data.
    pub fn encode(self) -> String {
        match self {
            Self::Reply(meeting, answer) => format!("reply:{meeting}:{answer}"),
            Self::Reason(meeting, Some(category)) => format!("reason:{meeting}:{category}"),
            Self::Reason(meeting, None) => format!("reason:{meeting}:none"),
            Self::Delay(meeting, minutes) => format!("delay:{meeting}:{minutes}"),
            Self::Attendance(meeting) => format!("attendance:{meeting}"),
            Self::Which(number, meeting) => format!("which:{number}:{meeting}"),
            Self::FeedbackKind(number, kind) => format!("feedback:{number}:{kind}"),
            Self::FeedbackName(number, named) => {
                format!("feedback-name:{number}:{}", if named { "yes" } else { "no" })
            }
            Self::PassOn(number) => format!("pass:{number}"),
            Self::Consent(agreed) => format!("consent:{}", if agreed { "yes" } else { "no" }),
            Self::Confirm(number) => format!("confirm:{number}"),
            Self::Pick(number, choice) => format!("pick:{number}:{choice}"),
            Self::Abandon(number) => format!("abandon:{number}"),
            Self::Unlink(link) => format!("unlink:{link}"),
            Self::Record(step) => format!("record:{step}"),
            Self::Language(language) => format!("language:{language}"),
            Self::Roll(meeting, page) => format!("roll:{meeting}:{page}"),
            Self::Mark(meeting, member, presence, page) => {
                format!("mark:{meeting}:{member}:{presence}:{page}")
            }
            Self::MarkRest(meeting, presence) => format!("rest:{meeting}:{presence}"),
            Self::CloseRoll(meeting) => format!("close:{meeting}"),
            Self::LinkGroup(organization, number) => format!("link:{organization}:{number}"),
        }
    }

    /// From callback data; nothing if we never made such a button.
    pub fn decode(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.split(':').collect();
        Self::about_a_meeting(&parts)
            .or_else(|| Self::in_a_conversation(&parts))
            .or_else(|| Self::about_oneself(&parts))
    }

    /// Replies, the list and the roll.
    fn about_a_meeting(parts: &[&str]) -> Option<Self> {
        let meeting = |text: &str| number(text).map(MeetingId);
        Some(match parts {
            ["reply", id, answer] => Self::Reply(meeting(id)?, Answer::from_word(answer)?),
            ["reason", id, "none"] => Self::Reason(meeting(id)?, None),
            ["reason", id, category] => {
                Self::Reason(meeting(id)?, Some(ReasonCategory::from_word(category)?))
            }
            ["delay", id, minutes] => {
                let minutes = minutes.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes))?;
                Self::Delay(meeting(id)?, minutes)
            }
            ["attendance", id] => Self::Attendance(meeting(id)?),
            ["roll", id, page] => Self::Roll(meeting(id)?, page.parse().ok()?),
            ["mark", id, member, presence, page] => Self::Mark(
                meeting(id)?,
                MemberId(number(member)?),
                Presence::from_word(presence)?,
                page.parse().ok()?,
            ),
            ["rest", id, presence] => Self::MarkRest(meeting(id)?, Presence::from_word(presence)?),
            ["close", id] => Self::CloseRoll(meeting(id)?),
            _ => return None,
        })
    }

    /// What belongs to the conversation with a number.
    fn in_a_conversation(parts: &[&str]) -> Option<Self> {
        let conversation = |text: &str| number(text).map(ConversationNo);
        Some(match parts {
            ["which", no, meeting] => Self::Which(conversation(no)?, MeetingId(number(meeting)?)),
            ["feedback", no, kind] => Self::FeedbackKind(conversation(no)?, FeedbackKind::from_word(kind)?),
            ["feedback-name", no, "yes"] => Self::FeedbackName(conversation(no)?, true),
            ["feedback-name", no, "no"] => Self::FeedbackName(conversation(no)?, false),
            ["pass", no] => Self::PassOn(conversation(no)?),
            ["confirm", no] => Self::Confirm(conversation(no)?),
            ["pick", no, choice] => Self::Pick(conversation(no)?, number(choice)?),
            ["abandon", no] => Self::Abandon(conversation(no)?),
            ["link", organization, no] => {
                Self::LinkGroup(OrganizationId(number(organization)?), conversation(no)?)
            }
            _ => return None,
        })
    }

    /// The consent, a link, one's record and language.
    fn about_oneself(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["consent", "yes"] => Self::Consent(true),
            ["consent", "no"] => Self::Consent(false),
            ["unlink", link] => Self::Unlink(LinkId(number(link)?)),
            ["record", step] => Self::Record(RecordStep::from_word(step)?),
            ["language", language] => Self::Language(Language::from_word(language)?),
            _ => return None,
        })
    }
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_carries_comes_back_as_it_went() {
        let widest = i64::MIN;
        let conversation = ConversationNo(widest);
        for press in [
            Press::Reply(MeetingId(widest), Answer::Attending),
            Press::Reason(MeetingId(widest), Some(ReasonCategory::WeatherOrTransport)),
            Press::Reason(MeetingId(widest), None),
            Press::Delay(MeetingId(widest), 60),
            Press::Which(conversation, MeetingId(widest)),
            Press::PassOn(conversation),
            Press::Attendance(MeetingId(widest)),
            Press::FeedbackKind(conversation, FeedbackKind::Proposal),
            Press::FeedbackName(conversation, true),
            Press::FeedbackName(conversation, false),
            Press::Consent(true),
            Press::Consent(false),
            Press::Confirm(conversation),
            Press::Pick(conversation, widest),
            Press::Abandon(conversation),
            Press::Unlink(LinkId(widest)),
            Press::Record(RecordStep::WithdrawNow),
            Press::Language(Language::English),
            Press::Roll(MeetingId(widest), u8::MAX),
            Press::Mark(MeetingId(widest), MemberId(widest), Presence::Unexcused, u8::MAX),
            Press::MarkRest(MeetingId(widest), Presence::Unexcused),
            Press::CloseRoll(MeetingId(widest)),
            Press::LinkGroup(OrganizationId(widest), conversation),
        ] {
            let data = press.encode();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::decode(&data), Some(press));
        }
        assert_eq!(Press::decode("reply:1:maybe"), None);
        assert_eq!(Press::decode("delay:1:4000000000"), None);
        assert_eq!(Press::decode("drop table"), None);
    }
}
