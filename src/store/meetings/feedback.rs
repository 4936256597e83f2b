//! Opinions, wishes and proposals.

use chrono::NaiveDate;

use crate::domain::feedback::{FeedbackKind, FeedbackStatus};
use crate::domain::{MemberId, OrganizationId};
use crate::store::engine::Db;

/// A feedback as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFeedback {
    /// The branch it is given in.
    pub organization_id: OrganizationId,
    /// Whose it is; nothing without name.
    pub member_id: Option<MemberId>,
    /// Opinion, wish or proposal.
    pub kind: FeedbackKind,
    /// The words, as written.
    pub words: String,
    /// The day, and no more of the time.
    pub day: NaiveDate,
}

/// Keeps a feedback as received.
pub async fn keep(db: &mut Db, new: &NewFeedback) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO feedback (organization_id, member_id, kind, status, words, day)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.organization_id)
    .bind(new.member_id)
    .bind(new.kind)
    .bind(FeedbackStatus::Received)
    .bind(&new.words)
    .bind(new.day.to_string())
    .execute(db)
    .await
    .map(drop)
}
