//! What the calendar brings: dispatch, one line an arm.

use anyhow::Result;

use super::{away, plans, timeline};
use crate::domain::event::Due;
use crate::handlers::committee::tally;
use crate::work::Work;

/// Handles something that fell due.
pub async fn handle(work: &mut Work<'_>, due: Due) -> Result<()> {
    match due {
        Due::Plan { plan } => plans::due(work, plan).await,
        Due::Meeting { meeting } => timeline::due(work, meeting).await,
        Due::Tally { group } => tally::post(work, group).await,
        Due::Absence { since } => away::back(work, since).await,
    }
}
