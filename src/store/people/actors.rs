//! Who is at the door: the account, the member behind it, and what is awaited in the chat, all at once.

use chrono::NaiveDate;

use super::links::Link;
use crate::domain::exchanges::Conversation;
use crate::domain::people::{Belonging, Member, Office, Role, Standing};
use crate::domain::{ChatId, ConversationNo, Language, LinkId, MemberId, OrganizationId, Timestamp, UserId};
use crate::store::engine::Db;

/// What is awaited in a chat, with the number its buttons carry.
pub type Awaited = Option<(ConversationNo, Conversation)>;

#[derive(sqlx::FromRow)]
struct Row {
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
}

/// The member behind an account, if it is linked, and what is awaited in a chat. What an earlier version asked and
/// this one does not know is not awaited any longer.
pub async fn find(
    db: &mut Db,
    user: UserId,
    chat: ChatId,
    now: Timestamp,
) -> sqlx::Result<(Option<(Link, Member)>, Awaited)> {
    let row: Row = sqlx::query_as(
        "SELECT links.id AS link_id, links.member_id, consent_version, consented_at, informed_at, reachable,
                code, name, language, state, number
         FROM (SELECT CAST($1 AS BIGINT) AS user_id, CAST($2 AS BIGINT) AS chat_id) AS door
         LEFT JOIN links ON links.user_id = door.user_id AND links.ended_at IS NULL
         LEFT JOIN members ON members.id = links.member_id
         LEFT JOIN conversations ON conversations.chat_id = door.chat_id AND expires_at > $3",
    )
    .bind(user)
    .bind(chat)
    .bind(now)
    .fetch_one(db)
    .await?;
    let state = row.state.as_deref().and_then(|state| serde_json::from_str(state).ok());
    let awaited = row.number.zip(state);
    Ok((row.person(user), awaited))
}

impl Row {
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

#[derive(sqlx::FromRow)]
struct Place {
    organization_id: OrganizationId,
    since: String,
    until: Option<String>,
    standing: Option<Standing>,
    role: Option<Role>,
}

/// Where a member belongs and belonged, the latest last, and what they do now.
pub async fn places(db: &mut Db, member: MemberId) -> sqlx::Result<(Vec<Belonging>, Vec<Office>)> {
    let places: Vec<Place> = sqlx::query_as(
        "SELECT id, organization_id, since, until, standing, NULL AS role FROM standings WHERE member_id = $1
         UNION ALL
         SELECT id, organization_id, since, until, NULL, role FROM roles WHERE member_id = $1 AND until IS NULL
         ORDER BY id",
    )
    .bind(member)
    .fetch_all(db)
    .await?;
    let (mut belongings, mut offices) = (Vec::new(), Vec::new());
    for Place { organization_id, since, until, standing, role } in places {
        if let Some(standing) = standing {
            let (since, until) = (day(&since)?, until.as_deref().map(day).transpose()?);
            belongings.push(Belonging { organization_id, standing, since, until });
        }
        offices.extend(role.map(|role| Office { role, organization_id }));
    }
    Ok((belongings, offices))
}

fn day(text: &str) -> sqlx::Result<NaiveDate> {
    text.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
