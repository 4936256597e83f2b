//! Which stages of a meeting have an outcome.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::meeting::StartVersion;
use crate::domain::stages::Stage;
use crate::domain::{MeetingId, Timestamp};
use crate::store::engine::Db;

/// The stages of this start time that have an outcome.
pub async fn of(db: &mut Db, meeting: MeetingId, version: i64) -> sqlx::Result<BTreeSet<Stage>> {
    let names: Vec<Stage> =
        sqlx::query_scalar("SELECT stage FROM done_stages WHERE meeting_id = $1 AND version = $2")
            .bind(meeting)
            .bind(version)
            .fetch_all(db)
            .await?;
    Ok(names.into_iter().collect())
}

/// Keeps the outcome of a stage; the first one stands.
pub async fn keep(
    db: &mut Db,
    start: StartVersion,
    stage: &Stage,
    outcome: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO done_stages (meeting_id, version, stage, outcome, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
    )
    .bind(start.meeting)
    .bind(start.version)
    .bind(stage)
    .bind(outcome)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}

/// What became of the stages of this start time.
pub async fn outcomes(
    db: &mut Db,
    meeting: MeetingId,
    version: i64,
) -> sqlx::Result<BTreeMap<Stage, String>> {
    let rows: Vec<(Stage, String)> =
        sqlx::query_as("SELECT stage, outcome FROM done_stages WHERE meeting_id = $1 AND version = $2")
            .bind(meeting)
            .bind(version)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().collect())
}
