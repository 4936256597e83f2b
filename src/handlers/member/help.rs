//! `/trogiup`: what the bot can do for the one who asks.

use anyhow::Result;

use crate::domain::command::Menu;
use crate::handlers::door::actor::Actor;
use crate::messages::help;
use crate::work::Work;

/// Shows the commands of the one who asks, by their roles.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let mut menus = vec![Menu::Member];
    if !actor.runs().is_empty() {
        menus.push(Menu::Secretary);
    }
    if !actor.sees().is_empty() {
        menus.push(Menu::Group);
    }
    let language = work.voice(actor.member.language).language;
    work.say(actor.chat(), help::commands(&menus, language)).await
}
