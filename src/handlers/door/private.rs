//! What someone writes to the bot in private.

use anyhow::Result;

use super::actor::{self, Actor};
use super::words::{self, Spoken};
use super::{membership, start};
use crate::domain::command::{self, Command, SlashText};
use crate::domain::event::{Content, Said};
use crate::domain::invite;
use crate::handlers::member::{feedback, help, language, question, record, schedule};
use crate::handlers::secretary::{agenda, attendance, cancel, invites, meeting, reschedule, roll_call};
use crate::messages::people;
use crate::store::facts;
use crate::work::Work;

/// Handles a private message.
pub async fn handle(work: &mut Work<'_>, said: Said) -> Result<()> {
    let Some(person) = said.from.clone() else { return Ok(()) };
    membership::returned(work, person.id).await?;
    let username = facts::find(work.db(), facts::USERNAME).await?;
    let asked = match &said.content {
        Content::Text(text) => command::parse(text, username.as_deref()),
        Content::File(_) | Content::Unreadable => None,
    };
    if let Some(SlashText::Command(Command::Start, code)) = asked {
        return start::handle(work, person.id, code).await;
    }
    let Some(actor) = actor::find(work, person.id).await? else {
        return match &said.content {
            Content::Text(text) if invite::looks_like_code(text) => {
                start::handle(work, person.id, text).await
            }
            Content::Text(_) | Content::File(_) | Content::Unreadable => {
                work.say(said.chat, people::not_linked()).await
            }
        };
    };
    match asked {
        Some(SlashText::Command(command, rest)) => obey(work, &actor, command, rest).await,
        Some(SlashText::Unknown) => work.say(said.chat, people::unknown_command()).await,
        Some(SlashText::Elsewhere) => Ok(()),
        None => listen(work, &actor, &said).await,
    }
}

/// A command: one line an arm.
async fn obey(work: &mut Work<'_>, actor: &Actor, command: Command, rest: &str) -> Result<()> {
    match command {
        Command::Start => Ok(()),
        Command::Meeting => meeting::asked(work, actor, rest).await,
        Command::Agenda => agenda::asked(work, actor, rest).await,
        Command::Move => reschedule::asked(work, actor, rest).await,
        Command::Cancel => cancel::asked(work, actor, rest).await,
        Command::Schedule => schedule::asked(work, actor).await,
        Command::Invites => invites::asked(work, actor).await,
        Command::Tally => attendance::asked(work, actor).await,
        Command::Feedback => feedback::command(work, actor, rest).await,
        Command::Me => record::asked(work, actor).await,
        Command::Language => language::asked(work, actor).await,
        Command::Help => help::asked(work, actor).await,
        Command::RollCall => roll_call::asked(work, actor).await,
        Command::Link => work.say(actor.chat(), people::only_in_a_group()).await,
    }
}

/// Anything but a command.
async fn listen(work: &mut Work<'_>, actor: &Actor, said: &Said) -> Result<()> {
    match &said.content {
        Content::Text(text) => words::heard(work, actor, Spoken { said, text }).await,
        Content::File(_) | Content::Unreadable if question::quoted(work, actor, said).await?.is_some() => {
            question::answered_without_words(work, actor).await
        }
        Content::File(_) if agenda::offer(work, actor, said).await? => Ok(()),
        Content::File(_) | Content::Unreadable => work.say(said.chat, people::unreadable()).await,
    }
}
