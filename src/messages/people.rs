//! Getting to know each other: links, consent, and polite refusals.

use super::buttons::Press;
use super::{Button, Text};
use crate::domain::LinkId;
use crate::domain::record::RecordStep;

/// To someone whose account is not linked.
pub fn not_linked() -> Text {
    Text::new("not-linked")
}

/// To someone who is linked already.
pub fn welcome_back(given_name: &str) -> Text {
    Text::new("welcome-back").with("name", given_name)
}

/// The consent text. Before consent only the given name is shown.
pub fn consent(given_name: &str) -> Text {
    Text::new("consent").with("name", given_name).with("terms", Text::new("consent-terms")).row([
        Button::new("button-agree", Press::Consent(true)),
        Button::new("button-decline", Press::Consent(false)),
    ])
}

/// After `✅ Đồng ý`.
pub fn linked(given_name: &str) -> Text {
    Text::new("linked").with("name", given_name)
}

/// After `Từ chối`.
pub fn declined() -> Text {
    Text::new("declined")
}

/// A code we never made.
pub fn code_wrong() -> Text {
    Text::new("code-wrong")
}

/// A code that was used.
pub fn code_used() -> Text {
    Text::new("code-used")
}

/// A code that is too old.
pub fn code_expired() -> Text {
    Text::new("code-expired")
}

/// Ten wrong tries within an hour.
pub fn code_too_often() -> Text {
    Text::new("code-too-often")
}

/// A button whose exchange is over, or that we never made.
pub fn button_stale() -> Text {
    Text::new("button-stale")
}

/// A button about another branch's meeting.
pub fn not_yours() -> Text {
    Text::new("not-yours")
}

/// A command we do not know.
pub fn unknown_command() -> Text {
    Text::new("unknown-command")
}

/// A voice message, a sticker and the like.
pub fn unreadable() -> Text {
    Text::new("unreadable")
}

/// After `Thôi`.
pub fn abandoned() -> Text {
    Text::new("abandoned")
}

/// `/thoi` while nothing is awaited.
pub fn nothing_awaited() -> Text {
    Text::new("nothing-awaited")
}

/// Another command ended what was half done.
pub fn dropped() -> Text {
    Text::new("dropped")
}

/// A command that belongs in a group.
pub fn only_in_a_group() -> Text {
    Text::new("only-in-a-group")
}

/// A command that belongs in a private chat.
pub fn only_in_private() -> Text {
    Text::new("only-in-private")
}

/// An anonymous administrator has no rights.
pub fn ask_as_oneself() -> Text {
    Text::new("ask-as-oneself")
}

/// Someone without the role for it.
pub fn not_entitled() -> Text {
    Text::new("not-entitled")
}

/// Before the first message to someone the operator vouches for.
pub fn vouched(given_name: &str) -> Text {
    Text::new("vouched").with("name", given_name).with("terms", Text::new("consent-terms")).row([
        Button::new("button-agree", Press::Consent(true)),
        Button::new("button-withdraw", Press::Record(RecordStep::Withdraw)),
    ])
}

/// The account is another member's.
pub fn account_taken() -> Text {
    Text::new("account-taken")
}

/// The member has another account.
pub fn member_taken() -> Text {
    Text::new("member-taken")
}

/// To the secretary: a member linked.
pub fn member_linked(name: &str, link: LinkId) -> Text {
    Text::new("member-linked").with("name", name).row([Button::new("button-unlink", Press::Unlink(link))])
}

/// To the secretary: the link is undone.
pub fn unlinked(name: &str) -> Text {
    Text::new("unlinked").with("name", name)
}

/// To the account whose link the secretary undid.
pub fn unlinked_by_secretary() -> Text {
    Text::new("unlinked-by-secretary")
}
