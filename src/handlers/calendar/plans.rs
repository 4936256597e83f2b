//! A branch's plan, and the meetings it makes ahead of time.

use anyhow::{Result, anyhow};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::calendar::Stretch;
use crate::domain::delivery::Window;
use crate::domain::recurrence::Recurrence;
use crate::domain::stages::{self, Audience, Stage};
use crate::domain::{MeetingId, PlanId, Timestamp};
use crate::messages::calling;
use crate::post::{self, Mailing, readers};
use crate::store;
use crate::store::meetings::NewMeeting;
use crate::store::planned::PlannedMeeting;
use crate::store::plans::{NewPlan, Plan};
use crate::work::Work;

/// A plan makes at most so many meetings at once.
const MOST: usize = 40;

/// Replaces the plan of a branch and kind; what the old one made and nobody knows of is taken back.
pub async fn put(work: &mut Work<'_>, new: &NewPlan) -> Result<PlanId> {
    let now = work.now();
    store::plans::end_of_kind(work.db(), new.organization_id, new.kind, now).await?;
    store::planned::withdraw(work.db(), new.organization_id, new.kind, now).await?;
    Ok(store::plans::make(work.db(), new, now).await?)
}

/// Makes the meetings whose time has come, those that are past left out, and sets when the next one is made.
pub async fn due(work: &mut Work<'_>, id: PlanId) -> Result<()> {
    let Some(plan) = store::plans::find(work.db(), id).await? else { return Ok(()) };
    let recurrence = Recurrence::parse(&plan.cron).map_err(|why| anyhow!(why))?;
    let (now, rules) = (work.now(), &work.settings().rules);

    let coming: Vec<Timestamp> = recurrence.after(now, rules.zone).take(MOST).collect();
    let (made, later): (Vec<Timestamp>, Vec<Timestamp>) =
        coming.into_iter().partition(|at| *at - rules.ahead <= now);

    for at in &made {
        make(work, &plan, *at).await?;
    }
    let next = later.first().map(|at| *at - rules.ahead).or(made.last().copied());
    Ok(store::plans::set_next(work.db(), id, next).await?)
}

/// Makes one meeting of a plan, and asks for its agenda; a date that is taken already is left as it is.
async fn make(work: &mut Work<'_>, plan: &Plan, at: Timestamp) -> Result<()> {
    let zone = work.settings().rules.zone;
    let planned = PlannedMeeting {
        branch: plan.organization_id,
        kind: plan.kind,
        plan: plan.id,
        day: day_of(at, zone),
        month: month_of(at, zone),
    };
    if store::planned::clashes(work.db(), &planned).await? {
        return Ok(());
    }
    let new = NewMeeting {
        organization_id: plan.organization_id,
        plan: Some((plan.id, at)),
        kind: plan.kind,
        title: None,
        starts_at: at,
        length_minutes: plan.kind.usual_minutes(),
        place: plan.place.clone(),
        deadline: at - work.settings().rules.deadline,
        agenda: None,
    };
    let now = work.now();
    match store::meetings::make(work.db(), &new, now).await? {
        Some(meeting) => ask_for_agenda(work, meeting).await,
        None => Ok(()),
    }
}

/// Asks the secretary for the agenda; the invitation goes out without it if none comes.
async fn ask_for_agenda(work: &mut Work<'_>, id: MeetingId) -> Result<()> {
    let meeting = store::meetings::fetch(work.db(), id).await?;
    let (rules, now) = (&work.settings().rules, work.now());
    let announced = stages::announcement(&meeting, rules).at;
    let text = calling::asks_for_agenda(&meeting, (announced > now).then_some(announced));
    let window = Window::rested(rules, now).until(meeting.starts_at);
    let mailing = Mailing::about(&meeting, Stage::AgendaWanted, window, text).to(Audience::Secretary);
    let secretaries = readers::secretaries(work, meeting.organization_id).await?;
    post::send(work, &mailing, &secretaries).await.map(drop)
}

/// The local day of a moment, from midnight to midnight.
fn day_of(at: Timestamp, zone: Tz) -> Stretch {
    let day = at.day(zone);
    Stretch { from: midnight(day, zone), until: midnight(day + Days::new(1), zone) }
}

/// The local month of a moment, from its first midnight to the next month's.
fn month_of(at: Timestamp, zone: Tz) -> Stretch {
    let day = at.day(zone);
    let first = day.with_day(1).unwrap_or(day);
    Stretch { from: midnight(first, zone), until: midnight(first + Months::new(1), zone) }
}

fn midnight(day: NaiveDate, zone: Tz) -> Timestamp {
    Timestamp::from_local(day.and_time(NaiveTime::MIN), zone)
}
