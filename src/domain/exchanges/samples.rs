//! A branch and a meeting for the tests of the exchanges.

use super::changing::MeetingScene;
use crate::domain::meeting::{Meeting, MeetingKind, Phase};
use crate::domain::organization::{Organization, OrganizationSort};
use crate::domain::{MeetingId, OrganizationId, Timestamp, calendar};
use chrono_tz::Asia::Ho_Chi_Minh;

pub fn moment(local: &str) -> Timestamp {
    Timestamp::from_local(calendar::parse_local(local).unwrap(), Ho_Chi_Minh)
}

/// Saturday morning.
pub fn now() -> Timestamp {
    moment("2026-11-21T08:00")
}

pub fn branch() -> Organization {
    Organization {
        id: OrganizationId(1),
        parent_id: None,
        path: "Chi bộ".to_owned(),
        name: "Chi bộ".to_owned(),
        sort: OrganizationSort::Branch,
        branch_type: None,
    }
}

pub fn meeting_at(id: i64, local: &str) -> Meeting {
    Meeting {
        id: MeetingId(id),
        organization_id: branch().id,
        plan_id: None,
        kind: MeetingKind::Regular,
        title: None,
        starts_at: moment(local),
        length_minutes: 90,
        place: "Nhà văn hóa".to_owned(),
        deadline: moment(local),
        phase: Phase::Announced,
        version: 1,
        versioned_at: now(),
        agenda: None,
        agenda_sent_at: None,
        closed_at: None,
    }
}

pub fn scene() -> MeetingScene {
    let meeting = meeting_at(7, "2026-12-03T19:30");
    MeetingScene { now: now(), zone: Ho_Chi_Minh, meeting, readers: 7, out_of_reach: 0 }
}
