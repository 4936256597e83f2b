//! Counts meetings: two statements a day, however many branches there are.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use anyhow::Result;
use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::alphabet;
use crate::domain::board::{Counted, Session};
use crate::domain::calendar::Stretch;
use crate::domain::tally::{Announced, Held};
use crate::domain::{MeetingId, OrganizationId, Timestamp};
use crate::store::{self, Db};

/// The moments at which days begin and end.
pub fn span(first: NaiveDate, after_last: NaiveDate, zone: Tz) -> Stretch {
    let midnight = |day: NaiveDate| Timestamp::from_local(day.and_time(NaiveTime::MIN), zone);
    Stretch { from: midnight(first), until: midnight(after_last) }
}

/// The meetings at or below an organisation that start within `hours`, in the alphabet's order of their branches.
pub async fn sessions(db: &mut Db, organization: OrganizationId, hours: Stretch) -> Result<Vec<Session>> {
    let mut sessions = store::figures::sessions(db, organization, hours).await?;
    sessions.sort_by_cached_key(|session| alphabet::place(&session.path));
    Ok(sessions)
}

/// The meetings of `organization` with their figures, in the order given.
pub async fn count(
    db: &mut Db,
    organization: OrganizationId,
    sessions: Vec<Session>,
    zone: Tz,
) -> Result<Vec<Counted>> {
    let days: BTreeSet<NaiveDate> = sessions.iter().map(|session| session.starts_at.day(zone)).collect();
    let mut before: HashMap<MeetingId, Announced> = HashMap::new();
    let mut after: HashMap<MeetingId, Held> = HashMap::new();
    for day in days {
        let hours = span(day, day + Days::new(1), zone);
        for (meeting, standing, answer, members) in
            store::figures::announced(db, organization, day, hours).await?
        {
            before.entry(meeting).or_default().add(standing, answer, members);
        }
        for (meeting, standing, presence, members) in store::figures::held(db, organization, hours).await? {
            after.entry(meeting).or_default().add(standing, presence, members);
        }
    }
    let counted = sessions.into_iter().map(|session| Counted {
        before: before.get(&session.id).copied().unwrap_or_default(),
        after: after.get(&session.id).copied(),
        session,
    });
    Ok(counted.collect())
}

/// From the first day of last month until well past every deadline that can be past now.
pub fn in_reach(now: Timestamp, zone: Tz) -> Stretch {
    let today = now.day(zone);
    let first = first_of_month(today);
    let last_month = first_of_month(first - Days::new(1));
    let until = now + Duration::from_secs(40 * 24 * 3600);
    Stretch { until, ..span(last_month, today, zone) }
}

/// The first day of the month of `day`.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(chrono::Datelike::day0(&day)))
}
