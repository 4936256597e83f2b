//! Questions members ask, and who answered them.

use crate::domain::{ChatId, MeetingId, MemberId, MessageId, OrganizationId, QuestionId, Timestamp};
use crate::store::engine::Db;

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// Whose secretary it is for.
    pub organization_id: OrganizationId,
    /// The meeting it may be about.
    pub meeting_id: Option<MeetingId>,
    /// Who asks.
    pub member_id: MemberId,
    /// The chat it was asked in.
    pub chat_id: ChatId,
    /// In which message.
    pub message_id: MessageId,
    /// The question, as written.
    pub words: String,
}

/// A question on record.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// The id an answer refers to.
    pub id: QuestionId,
    /// Whose secretary it is for.
    pub organization_id: OrganizationId,
    /// Who asked.
    pub member_id: MemberId,
    /// The chat it was asked in.
    pub chat_id: ChatId,
    /// In which message.
    pub message_id: MessageId,
    /// The question, as written.
    pub words: String,
}

/// Keeps a question.
pub async fn keep(db: &mut Db, new: &NewQuestion, now: Timestamp) -> sqlx::Result<QuestionId> {
    sqlx::query_scalar(
        "INSERT INTO questions (organization_id, meeting_id, member_id, chat_id, message_id, words, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
    )
    .bind(new.organization_id)
    .bind(new.meeting_id)
    .bind(new.member_id)
    .bind(new.chat_id)
    .bind(new.message_id)
    .bind(&new.words)
    .bind(now)
    .fetch_one(db)
    .await
}

/// The question with this id.
pub async fn fetch(db: &mut Db, id: QuestionId) -> sqlx::Result<Question> {
    sqlx::query_as(
        "SELECT id, organization_id, member_id, chat_id, message_id, words FROM questions WHERE id = $1",
    )
    .bind(id)
    .fetch_one(db)
    .await
}

/// Notes who answered last, and when.
pub async fn note_answer(db: &mut Db, id: QuestionId, by: MemberId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE questions SET answered_by = $2, answered_at = $3 WHERE id = $1")
        .bind(id)
        .bind(by)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}
