//! Who reads what is said about a meeting, loaded once.

use anyhow::Result;

use crate::domain::delivery::{Concerned, Reader};
use crate::domain::meeting::Meeting;
use crate::domain::stages::Audience;
use crate::domain::{MemberId, OrganizationId};
use crate::store;
use crate::work::Work;

/// Everyone a meeting concerns: those who belong to the branch on its day, and the committee's members in charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readers(Vec<Concerned>);

/// Everyone a meeting concerns.
pub async fn of(work: &mut Work<'_>, meeting: &Meeting) -> Result<Readers> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    Ok(Readers(store::readers::of_meeting(work.db(), meeting.id, meeting.organization_id, day).await?))
}

impl Readers {
    /// Those who are invited and can be written to.
    pub fn invited(&self) -> Vec<Reader> {
        self.0.iter().filter(|one| one.is_invited()).filter_map(Concerned::reader).collect()
    }

    /// How many are invited and cannot be written to.
    pub fn out_of_reach(&self) -> usize {
        self.0.iter().filter(|one| one.is_invited() && one.reader().is_none()).count()
    }

    /// The committee's members in charge of the branch; one who is invited anyway is left out.
    pub fn supervisors(&self) -> Vec<Reader> {
        let invited = |member| self.0.iter().any(|one| one.member_id == member && one.is_invited());
        let in_charge = self.0.iter().filter(|one| one.standing.is_none() && !invited(one.member_id));
        in_charge.filter_map(Concerned::reader).collect()
    }

    /// Those of the branch an audience is made of now, as far as they can be written to.
    pub fn spoken_to(&self, audience: Audience) -> Vec<Reader> {
        self.0.iter().filter(|one| one.is_spoken_to(audience)).filter_map(Concerned::reader).collect()
    }
}

/// The secretary of a branch, or a deputy when she cannot be written to.
pub async fn secretaries(work: &mut Work<'_>, branch: OrganizationId) -> Result<Vec<Reader>> {
    let officers = store::readers::secretaries(work.db(), branch).await?;
    let role = officers.first().map(|officer| officer.role);
    let first = officers.into_iter().take_while(|officer| Some(officer.role) == role);
    let reader = |it: store::readers::Officer| Reader {
        member: it.member_id,
        chat: it.user_id.chat(),
        language: it.language,
    };
    Ok(first.map(reader).collect())
}

/// One member, if they can be written to.
pub async fn one(work: &mut Work<'_>, member: MemberId) -> Result<Option<Reader>> {
    let found = store::readers::find(work.db(), member).await?;
    Ok(found.map(|(user, language)| Reader { member, chat: user.chat(), language }))
}
