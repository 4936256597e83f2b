//! What a button carries: at most 64 bytes, and untrusted when it comes back.

use crate::domain::reading::ReasonCategory;
use crate::domain::reply::Answer;
use crate::domain::{MeetingId, MemberId};

/// What pressing a button means. It names the meeting and the choice, never who pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// `✅ Có mặt` · `⏰ Đến muộn` · `❌ Vắng mặt`.
    Reply(MeetingId, Answer),
    /// A reason from the list.
    Reason(MeetingId, ReasonCategory),
    /// `✅ Đồng ý` or `Từ chối`.
    Consent(bool),
    /// Confirms what the conversation with this number proposed.
    Confirm(i64),
    /// One of several in the conversation with this number.
    Pick(i64, i64),
    /// `Thôi`.
    Abandon(i64),
    /// Undoes the link of a member.
    Unlink(MemberId),
}

impl Press {
    /// As callback data.
    pub fn encode(self) -> String {
        match self {
            Self::Reply(meeting, answer) => format!("reply:{meeting}:{answer}"),
            Self::Reason(meeting, category) => format!("reason:{meeting}:{category}"),
            Self::Consent(agreed) => format!("consent:{}", if agreed { "yes" } else { "no" }),
            Self::Confirm(number) => format!("confirm:{number}"),
            Self::Pick(number, choice) => format!("pick:{number}:{choice}"),
            Self::Abandon(number) => format!("abandon:{number}"),
            Self::Unlink(member) => format!("unlink:{member}"),
        }
    }

    /// From callback data; nothing if we never made such a button.
    pub fn decode(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.split(':').collect();
        let number = |text: &str| text.parse::<i64>().ok();
        Some(match parts[..] {
            ["reply", meeting, answer] => {
                Self::Reply(MeetingId(number(meeting)?), Answer::from_word(answer)?)
            }
            ["reason", meeting, category] => {
                Self::Reason(MeetingId(number(meeting)?), ReasonCategory::from_word(category)?)
            }
            ["consent", "yes"] => Self::Consent(true),
            ["consent", "no"] => Self::Consent(false),
            ["confirm", conversation] => Self::Confirm(number(conversation)?),
            ["pick", conversation, choice] => Self::Pick(number(conversation)?, number(choice)?),
            ["abandon", conversation] => Self::Abandon(number(conversation)?),
            ["unlink", member] => Self::Unlink(MemberId(number(member)?)),
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
        for press in [
            Press::Reply(MeetingId(widest), Answer::Attending),
            Press::Reason(MeetingId(widest), ReasonCategory::WeatherOrTransport),
            Press::Consent(true),
            Press::Consent(false),
            Press::Confirm(widest),
            Press::Pick(widest, widest),
            Press::Abandon(7),
            Press::Unlink(MemberId(widest)),
        ] {
            let data = press.encode();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::decode(&data), Some(press));
        }
        assert_eq!(Press::decode("reply:1:maybe"), None);
        assert_eq!(Press::decode("drop table"), None);
    }
}
