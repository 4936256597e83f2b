//! A plan instead of a single meeting: "hằng tháng ngày 3, 19:30, Nhà văn hóa thôn".

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::domain::meeting::MeetingKind;
use crate::domain::recurrence::{self, Recurrence, SHOWN, Unclear};
use crate::domain::{OrganizationId, PlanId, Timestamp};

/// A plan about to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The branch.
    pub organization: OrganizationId,
    /// What for.
    pub kind: MeetingKind,
    /// When.
    pub cron: String,
    /// Where.
    pub place: String,
}

/// A plan that holds, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub id: PlanId,
    /// What the meetings are for.
    pub kind: MeetingKind,
    /// The next dates.
    pub dates: Vec<Timestamp>,
    /// Where.
    pub place: String,
}

/// The plan a line makes; without a place, where the branch met last.
pub fn propose(
    organization: OrganizationId,
    kind: MeetingKind,
    (line, last_place): (&str, &str),
) -> Result<Proposal, Unclear> {
    let said = recurrence::read(line)?;
    let place = if said.place.is_empty() { last_place.to_owned() } else { said.place };
    Ok(Proposal { organization, kind, cron: said.cron, place })
}

/// The next dates of a cron expression.
pub fn dates(cron: &str, now: Timestamp, zone: Tz) -> Vec<Timestamp> {
    Recurrence::parse(cron).map(|every| every.after(now, zone).take(SHOWN).collect()).unwrap_or_default()
}

/// The `choice`-th plan.
pub fn nth(plans: &[Planned], choice: i64) -> Option<&Planned> {
    usize::try_from(choice).ok().and_then(|index| plans.get(index))
}
