//! What someone writes to the bot in a group.

use anyhow::Result;

use super::{actor, link_group};
use crate::domain::command::{self, Asked, Command};
use crate::domain::event::{Content, Said};
use crate::messages::people;
use crate::store::facts;
use crate::work::Work;

/// Handles a message in a group: commands only.
pub async fn handle(work: &mut Work<'_>, said: Said) -> Result<()> {
    let Content::Text(text) = &said.content else { return Ok(()) };
    let username = facts::find(work.db(), facts::USERNAME).await?;
    let Some(Asked::Command(command, _)) = command::parse(text, username.as_deref()) else { return Ok(()) };
    let Some(person) = &said.from else {
        return work.say(said.chat, people::ask_as_oneself()).await;
    };
    let Some(actor) = actor::find(work, person.id).await? else {
        return work.say(said.chat, people::not_linked()).await;
    };
    match command {
        Command::Link => link_group::asked(work, &actor, said.chat).await,
        _ => work.say(said.chat, people::only_in_private()).await,
    }
}
