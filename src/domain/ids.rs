//! Ids, each its own type: a member is never passed as a chat.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// One of the bots a database serves.
    BotId,
    /// A committee or a branch.
    OrganizationId,
    /// A member in our database. Not a Telegram user: see [`UserId`].
    MemberId,
    /// A member's link to a Telegram account.
    LinkId,
    /// A recurring meeting's plan.
    PlanId,
    /// A monthly session.
    MeetingId,
    /// A question a member asked.
    QuestionId,
    /// A deed on record: the order in which things were done.
    DeedId,
    /// A Telegram account.
    UserId,
    /// A Telegram chat: private (then equal to the user's id), group or supergroup (negative).
    ChatId,
    /// A message within one Telegram chat.
    MessageId,
    /// A topic of a Telegram group that has them.
    ThreadId,
    /// An exchange in a chat: its buttons carry it, and those of an earlier one are stale.
    ConversationNo,
    /// A row of the inbox: the order in which things happened to us.
    InboxSeq,
    /// A row of the outbox.
    OutboxSeq,
}

impl BotId {
    /// The bot every database has.
    pub const FIRST: Self = Self(1);
}

impl UserId {
    /// The private chat with this account (Telegram gives both the same number).
    pub fn chat(self) -> ChatId {
        ChatId(self.0)
    }
}

impl ChatId {
    /// The account at the other end, if this is a private chat.
    pub fn user(self) -> Option<UserId> {
        (self.0 > 0).then_some(UserId(self.0))
    }
}
