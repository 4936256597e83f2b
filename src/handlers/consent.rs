//! `✅ Đồng ý` and `Từ chối`.

use anyhow::Result;

use super::announce;
use crate::domain::conversation::Conversation;
use crate::domain::event::Tapped;
use crate::messages::people;
use crate::store;
use crate::work::Work;

/// Links the account, or forgets that it asked.
pub async fn answered(work: &mut Work<'_>, tapped: &Tapped, agreed: bool) -> Result<()> {
    let chat = tapped.from.id.chat();
    let now = work.now();
    let Some((Conversation::Consent { member }, _)) =
        store::conversations::find(work.db(), chat, now).await?
    else {
        return work.say(chat, people::button_stale()).await;
    };
    store::conversations::end(work.db(), chat).await?;
    if !agreed {
        return work.say(chat, people::declined()).await;
    }

    let taken = store::links::of(work.db(), member).await?.is_some()
        || store::links::find(work.db(), tapped.from.id).await?.is_some();
    if taken {
        return work.say(chat, people::code_used()).await;
    }

    let version = work.settings().consent_version.clone();
    store::links::keep_consented(work.db(), member, tapped.from.id, &version, now).await?;
    store::invites::use_up(work.db(), member, now).await?;
    work.note_deed(member, "agreed", &format!("consent:{version}")).await?;
    let person = store::members::fetch(work.db(), member).await?;
    work.say(chat, people::linked(person.given_name())).await?;
    announce::to_newcomer(work, member).await
}
