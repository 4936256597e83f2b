//! Which menu each private chat shows, and which it should.

use crate::domain::{Language, LinkId, MemberId, UserId};
use crate::store::engine::Db;

/// A private chat whose menu may have to change.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MenuDue {
    /// The link.
    pub link_id: LinkId,
    /// The account.
    pub user_id: UserId,
    /// The language the member chose.
    pub language: Option<Language>,
    /// Whether they run the meetings of a branch.
    pub secretary: bool,
    /// Whether the link still holds.
    pub linked: bool,
    /// The menu the chat shows; blank for the one everyone sees.
    pub shown: String,
}

/// The chats whose menus are to be looked at.
pub async fn due(db: &mut Db, most: i64) -> sqlx::Result<Vec<MenuDue>> {
    let bot = db.bot();
    sqlx::query_as(
        "SELECT links.id AS link_id, user_id, language, ended_at IS NULL AS linked, menu AS shown,
                EXISTS (SELECT 1 FROM roles WHERE roles.member_id = links.member_id AND until IS NULL
                        AND role IN ('secretary', 'deputy')) AS secretary
         FROM links INDEXED BY links_menu_due JOIN members ON members.id = member_id
         WHERE menu_due = 1 AND links.bot_id = $2 ORDER BY links.id LIMIT $1",
    )
    .bind(most)
    .bind(bot)
    .fetch_all(db)
    .await
}

/// A chat shows the menu it should.
pub async fn settle(db: &mut Db, link: LinkId, menu: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE links SET menu = $2, menu_due = 0 WHERE id = $1")
        .bind(link)
        .bind(menu)
        .execute(db)
        .await
        .map(drop)
}

/// A member's role or language changed: their menu is to be looked at.
pub async fn mark_due(db: &mut Db, member: MemberId) -> sqlx::Result<()> {
    sqlx::query("UPDATE links SET menu_due = 1 WHERE member_id = $1").bind(member).execute(db).await.map(drop)
}

/// The commands changed: every menu of its own is to be looked at.
pub async fn mark_all_due(db: &mut Db) -> sqlx::Result<()> {
    sqlx::query("UPDATE links SET menu_due = 1, menu = 'outdated' WHERE menu <> ''")
        .execute(db)
        .await
        .map(drop)
}
