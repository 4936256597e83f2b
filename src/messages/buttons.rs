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
        let number = |text: &str| text.parse::<i64>().ok();
        let conversation_no = |text: &str| number(text).map(ConversationNo);
        Some(match parts[..] {
            ["reply", meeting, answer] => {
                Self::Reply(MeetingId(number(meeting)?), Answer::from_word(answer)?)
            }
            ["reason", meeting, "none"] => Self::Reason(MeetingId(number(meeting)?), None),
            ["reason", meeting, category] => {
                Self::Reason(MeetingId(number(meeting)?), Some(ReasonCategory::from_word(category)?))
            }
            ["delay", meeting, minutes] => {
                let minutes = minutes.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes))?;
                Self::Delay(MeetingId(number(meeting)?), minutes)
            }
            ["attendance", meeting] => Self::Attendance(MeetingId(number(meeting)?)),
            ["which", conversation, meeting] => {
                Self::Which(conversation_no(conversation)?, MeetingId(number(meeting)?))
            }
            ["feedback", conversation, kind] => {
                Self::FeedbackKind(conversation_no(conversation)?, FeedbackKind::from_word(kind)?)
            }
            ["feedback-name", conversation, "yes"] => {
                Self::FeedbackName(conversation_no(conversation)?, true)
            }
            ["feedback-name", conversation, "no"] => {
                Self::FeedbackName(conversation_no(conversation)?, false)
            }
            ["pass", conversation] => Self::PassOn(conversation_no(conversation)?),
            ["consent", "yes"] => Self::Consent(true),
            ["consent", "no"] => Self::Consent(false),
            ["confirm", conversation] => Self::Confirm(conversation_no(conversation)?),
            ["pick", conversation, choice] => Self::Pick(conversation_no(conversation)?, number(choice)?),
            ["abandon", conversation] => Self::Abandon(conversation_no(conversation)?),
            ["unlink", link] => Self::Unlink(LinkId(number(link)?)),
            ["record", step] => Self::Record(RecordStep::from_word(step)?),
            ["language", language] => Self::Language(Language::from_word(language)?),
            ["roll", meeting, page] => Self::Roll(MeetingId(number(meeting)?), page.parse().ok()?),
            ["mark", meeting, member, presence, page] => Self::Mark(
                MeetingId(number(meeting)?),
                MemberId(number(member)?),
                Presence::from_word(presence)?,
                page.parse().ok()?,
            ),
            ["rest", meeting, presence] => {
                Self::MarkRest(MeetingId(number(meeting)?), Presence::from_word(presence)?)
            }
            ["close", meeting] => Self::CloseRoll(MeetingId(number(meeting)?)),
            ["link", organization, conversation] => {
                Self::LinkGroup(OrganizationId(number(organization)?), conversation_no(conversation)?)
            }
            _ => return None,
        })
    }
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
