//! Who is speaking: a linked member, with what they may do today.

use anyhow::Result;

use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::people::{Member, Office, Role, Standing};
use crate::domain::{ChatId, MemberId, OrganizationId, UserId};
use crate::store::{self, links::Link};
use crate::work::Work;

/// A linked member, as they stand today.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The member.
    pub member: Member,
    /// Their link.
    pub link: Link,
    /// The branch they belong to, and how.
    pub branch: Option<(OrganizationId, Standing)>,
    /// What they do, and for whom.
    pub offices: Vec<Office>,
}

impl Actor {
    /// Their id.
    pub fn id(&self) -> MemberId {
        self.member.id
    }

    /// The private chat with them.
    pub fn chat(&self) -> ChatId {
        self.link.user_id.chat()
    }

    /// The branches whose meetings they run.
    pub fn runs(&self) -> Vec<OrganizationId> {
        self.offices
            .iter()
            .filter(|office| office.role.runs_meetings())
            .map(|office| office.organization_id)
            .collect()
    }

    /// Whether they run the meetings of a branch.
    pub fn runs_branch(&self, branch: OrganizationId) -> bool {
        self.runs().contains(&branch)
    }

    /// The organisations whose figures they may show to a group.
    pub fn sees(&self) -> Vec<OrganizationId> {
        self.offices
            .iter()
            .filter(|office| office.role.sees_figures())
            .map(|office| office.organization_id)
            .collect()
    }
}

/// The member behind an account, if it is linked.
pub async fn find(work: &mut Work<'_>, user: UserId) -> Result<Option<Actor>> {
    let Some(link) = store::links::find(work.db(), user).await? else { return Ok(None) };
    let member = store::members::fetch(work.db(), link.member_id).await?;
    let today = work.now().day(work.settings().rules.zone);
    let branch = store::standings::find(work.db(), member.id, today).await?;
    let offices = store::roles::of(work.db(), member.id).await?;
    Ok(Some(Actor { member, link, branch, offices }))
}

/// The branches whose meetings someone runs.
pub async fn branches(work: &mut Work<'_>, actor: &Actor) -> Result<Vec<Organization>> {
    let mut branches = Vec::new();
    for id in actor.runs() {
        let organization = store::organizations::fetch(work.db(), id).await?;
        if organization.sort == OrganizationSort::Branch && !branches.contains(&organization) {
            branches.push(organization);
        }
    }
    Ok(branches)
}

/// Who receives what is for the secretary of a branch: the secretary, or a deputy when she cannot be written to. What
/// one of them has said goes to the others.
pub async fn secretaries_but(
    work: &mut Work<'_>,
    branch: OrganizationId,
    but: Option<MemberId>,
) -> Result<Vec<Link>> {
    for role in [Role::Secretary, Role::Deputy] {
        let mut reachable = Vec::new();
        for member in store::roles::holders(work.db(), branch, role).await? {
            if Some(member) != but {
                reachable.extend(store::links::of(work.db(), member).await?.filter(|link| link.reachable));
            }
        }
        if !reachable.is_empty() {
            return Ok(reachable);
        }
    }
    Ok(Vec::new())
}
