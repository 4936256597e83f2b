//! Who reads what is said about a meeting, and how it is promised to each of them.

use anyhow::Result;

use crate::domain::delivery::{Class, Parcel, Promise, Subject};
use crate::domain::meeting::Meeting;
use crate::domain::people::Role;
use crate::domain::plan::Audience;
use crate::domain::{ChatId, Language, MemberId, OrganizationId, Timestamp};
use crate::handlers::door::actor;
use crate::store::standings::Belonging;
use crate::store::{self, links::Link};
use crate::work::Work;

/// Someone who can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub chat: ChatId,
    /// In which language, if they chose one.
    pub language: Option<Language>,
}

/// How something is said about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Under which name it is kept: promised to one person at most once a start time.
    pub stage: String,
    /// For whom it is wanted at the moment of sending; nothing if it is wanted whatever happens meanwhile.
    pub audience: Option<Audience>,
    /// Whether it waits for quiet hours.
    pub class: Class,
    /// Not sent earlier.
    pub not_before: Timestamp,
    /// Not sent from then on.
    pub useful_until: Option<Timestamp>,
}

impl Reader {
    /// A member of the branch, if they can be written to.
    pub fn of(member: &Belonging) -> Option<Self> {
        let user = member.user_id.filter(|_| member.reachable == Some(true))?;
        Some(Self { member: member.member_id, chat: user.chat(), language: member.language })
    }
}

/// Everyone who belongs to the branch on the day of the meeting.
pub async fn belonging(work: &mut Work<'_>, meeting: &Meeting) -> Result<Vec<Belonging>> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    Ok(store::standings::of_meeting(work.db(), meeting.organization_id, day, meeting.id).await?)
}

/// Those who are invited and can be written to, and how many cannot.
pub async fn invited(work: &mut Work<'_>, meeting: &Meeting) -> Result<(Vec<Reader>, usize)> {
    let invited: Vec<Belonging> =
        belonging(work, meeting).await?.into_iter().filter(|member| member.standing.invited()).collect();
    let readers: Vec<Reader> = invited.iter().filter_map(Reader::of).collect();
    let out_of_reach = invited.len() - readers.len();
    Ok((readers, out_of_reach))
}

/// The committee's members in charge of the branch; one who is invited anyway is left out.
pub async fn supervisors(work: &mut Work<'_>, meeting: &Meeting) -> Result<Vec<Reader>> {
    let members = belonging(work, meeting).await?;
    let mut readers = Vec::new();
    for member in store::roles::holders(work.db(), meeting.organization_id, Role::Supervisor).await? {
        let invited = members.iter().any(|other| other.member_id == member && other.standing.invited());
        let link = store::links::of(work.db(), member).await?.filter(|link| link.reachable && !invited);
        if let Some(link) = link {
            readers.push(linked(work, &link).await?);
        }
    }
    Ok(readers)
}

/// The secretary of a branch, or a deputy when she cannot be written to.
pub async fn secretaries(work: &mut Work<'_>, branch: OrganizationId) -> Result<Vec<Reader>> {
    let mut readers = Vec::new();
    for link in actor::secretaries(work, branch).await? {
        readers.push(linked(work, &link).await?);
    }
    Ok(readers)
}

async fn linked(work: &mut Work<'_>, link: &Link) -> Result<Reader> {
    let language = store::members::fetch(work.db(), link.member_id).await?.language;
    Ok(Reader { member: link.member_id, chat: link.user_id.chat(), language })
}

/// Promises something about a meeting to one reader; says whether it is new.
pub async fn post(
    work: &mut Work<'_>,
    meeting: &Meeting,
    notice: &Notice,
    reader: Reader,
    parcel: Parcel,
) -> Result<bool> {
    let promise = Promise {
        chat: reader.chat,
        class: notice.class,
        subject: Subject {
            meeting: Some((meeting.id, meeting.version)),
            stage: Some(notice.stage.clone()),
            audience: notice.audience,
            member: Some(reader.member),
            question: None,
        },
        parcel,
        not_before: notice.not_before,
        useful_until: notice.useful_until,
    };
    Ok(work.promise(promise).await?.is_some())
}
