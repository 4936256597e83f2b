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
    line: &str,
    last_place: &str,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_without_a_place_is_where_the_branch_met_last() {
        for (line, place) in [
            ("hằng tháng ngày 3, 19:30", "Nhà văn hóa"),
            ("hằng tháng ngày 3, 19:30, Hội trường", "Hội trường"),
        ] {
            let proposal = propose(OrganizationId(1), MeetingKind::Regular, line, "Nhà văn hóa").unwrap();
            assert_eq!((proposal.cron.as_str(), proposal.place.as_str()), ("0 30 19 3 * *", place), "{line}");
        }
    }

    #[test]
    fn a_plan_is_chosen_by_its_place_in_the_list() {
        let plan =
            Planned { id: PlanId(5), kind: MeetingKind::Regular, dates: Vec::new(), place: String::new() };
        assert_eq!(nth(std::slice::from_ref(&plan), 0), Some(&plan));
        assert_eq!(nth(std::slice::from_ref(&plan), 1), None);
        assert_eq!(nth(&[plan], -1), None);
    }
}
