//! What comes while a secretary's errand waits: dispatch, one line an arm.

use anyhow::Result;

use super::{asking, calling, changing};
use crate::domain::ConversationNo;
use crate::domain::exchanges::choosing::{self, Choosing, Chosen, Purpose};
use crate::domain::exchanges::{Conversation, Errand, Input};
use crate::domain::meeting::Meeting;
use crate::handlers::door::actor;
use crate::handlers::door::turn::Turn;
use crate::messages::{self, people};
use crate::work::Work;

/// A button of the errand with this number; one of an earlier errand is stale.
pub async fn tapped(
    work: &mut Work<'_>,
    turn: &Turn,
    number: ConversationNo,
    input: Input<'_>,
) -> Result<()> {
    match turn.numbered(number) {
        Some(Conversation::Errand { errand }) => step(work, turn, errand.clone(), input).await,
        Some(_) | None => turn.say(work, people::button_stale()).await,
    }
}

/// A text, a file or a button.
pub async fn step(work: &mut Work<'_>, turn: &Turn, errand: Errand, input: Input<'_>) -> Result<()> {
    match errand {
        Errand::Choosing(Choosing::WhichBranch { line }) => branch(work, turn, &line, input).await,
        Errand::Choosing(Choosing::WhichMeeting { deed }) => meeting(work, turn, deed, input).await,
        Errand::Calling(waiting) => calling::step(work, turn, waiting, input).await,
        Errand::Changing(waiting) => changing::step(work, turn, waiting, input).await,
    }
}

/// Which of several branches.
async fn branch(work: &mut Work<'_>, turn: &Turn, line: &str, input: Input<'_>) -> Result<()> {
    let branches = actor::branches(work, &turn.actor).await?;
    match choosing::branch(line, input, &branches) {
        Chosen::One(id) => match branches.iter().find(|branch| branch.id == id) {
            Some(branch) => calling::begin(work, turn, branch, line).await,
            None => turn.say(work, people::button_stale()).await,
        },
        Chosen::Again(waiting, objection) => {
            let question = |number| messages::calling::which_branch(&branches, number);
            asking::ask_again(work, turn, waiting, objection, question).await
        }
        Chosen::Stale => turn.say(work, people::button_stale()).await,
    }
}

/// Which of several meetings.
async fn meeting(work: &mut Work<'_>, turn: &Turn, purpose: Purpose, input: Input<'_>) -> Result<()> {
    let branches = actor::branches(work, &turn.actor).await?;
    let known = changing::candidates(work, &branches, &purpose).await?;
    let meetings: Vec<Meeting> = known.iter().map(|(_, meeting)| meeting.clone()).collect();
    match choosing::meeting(purpose, input, &meetings, work.now(), turn.zone) {
        Chosen::One((id, purpose)) => changing::begin(work, turn, id, purpose).await,
        Chosen::Again(waiting, objection) => {
            let question = |number| messages::calling::which_meeting(&known, number);
            asking::ask_again(work, turn, waiting, objection, question).await
        }
        Chosen::Stale => turn.say(work, people::button_stale()).await,
    }
}
