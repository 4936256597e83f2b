//! A turn: who is speaking, where, and what had been asked there, loaded once at the door and handed on.

use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::actor::{Actor, standing_on};
use crate::domain::event::Said;
use crate::domain::exchanges::{Conversation, Strength};
use crate::domain::{ChatId, ConversationNo, Language, UserId};
use crate::messages::Text;
use crate::store::actors::{self, LinkedMember, Visitor, Waiting};
use crate::store::conversations;
use crate::work::{Facing, Work};

/// A linked member's turn.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Who.
    pub actor: Actor,
    /// Where: in private, or in a group.
    pub chat: ChatId,
    /// What is awaited there, with the number its buttons carry.
    pub awaited: Waiting,
    /// The local day.
    pub today: NaiveDate,
    /// By this clock.
    pub zone: Tz,
}

/// Someone the bot does not know yet.
#[derive(Debug, Clone)]
pub struct Stranger {
    /// Their account.
    pub user: UserId,
    /// What is awaited of them.
    pub awaited: Waiting,
}

/// Whoever comes to the door.
#[derive(Debug, Clone)]
pub enum Comer {
    /// A linked member.
    Member(Box<Turn>),
    /// Anyone else.
    Stranger(Stranger),
}

/// A text, and the message it came in.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'s> {
    /// The message.
    pub said: &'s Said,
    /// Its text.
    pub text: &'s str,
}

/// Loads whoever comes to a chat.
pub async fn load(work: &mut Work<'_>, user: UserId, chat: ChatId) -> Result<Comer> {
    let (now, zone) = (work.now(), work.settings().rules.zone);
    let Visitor { known, awaited } = actors::find(work.db(), user, chat, now).await?;
    let Some(LinkedMember { link, member, belongings, offices }) = known else {
        return Ok(Comer::Stranger(Stranger { user, awaited }));
    };
    let today = now.day(zone);
    let branch = standing_on(&belongings, today);
    let actor = Actor { member, link, branch, belongings, offices };
    let turn = Turn { actor, chat, awaited, today, zone };
    turn.face(work, turn.actor.member.language);
    Ok(Comer::Member(Box::new(turn)))
}

impl Comer {
    /// Their account.
    pub fn user(&self) -> UserId {
        match self {
            Self::Member(turn) => turn.actor.link.user_id,
            Self::Stranger(stranger) => stranger.user,
        }
    }

    /// The member, if they are linked.
    pub fn actor(&self) -> Option<&Actor> {
        match self {
            Self::Member(turn) => Some(&turn.actor),
            Self::Stranger(_) => None,
        }
    }

    /// What is awaited of them.
    pub fn awaited(&self) -> Option<&Conversation> {
        let awaited = match self {
            Self::Member(turn) => &turn.awaited,
            Self::Stranger(stranger) => &stranger.awaited,
        };
        awaited.as_ref().map(|(_, state)| state)
    }
}

impl Turn {
    /// From now on the member is spoken to in this language.
    pub fn face(&self, work: &mut Work<'_>, language: Option<Language>) {
        let link = &self.actor.link;
        let informed = link.consented_at.is_some() || link.informed_at.is_some();
        let voice = work.voice(language);
        work.face(Facing { chat: self.actor.chat(), voice, informed });
    }

    /// What is awaited.
    pub fn conversation(&self) -> Option<&Conversation> {
        self.awaited.as_ref().map(|(_, state)| state)
    }

    /// What a button with this number belongs to; one of an earlier exchange is stale.
    pub fn numbered(&self, number: ConversationNo) -> Option<&Conversation> {
        self.awaited.as_ref().filter(|(current, _)| *current == number).map(|(_, state)| state)
    }

    /// Whether something is awaited that does not give way.
    pub fn is_held(&self) -> bool {
        self.conversation().is_some_and(|state| state.strength() == Strength::Strong)
    }

    /// Ends what is awaited.
    pub async fn end(&self, work: &mut Work<'_>) -> Result<()> {
        if self.awaited.is_some() {
            conversations::end(work.db(), self.chat).await?;
        }
        Ok(())
    }

    /// Says something to the one whose turn it is.
    pub async fn say(&self, work: &mut Work<'_>, text: Text) -> Result<()> {
        work.say(self.actor.chat(), text).await
    }
}
