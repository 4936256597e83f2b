//! `/start CODE`: shows the consent text. Nothing starts before `✅ Đồng ý`.

use std::time::Duration;

use anyhow::Result;

use super::{actor, invites};
use crate::domain::conversation::Conversation;
use crate::domain::{Timestamp, UserId};
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
    Used,
    Expired,
    TooManyTries,
}

/// Shows the consent text for a valid code, or says politely why not.
pub async fn handle(work: &mut Work<'_>, user: UserId, code: &str) -> Result<()> {
    let chat = user.chat();
    if let Some(actor) = actor::find(work, user).await? {
        return work.say(chat, people::welcome_back(actor.member.given_name())).await;
    }
    if code.is_empty() {
        return work.say(chat, people::not_linked()).await;
    }

    let invite = match weigh(work, user, code).await? {
        Code::Valid(invite) => invite,
        Code::Wrong => {
            let now = work.now();
            store::invites::keep_wrong(work.db(), user, now).await?;
            return work.say(chat, people::code_wrong()).await;
        }
        Code::Used => return work.say(chat, people::code_used()).await,
        Code::Expired => return work.say(chat, people::code_expired()).await,
        Code::TooManyTries => return work.say(chat, people::code_too_often()).await,
    };

    let member = store::members::fetch(work.db(), invite.member_id).await?;
    work.await_in(chat, &Conversation::Consent { member: member.id }).await?;
    work.say(chat, people::consent(member.given_name())).await
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
        Code::Used
    } else if invite.expires_at <= now {
        Code::Expired
    } else {
        Code::Valid(invite)
    }
}
