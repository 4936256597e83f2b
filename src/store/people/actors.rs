//! Who is at the door: the account, the member behind it, and what is awaited in the chat, all at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::links::Link;
use crate::domain::exchanges::Conversation;
use crate::domain::people::{Belonging, Member, Office, Role, Standing};
use crate::domain::{ChatId, ConversationNo, Language, LinkId, MemberId, OrganizationId, Timestamp, UserId};
use crate::store::engine::Db;

/// What is awaited in a chat, with the number its buttons carry.
pub type Waiting = Option<(ConversationNo, Conversation)>;

/// Whoever comes to the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// The member behind the account, if it is linked.
    pub known: Option<LinkedMember>,
    /// What is awaited in the chat.
    pub awaited: Waiting,
}

/// A linked member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedMember {
    /// The link.
    pub link: Link,
    /// The member.
    pub member: Member,
    /// Where they belong and belonged, the latest last.
    pub belongings: Vec<Belonging>,
    /// What they do now.
    pub offices: Vec<Office>,
}

#[derive(sqlx::FromRow)]
struct VisitorRow {
    link_id: Option<LinkId>,
    member_id: Option<MemberId>,
    consent_version: Option<String>,
    consented_at: Option<Timestamp>,
    informed_at: Option<Timestamp>,
    reachable: Option<bool>,
    code: Option<String>,
    name: Option<String>,
    language: Option<Language>,
    state: Option<String>,
    number: Option<ConversationNo>,
    #[sqlx(flatten)]
    place: Place,
}

/// One of the places of a member: a row for each standing with each role.
#[derive(sqlx::FromRow)]
struct Place {
    standing_id: Option<i64>,
    branch: Option<OrganizationId>,
    standing: Option<Standing>,
    since: Option<String>,
    until: Option<String>,
    role_id: Option<i64>,
    role: Option<Role>,
    office: Option<OrganizationId>,
}

/// The member behind an account, if it is linked, with all they are, and what is awaited in a chat. What an earlier
/// version asked and this one does not know is not awaited any longer.
pub async fn find(db: &mut Db, user: UserId, chat: ChatId, now: Timestamp) -> sqlx::Result<Visitor> {
    let bot = db.bot();
    let rows: Vec<VisitorRow> = sqlx::query_as(
        "SELECT links.id AS link_id, links.member_id, consent_version, consented_at, informed_at, reachable,
                code, name, language, state, number, standings.id AS standing_id,
                standings.organization_id AS branch, standing, standings.since, standings.until,
                roles.id AS role_id, role, roles.organization_id AS office
         FROM (SELECT CAST($1 AS BIGINT) AS user_id, CAST($2 AS BIGINT) AS chat_id) AS door
         LEFT JOIN links ON links.user_id = door.user_id AND links.bot_id = $4 AND links.ended_at IS NULL
         LEFT JOIN members ON members.id = links.member_id
         LEFT JOIN conversations ON conversations.chat_id = door.chat_id AND conversations.bot_id = $4 AND expires_at > $3
         LEFT JOIN standings ON standings.member_id = links.member_id
         LEFT JOIN roles ON roles.member_id = links.member_id AND roles.until IS NULL",
    )
    .bind(user)
    .bind(chat)
    .bind(now)
    .bind(bot)
    .fetch_all(db)
    .await?;
    let (belongings, offices) = places(rows.iter().map(|row| &row.place))?;
    let Some(first) = rows.into_iter().next() else { return Ok(Visitor { known: None, awaited: None }) };
    let state = first.state.as_deref().and_then(|state| serde_json::from_str(state).ok());
    let awaited = first.number.zip(state);
    let known = first.person(user).map(|(link, member)| LinkedMember { link, member, belongings, offices });
    Ok(Visitor { known, awaited })
}

impl VisitorRow {
    fn person(self, user_id: UserId) -> Option<(Link, Member)> {
        let member_id = self.member_id?;
        let link = Link {
            id: self.link_id?,
            member_id,
            user_id,
            consent_version: self.consent_version,
            consented_at: self.consented_at,
            informed_at: self.informed_at,
            reachable: self.reachable?,
        };
        Some((link, Member { id: member_id, code: self.code?, name: self.name?, language: self.language }))
    }
}

/// Each standing and each role once, in their order.
fn places<'r>(rows: impl Iterator<Item = &'r Place>) -> sqlx::Result<(Vec<Belonging>, Vec<Office>)> {
    let (mut belongings, mut offices) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        if let (Some(id), Some(organization_id), Some(standing), Some(since)) =
            (row.standing_id, row.branch, row.standing, &row.since)
        {
            let (since, until) = (day(since)?, row.until.as_deref().map(day).transpose()?);
            belongings.insert(id, Belonging { organization_id, standing, since, until });
        }
        if let (Some(id), Some(role), Some(organization_id)) = (row.role_id, row.role, row.office) {
            offices.insert(id, Office { role, organization_id });
        }
    }
    Ok((belongings.into_values().collect(), offices.into_values().collect()))
}

fn day(text: &str) -> sqlx::Result<NaiveDate> {
    text.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
