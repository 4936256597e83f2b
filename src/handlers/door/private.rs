//! What someone writes to the bot in private.

use anyhow::Result;

use super::turn::{self, Comer, Spoken, Stranger, Turn};
use super::{consent, membership, start, stop, words};
use crate::domain::command::{self, Command, SlashText};
use crate::domain::event::{Content, Said};
use crate::domain::invite;
use crate::handlers::member::{feedback, help, language, record, schedule};
use crate::handlers::secretary::{attendance, calling, changing, invites, roll_call};
use crate::messages::people;
use crate::store::facts;
use crate::work::Work;

/// Handles a private message.
pub async fn handle(work: &mut Work<'_>, said: Said) -> Result<()> {
    let Some(person) = &said.from else { return Ok(()) };
    let comer = turn::load(work, person.id, said.chat).await?;
    membership::greets(work, &comer).await?;
    let asked = match &said.content {
        Content::Text(text) if text.starts_with('/') => {
            let username = facts::find(work.db(), facts::USERNAME).await?;
            command::parse(text, username.as_deref())
        }
        Content::Text(_) | Content::File(_) | Content::Unreadable => None,
    };
    match (asked, comer) {
        (Some(SlashText::Elsewhere), _) => Ok(()),
        (Some(SlashText::Command(Command::Start, code)), Comer::Member(turn)) => {
            let turn = stop::gives_way(work, *turn).await?;
            start::handle(work, &Comer::Member(Box::new(turn)), code).await
        }
        (Some(SlashText::Command(Command::Start, code)), comer @ Comer::Stranger(_)) => {
            start::handle(work, &comer, code).await
        }
        (asked, Comer::Stranger(stranger)) => unknown(work, &stranger, asked, &said.content).await,
        (Some(SlashText::Command(Command::Stop, _)), Comer::Member(turn)) => stop::asked(work, &turn).await,
        (Some(SlashText::Command(command, rest)), Comer::Member(turn)) => {
            let turn = stop::gives_way(work, *turn).await?;
            obey(work, &turn, command, rest).await
        }
        (Some(SlashText::Unknown), Comer::Member(turn)) => turn.say(work, people::unknown_command()).await,
        (None, Comer::Member(turn)) => listen(work, &turn, &said).await,
    }
}

/// Someone we do not know: a code, or an answer to the consent text.
async fn unknown(
    work: &mut Work<'_>,
    stranger: &Stranger,
    asked: Option<SlashText<'_>>,
    content: &Content,
) -> Result<()> {
    let comer = Comer::Stranger(stranger.clone());
    match (content, asked) {
        (_, Some(SlashText::Command(Command::Stop, _))) => stop::asked_by_stranger(work, stranger).await,
        (Content::Text(text), None) if invite::looks_like_code(text) => {
            start::handle(work, &comer, text).await
        }
        (content, None) if stranger.awaited.is_some() => consent::awaited(work, &comer, content).await,
        (_, Some(SlashText::Command(..) | SlashText::Unknown | SlashText::Elsewhere) | None) => {
            work.say(stranger.user.chat(), people::not_linked()).await
        }
    }
}

/// A command: one line an arm.
async fn obey(work: &mut Work<'_>, turn: &Turn, command: Command, rest: &str) -> Result<()> {
    let actor = &turn.actor;
    match command {
        Command::Start | Command::Stop => Ok(()),
        Command::Meeting => calling::asked(work, turn, rest).await,
        Command::Agenda => changing::agenda_asked(work, turn, rest).await,
        Command::Move => changing::move_asked(work, turn, rest).await,
        Command::Cancel => changing::cancel_asked(work, turn, rest).await,
        Command::Schedule => schedule::asked(work, actor).await,
        Command::Invites => invites::asked(work, actor).await,
        Command::Tally => attendance::asked(work, actor).await,
        Command::Feedback => feedback::command(work, turn, rest).await,
        Command::Me => record::asked(work, actor).await,
        Command::Language => language::asked(work, actor).await,
        Command::Help => help::asked(work, actor).await,
        Command::RollCall => roll_call::asked(work, actor).await,
        Command::Link => work.say(actor.chat(), people::only_in_a_group()).await,
    }
}

/// Anything but a command.
async fn listen(work: &mut Work<'_>, turn: &Turn, said: &Said) -> Result<()> {
    match &said.content {
        Content::Text(text) => words::heard(work, turn, Spoken { said, text }).await,
        Content::File(_) | Content::Unreadable => words::wordless(work, turn, said).await,
    }
}
