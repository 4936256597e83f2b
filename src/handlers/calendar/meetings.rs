//! Makes a meeting, whoever calls it.

use anyhow::Result;

use crate::domain::meeting::MeetingKind;
use crate::domain::{MeetingId, OrganizationId, Timestamp};
use crate::store;
use crate::store::meetings::NewMeeting;
use crate::work::Work;

/// A meeting to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The branch.
    pub branch: OrganizationId,
    /// What it is for.
    pub kind: MeetingKind,
    /// A title of its own.
    pub title: Option<String>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Where.
    pub place: String,
    /// The agenda's text, which goes out with the invitation.
    pub agenda: Option<String>,
}

/// Makes a meeting; its stages fall due by themselves.
pub async fn call_meeting(work: &mut Work<'_>, call: Call) -> Result<MeetingId> {
    let new = NewMeeting {
        organization_id: call.branch,
        plan: None,
        kind: call.kind,
        title: call.title,
        starts_at: call.starts_at,
        length_minutes: call.kind.usual_minutes(),
        place: call.place,
        deadline: call.starts_at - work.settings().rules.deadline,
        agenda: call.agenda,
    };
    let now = work.now();
    store::meetings::make(work.db(), &new, now)
        .await?
        .ok_or_else(|| anyhow::anyhow!("a meeting without a plan is new"))
}
