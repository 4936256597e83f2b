//! What someone writes to the bot in a group.

use anyhow::Result;

use super::turn::{self, Comer};
use crate::domain::command::{self, Command, SlashText};
use crate::domain::event::{Content, Said};
use crate::handlers::committee::{link_group, summary};
use crate::messages::{groups, people, replies};
use crate::store::facts;
use crate::work::Work;

/// Handles a message in a group: commands; to any other word addressed to the bot, nothing personal is said.
pub async fn handle(work: &mut Work<'_>, said: Said) -> Result<()> {
    let Content::Text(text) = &said.content else { return Ok(()) };
    if !text.starts_with('/') {
        return work.say(said.chat, replies::write_in_private()).await;
    }
    let username = facts::find(work.db(), facts::USERNAME).await?;
    let command = match command::parse(text, username.as_deref()) {
        Some(SlashText::Command(command, _)) => command,
        Some(SlashText::Unknown | SlashText::Elsewhere) | None => return Ok(()),
    };
    match command {
        Command::Tally => summary::in_group(work, said.chat).await,
        Command::Help | Command::Start => work.say(said.chat, groups::help()).await,
        Command::Link => link(work, &said).await,
        Command::Schedule
        | Command::Feedback
        | Command::Me
        | Command::Language
        | Command::Meeting
        | Command::Agenda
        | Command::RollCall
        | Command::Move
        | Command::Cancel
        | Command::Invites
        | Command::Stop => work.say(said.chat, people::only_in_private()).await,
    }
}

/// `/lienket` by someone we must know; an anonymous administrator has no rights.
async fn link(work: &mut Work<'_>, said: &Said) -> Result<()> {
    let Some(person) = &said.from else {
        return work.say(said.chat, people::ask_as_oneself()).await;
    };
    match turn::load(work, person.id, said.chat).await? {
        Comer::Member(turn) => link_group::asked(work, &turn).await,
        Comer::Stranger(_) => work.say(said.chat, groups::unknown_person()).await,
    }
}
