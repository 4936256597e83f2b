//! Who is not linked, with fresh codes: for the secretary (`/moi`) and the operator.

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::domain::alphabet::by_given_name;
use crate::domain::invite::{self, Fresh};
use crate::domain::organization::Organization;
use crate::domain::people::Member;
use crate::handlers::door::actor::Actor;
use crate::messages::{invites, secretary};
use crate::store::invites::NewInvite;
use crate::store::{self, facts};
use crate::work::Work;

/// A code's hash, by which it is kept.
pub fn hash(code: &str) -> String {
    Sha256::digest(invite::bare(code).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `/moi`: who is not linked, with fresh codes and links, and who cannot be written to.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let branches = actor.runs();
    if branches.is_empty() {
        return work.say(actor.chat(), secretary::only_secretaries()).await;
    }
    let username = facts::find(work.db(), facts::USERNAME).await?;
    for branch in branches {
        let organization = store::organizations::fetch(work.db(), branch).await?;
        let fresh = fresh(work, &organization).await?;
        let unreachable = sorted(store::members::unreachable(work.db(), branch).await?);

        let object = format!("organization:{branch}");
        work.note_deed(actor.id(), "made invites", &object).await?;
        let unreachable: Vec<String> = unreachable.into_iter().map(|member| member.name).collect();
        for text in invites::list(&organization.name, &fresh, username.as_deref(), unreachable) {
            work.say(actor.chat(), text).await?;
        }
    }
    Ok(())
}

/// Makes a fresh code for everyone of an organisation who is not linked, by given name.
pub async fn fresh(work: &mut Work<'_>, organization: &Organization) -> Result<Vec<Fresh>> {
    let (mut fresh, mut new) = (Vec::new(), Vec::new());
    for member in sorted(store::members::not_linked(work.db(), organization.id).await?) {
        let code = invite::draw(work.dice());
        new.push(NewInvite { hash: hash(&code), member: member.id });
        fresh.push(Fresh { code, name: member.name, organization: organization.path.clone() });
    }
    let (now, life) = (work.now(), work.settings().invite_life);
    store::invites::keep(work.db(), &new, now, now + life).await?;
    Ok(fresh)
}

/// Makes a fresh code for everyone at or below an organisation who is not linked, branch by branch.
pub async fn fresh_below(work: &mut Work<'_>, organizations: &[Organization]) -> Result<Vec<Fresh>> {
    let mut all = Vec::new();
    for organization in organizations {
        all.extend(fresh(work, organization).await?);
    }
    let now = work.now();
    store::audit::keep(work.db(), now, "operator", "made invites", &format!("{} codes", all.len())).await?;
    Ok(all)
}

fn sorted(mut members: Vec<Member>) -> Vec<Member> {
    members.sort_by_cached_key(|member| by_given_name(&member.name));
    members
}
