//! Who is speaking: a linked member, with what they may do today.

use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::meeting::Meeting;
use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::people::{Belonging, Member, Office, Role, Standing};
use crate::domain::{ChatId, MemberId, OrganizationId};
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
    /// Where they belong and belonged, the latest last.
    pub belongings: Vec<Belonging>,
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

    /// Whether they are invited to a meeting, as they stand on its day.
    pub fn is_invited(&self, meeting: &Meeting, zone: Tz) -> bool {
        let standing = standing_on(&self.belongings, meeting.starts_at.day(zone));
        standing.is_some_and(|(branch, standing)| branch == meeting.organization_id && standing.invited())
    }
}

/// The branch someone belongs to on a day, and how.
pub fn standing_on(belongings: &[Belonging], day: NaiveDate) -> Option<(OrganizationId, Standing)> {
    let there = belongings.iter().rev().find(|belonging| belonging.holds_on(day))?;
    Some((there.organization_id, there.standing))
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
