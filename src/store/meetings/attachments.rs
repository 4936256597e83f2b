//! Documents and photos of an agenda, by Telegram's id.

use crate::domain::event::{File, FileSort};
use crate::domain::{MeetingId, Timestamp};
use crate::store::engine::Db;

/// Adds a file to a meeting's agenda.
pub async fn add(db: &mut Db, meeting: MeetingId, file: &File, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO attachments (meeting_id, sort, file_id, file_name, added_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(meeting)
    .bind(file.sort)
    .bind(&file.file_id)
    .bind(&file.name)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// The files of a meeting's agenda, in the order they came.
pub async fn of(db: &mut Db, meeting: MeetingId) -> sqlx::Result<Vec<(FileSort, String)>> {
    sqlx::query_as("SELECT sort, file_id FROM attachments WHERE meeting_id = $1 ORDER BY id")
        .bind(meeting)
        .fetch_all(db)
        .await
}
