//! `/lich`: the coming meetings of one's branches, each with one's reply.

use anyhow::Result;

use crate::domain::OrganizationId;
use crate::domain::delivery::Subject;
use crate::domain::people::Role;
use crate::handlers::door::actor::Actor;
use crate::messages::reminders;
use crate::store;
use crate::work::Work;

/// How many meetings are shown.
const MOST: usize = 5;

/// Shows one message a meeting, the earliest first; buttons where the member is invited.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let now = work.now();
    let mut coming = Vec::new();
    for branch in branches(actor) {
        coming.extend(store::meetings::coming(work.db(), branch, now).await?);
    }
    coming.sort_by_key(|meeting| (meeting.starts_at, meeting.id));
    coming.truncate(MOST);
    if coming.is_empty() {
        return work.say(actor.chat(), reminders::nothing_coming()).await;
    }
    for meeting in coming {
        let branch = store::organizations::fetch(work.db(), meeting.organization_id).await?;
        let invited = actor.is_invited(&meeting, work.settings().rules.zone);
        let reply = match invited {
            true => store::replies::find(work.db(), meeting.id, actor.id()).await?.map(|known| known.reply),
            false => None,
        };
        let text = reminders::coming(&branch.name, &meeting, reply.as_ref(), invited);
        let subject = Subject {
            meeting: Some((meeting.id, meeting.version)),
            member: Some(actor.id()),
            ..Subject::default()
        };
        work.say_about(actor.chat(), text, subject).await?;
    }
    Ok(())
}

/// The branch one belongs to, those whose meetings one runs, and those one is in charge of.
fn branches(actor: &Actor) -> Vec<OrganizationId> {
    let supervised = actor.offices.iter().filter(|office| office.role == Role::Supervisor);
    let mut branches: Vec<OrganizationId> = actor
        .branch
        .iter()
        .map(|(branch, _)| *branch)
        .chain(actor.runs())
        .chain(supervised.map(|office| office.organization_id))
        .collect();
    branches.sort_unstable();
    branches.dedup();
    branches
}
