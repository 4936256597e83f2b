//! `/start CODE`: shows the consent text. Nothing starts before `✅ Đồng ý`.

use std::time::Duration;

use anyhow::Result;

use super::actor::Actor;
use super::turn::Comer;
use crate::domain::exchanges::Conversation;
use crate::domain::{MemberId, Timestamp, UserId};
use crate::handlers::secretary::invites;
use crate::messages::people;
use crate::store;
use crate::store::invites::Invite;
use crate::work::Work;

/// Wrong codes an account may type in an hour.
const WRONG_TRIES: i64 = 10;
const HOUR: Duration = Duration::from_secs(3600);

/// What a code turns out to be.
enum Code {
    Valid(Invite),
    Wrong,
    Used(Invite),
    Expired,
    TooManyTries,
}

/// Shows the consent text for a valid code, or says politely why not.
pub async fn handle(work: &mut Work<'_>, comer: &Comer, code: &str) -> Result<()> {
    let (user, actor) = (comer.user(), comer.actor());
    let chat = user.chat();
    if code.is_empty() {
        let text =
            actor.map_or_else(people::not_linked, |actor| people::welcome_back(actor.member.given_name()));
        return work.say(chat, text).await;
    }

    match weigh(work, user, code).await? {
        Code::Valid(invite) => valid(work, user, actor, invite.member_id).await,
        Code::Wrong => {
            let now = work.now();
            store::invites::keep_wrong(work.db(), user, now).await?;
            work.say(chat, people::code_wrong()).await
        }
        Code::Used(invite) => match actor {
            Some(actor) if actor.id() == invite.member_id => {
                work.say(chat, people::welcome_back(actor.member.given_name())).await
            }
            Some(_) | None => work.say(chat, people::code_used()).await,
        },
        Code::Expired => work.say(chat, people::code_expired()).await,
        Code::TooManyTries => work.say(chat, people::code_too_often()).await,
    }
}

/// One account has one member, and one member one account.
async fn valid(work: &mut Work<'_>, user: UserId, actor: Option<&Actor>, id: MemberId) -> Result<()> {
    let chat = user.chat();
    let theirs = store::links::of(work.db(), id).await?;
    let text = match (actor, theirs) {
        (Some(actor), _) if actor.id() != id => people::account_taken(),
        (Some(actor), _) if actor.link.consented_at.is_some() => {
            people::welcome_back(actor.member.given_name())
        }
        (None, Some(_)) => people::member_taken(),
        (Some(_) | None, _) => {
            let member = store::members::fetch(work.db(), id).await?;
            work.await_in(chat, &Conversation::Consent { member: id }).await?;
            people::consent(member.given_name())
        }
    };
    work.say(chat, text).await
}

async fn weigh(work: &mut Work<'_>, user: UserId, code: &str) -> Result<Code> {
    let now = work.now();
    if store::invites::wrong_since(work.db(), user, now - HOUR).await? >= WRONG_TRIES {
        return Ok(Code::TooManyTries);
    }
    let invite = store::invites::find(work.db(), &invites::hash(code)).await?;
    Ok(invite.map_or(Code::Wrong, |invite| judge(invite, now)))
}

fn judge(invite: Invite, now: Timestamp) -> Code {
    if invite.used_at.is_some() {
        Code::Used(invite)
    } else if invite.expires_at <= now {
        Code::Expired
    } else {
        Code::Valid(invite)
    }
}
