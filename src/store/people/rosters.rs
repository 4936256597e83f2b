//! Many people at once, as a roster needs them: a statement for some hundreds of rows.

use chrono::NaiveDate;
use sqlx::{QueryBuilder, Sqlite};

use crate::domain::people::{Role, Standing};
use crate::domain::{MemberId, OrganizationId, Timestamp, UserId};
use crate::store::engine::Db;

/// So many rows go into one statement.
const CHUNK: usize = 500;

/// A person as the roster's columns describe them now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Enrolled {
    /// Their row.
    pub id: MemberId,
    /// Mã.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Their link was ended, and not made again since.
    pub unlinked: bool,
    /// The path of their branch, if they belong to one.
    pub branch: Option<String>,
    /// How they belong to it.
    pub standing: Option<Standing>,
    /// Their account, if they are linked.
    pub account: Option<UserId>,
}

/// Someone new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember<'r> {
    /// Mã.
    pub code: &'r str,
    /// Full name.
    pub name: &'r str,
}

/// A member belongs to a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewStanding {
    /// Who.
    pub member: MemberId,
    /// The branch.
    pub branch: OrganizationId,
    /// How.
    pub standing: Standing,
}

/// A member holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewRole {
    /// Who.
    pub member: MemberId,
    /// For which organisation.
    pub organization: OrganizationId,
    /// What.
    pub role: Role,
}

/// Those who belong to branches at or below a path.
pub async fn below(db: &mut Db, path: &str) -> sqlx::Result<Vec<Enrolled>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT members.id, code, members.name, unlinked_at IS NOT NULL AS unlinked, path AS branch, standing,
                user_id AS account
         FROM organizations
         JOIN standings ON organization_id = organizations.id AND standings.until IS NULL
         JOIN members ON members.id = standings.member_id
         LEFT JOIN links ON links.member_id = members.id AND links.bot_id = $2 AND ended_at IS NULL
         WHERE path = $1 OR (path > $1 || ' / ' AND path < $1 || ' /!')",
    )
    .bind(path)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// Those with these codes.
pub async fn with_codes(db: &mut Db, codes: &[&str]) -> sqlx::Result<Vec<Enrolled>> {
    let bot = db.bot();
    let mut found = Vec::new();
    for chunk in codes.chunks(CHUNK) {
        let mut select = QueryBuilder::new(
            "SELECT members.id, code, members.name, unlinked_at IS NOT NULL AS unlinked, path AS branch, standing,
                    user_id AS account
             FROM members
             LEFT JOIN standings ON standings.member_id = members.id AND standings.until IS NULL
             LEFT JOIN organizations ON organizations.id = organization_id
             LEFT JOIN links ON links.member_id = members.id AND ended_at IS NULL AND links.bot_id = ",
        );
        select.push_bind(bot).push(" WHERE code IN (");
        list(&mut select, chunk.iter().copied());
        found.extend(select.build_query_as::<Enrolled>().persistent(false).fetch_all(&mut *db).await?);
    }
    Ok(found)
}

/// The roles these members hold now, by the organisation's path.
pub async fn roles_of(db: &mut Db, members: &[MemberId]) -> sqlx::Result<Vec<(MemberId, String, Role)>> {
    let mut found = Vec::new();
    for chunk in members.chunks(CHUNK) {
        let mut select = QueryBuilder::new(
            "SELECT member_id, path, role FROM roles JOIN organizations ON organizations.id = organization_id
             WHERE roles.until IS NULL AND member_id IN (",
        );
        list(&mut select, chunk.iter().copied());
        found.extend(select.build_query_as().persistent(false).fetch_all(&mut *db).await?);
    }
    Ok(found)
}

/// Who has these accounts now, by code.
pub async fn owners_of(db: &mut Db, accounts: &[UserId]) -> sqlx::Result<Vec<(UserId, String)>> {
    let bot = db.bot();
    let mut found = Vec::new();
    for chunk in accounts.chunks(CHUNK) {
        let mut select = QueryBuilder::new(
            "SELECT user_id, code FROM links JOIN members ON members.id = member_id
             WHERE ended_at IS NULL AND links.bot_id = ",
        );
        select.push_bind(bot).push(" AND user_id IN (");
        list(&mut select, chunk.iter().copied());
        found.extend(select.build_query_as().persistent(false).fetch_all(&mut *db).await?);
    }
    Ok(found)
}

/// Adds members; gives back their rows, by code.
pub async fn add(
    db: &mut Db,
    new: &[NewMember<'_>],
    now: Timestamp,
) -> sqlx::Result<Vec<(String, MemberId)>> {
    let mut added = Vec::new();
    for chunk in new.chunks(CHUNK) {
        let mut insert = QueryBuilder::new("INSERT INTO members (code, name, created_at) ");
        insert.push_values(chunk, |mut row, member| {
            row.push_bind(member.code).push_bind(member.name).push_bind(now);
        });
        insert.push(" RETURNING code, id");
        added.extend(insert.build_query_as().persistent(false).fetch_all(&mut *db).await?);
    }
    Ok(added)
}

/// From `until` on these members no longer belong as they do now.
pub async fn end_standings(db: &mut Db, members: &[MemberId], until: NaiveDate) -> sqlx::Result<()> {
    for chunk in members.chunks(CHUNK) {
        let mut update = QueryBuilder::new("UPDATE standings SET until = ");
        update.push_bind(until.to_string()).push(" WHERE until IS NULL AND member_id IN (");
        list(&mut update, chunk.iter().copied());
        update.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// Members belong to branches from `since` on.
pub async fn begin_standings(db: &mut Db, new: &[NewStanding], since: NaiveDate) -> sqlx::Result<()> {
    for chunk in new.chunks(CHUNK) {
        let mut insert =
            QueryBuilder::new("INSERT INTO standings (member_id, organization_id, standing, since) ");
        insert.push_values(chunk, |mut row, new| {
            row.push_bind(new.member).push_bind(new.branch).push_bind(new.standing);
            row.push_bind(since.to_string());
        });
        insert.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// Members hold roles from `since` on.
pub async fn begin_roles(db: &mut Db, new: &[NewRole], since: NaiveDate) -> sqlx::Result<()> {
    for chunk in new.chunks(CHUNK) {
        let mut insert = QueryBuilder::new("INSERT INTO roles (member_id, organization_id, role, since) ");
        insert.push_values(chunk, |mut row, new| {
            row.push_bind(new.member).push_bind(new.organization).push_bind(new.role);
            row.push_bind(since.to_string());
        });
        insert.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// Links members whose accounts the operator vouches for.
pub async fn vouch(db: &mut Db, vouched: &[(MemberId, UserId)], now: Timestamp) -> sqlx::Result<()> {
    let bot = db.bot();
    for chunk in vouched.chunks(CHUNK) {
        let mut insert =
            QueryBuilder::new("INSERT INTO links (bot_id, member_id, user_id, source, linked_at) ");
        insert.push_values(chunk, |mut row, (member, user)| {
            row.push_bind(bot).push_bind(*member).push_bind(*user).push_bind("roster").push_bind(now);
        });
        insert.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// Roles or names of these members changed: their menus are to be looked at.
pub async fn mark_menus_due(db: &mut Db, members: &[MemberId]) -> sqlx::Result<()> {
    for chunk in members.chunks(CHUNK) {
        let mut update = QueryBuilder::new("UPDATE links SET menu_due = 1 WHERE member_id IN (");
        list(&mut update, chunk.iter().copied());
        update.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// The operator's deeds, one a member.
pub async fn audit(db: &mut Db, deeds: &[(MemberId, &'static str)], now: Timestamp) -> sqlx::Result<()> {
    for chunk in deeds.chunks(CHUNK) {
        let mut insert = QueryBuilder::new("INSERT INTO audit (at, actor, deed, object) ");
        insert.push_values(chunk, |mut row, (member, deed)| {
            row.push_bind(now).push_bind("operator").push_bind(*deed).push_bind(format!("member:{member}"));
        });
        insert.build().persistent(false).execute(&mut *db).await?;
    }
    Ok(())
}

/// `values`, and the bracket that closes their list.
fn list<T>(statement: &mut QueryBuilder<Sqlite>, values: impl Iterator<Item = T>)
where
    T: for<'q> sqlx::Encode<'q, Sqlite> + sqlx::Type<Sqlite>,
{
    let mut items = statement.separated(", ");
    values.for_each(|value| {
        items.push_bind(value);
    });
    statement.push(")");
}
