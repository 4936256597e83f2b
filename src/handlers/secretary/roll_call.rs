//! `/diemdanh`: the secretary takes the roll in one message, and closes it.

use anyhow::Result;

use crate::domain::event::Tapped;
use crate::domain::meeting::{Meeting, Phase, Step};
use crate::domain::people::given_name;
use crate::domain::roll_call::{self, Line, Presence};
use crate::domain::tally::Held;
use crate::domain::{MeetingId, MemberId};
use crate::handlers::calendar::timeline;
use crate::handlers::door::actor::Actor;
use crate::messages::{self, Text, people, secretary};
use crate::store;
use crate::store::roll::Mark;
use crate::work::Work;

/// How many meetings that wait for their roll are offered.
const OFFERED: usize = 6;

/// What a tap on a name sets, and the page it stands on.
#[derive(Debug, Clone, Copy)]
pub struct NameTap {
    /// Whose.
    pub member: MemberId,
    /// What it sets.
    pub presence: Presence,
    /// The page of the roll.
    pub page: u8,
}

/// What can be done about the roll of a meeting.
enum Taking {
    TooEarly,
    Open,
    Closed,
    CalledOff,
}

/// `/diemdanh`: shows the roll of the meeting that waits for it, or asks which.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let chat = actor.chat();
    if actor.runs().is_empty() {
        return work.say(chat, secretary::only_secretaries()).await;
    }
    let now = work.now();
    let mut waiting = Vec::new();
    for branch in actor.runs() {
        let name = store::organizations::fetch(work.db(), branch).await?.name;
        let meetings = store::meetings::awaiting_roll(work.db(), branch, now).await?;
        waiting.extend(meetings.into_iter().map(|meeting| (name.clone(), meeting)));
    }
    waiting.truncate(OFFERED);

    match &waiting[..] {
        [] => none_waits(work, actor).await,
        [(_, meeting)] => {
            let text = show(work, meeting, 0).await?;
            work.say(chat, text).await
        }
        [_, _, ..] => work.say(chat, messages::roll_call::which(&waiting)).await,
    }
}

/// A page of the roll, or the closed one, in place of the message with the button.
pub async fn turned(
    work: &mut Work<'_>,
    actor: &Actor,
    tapped: &Tapped,
    id: MeetingId,
    page: u8,
) -> Result<()> {
    let Some(meeting) = of_actor(work, actor, tapped, id).await? else { return Ok(()) };
    let text = show(work, &meeting, page).await?;
    work.replace(tapped, text).await
}

/// A tap on a name. The button carries what it sets, so that a second tap on it changes nothing more.
pub async fn marked(
    work: &mut Work<'_>,
    actor: &Actor,
    tapped: &Tapped,
    id: MeetingId,
    tap: NameTap,
) -> Result<()> {
    let Some(meeting) = of_actor(work, actor, tapped, id).await? else { return Ok(()) };
    if !is_open(work, &meeting) {
        return refuse(work, tapped, &meeting).await;
    }
    let lines = lines(work, &meeting).await?;
    let NameTap { member, presence, page } = tap;
    let Some(line) = lines.iter().find(|line| line.member == member) else {
        work.toast(people::button_stale());
        return Ok(());
    };

    let now = work.now();
    begin(work, &meeting).await?;
    let mark = Mark { meeting: id, member, presence, by: Some(actor.id()) };
    store::roll::mark(work.db(), &[mark], now).await?;
    let toast = messages::roll_call::marked(given_name(&line.name), presence, line.standing.summoned());
    work.toast(toast);
    redraw(work, tapped, &meeting, page).await
}

/// Marks everyone who is not marked yet.
pub async fn rest_marked(
    work: &mut Work<'_>,
    actor: &Actor,
    tapped: &Tapped,
    id: MeetingId,
    presence: Presence,
) -> Result<()> {
    let Some(meeting) = of_actor(work, actor, tapped, id).await? else { return Ok(()) };
    if !is_open(work, &meeting) {
        return refuse(work, tapped, &meeting).await;
    }
    let lines = lines(work, &meeting).await?;

    let now = work.now();
    begin(work, &meeting).await?;
    let mark = |line: &Line| Mark { meeting: id, member: line.member, presence, by: Some(actor.id()) };
    let marks: Vec<Mark> = roll_call::unmarked(&lines).map(mark).collect();
    store::roll::mark(work.db(), &marks, now).await?;
    redraw(work, tapped, &meeting, 0).await
}

/// `✅ Chốt điểm danh`: freezes base and figures, or asks about those who are not marked.
pub async fn closed(work: &mut Work<'_>, actor: &Actor, tapped: &Tapped, id: MeetingId) -> Result<()> {
    let Some(meeting) = of_actor(work, actor, tapped, id).await? else { return Ok(()) };
    if !is_open(work, &meeting) {
        return refuse(work, tapped, &meeting).await;
    }
    let lines = lines(work, &meeting).await?;
    if roll_call::unmarked(&lines).next().is_some() {
        return work.replace(tapped, messages::roll_call::ask_about(&meeting, &lines)).await;
    }

    freeze(work, &meeting).await?;
    work.note_deed(actor.id(), "closed the roll", &format!("meeting:{id}")).await?;
    work.replace(tapped, messages::roll_call::closed(&meeting, &lines)).await?;
    let held = Held::count(store::roll::closed(work.db(), id).await?);
    work.say(actor.chat(), messages::roll_call::figures(&meeting, &held)).await
}

/// The base and the figures stand from now on; what follows for those present falls due.
async fn freeze(work: &mut Work<'_>, meeting: &Meeting) -> Result<()> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let opened = meeting.phase.after(Step::Open).unwrap_or(meeting.phase);
    let Some(phase) = opened.after(Step::Close) else { return Ok(()) };
    let now = work.now();
    store::roll::freeze(work.db(), meeting.id, meeting.organization_id, day).await?;
    store::meetings::set_phase(work.db(), meeting.id, phase, now).await?;
    work.figures_changed(meeting.organization_id);
    timeline::rearm(work, meeting.id).await
}

/// The first mark opens the roll.
async fn begin(work: &mut Work<'_>, meeting: &Meeting) -> Result<()> {
    let now = work.now();
    match meeting.phase.after(Step::Open) {
        Some(phase) if phase != meeting.phase => {
            Ok(store::meetings::set_phase(work.db(), meeting.id, phase, now).await?)
        }
        Some(_) | None => Ok(()),
    }
}

async fn redraw(work: &mut Work<'_>, tapped: &Tapped, meeting: &Meeting, page: u8) -> Result<()> {
    let lines = lines(work, meeting).await?;
    work.replace(tapped, messages::roll_call::page(meeting, &lines, page)).await
}

/// Nothing waits: the next meeting has not begun, and the last one can be looked at.
async fn none_waits(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let now = work.now();
    let (mut last, mut next) = (Vec::new(), Vec::new());
    for branch in actor.runs() {
        last.extend(store::meetings::last_closed(work.db(), branch).await?);
        next.extend(store::meetings::coming(work.db(), branch, now).await?);
    }
    let last = last.into_iter().max_by_key(|meeting| meeting.starts_at).map(|meeting| meeting.id);
    let text = match next.into_iter().min_by_key(|meeting| meeting.starts_at) {
        Some(meeting) => messages::roll_call::too_early(&meeting, last),
        None => messages::roll_call::nothing_to_take(last),
    };
    work.say(actor.chat(), text).await
}

/// What one sees of a roll now; where it can be taken, replies suggest what is not marked.
async fn show(work: &mut Work<'_>, meeting: &Meeting, page: u8) -> Result<Text> {
    Ok(match taking(work, meeting) {
        Taking::TooEarly => messages::roll_call::too_early(meeting, None),
        Taking::CalledOff => messages::roll_call::called_off(),
        Taking::Closed => {
            let lines = store::roll::closed_lines(work.db(), meeting.id).await?;
            messages::roll_call::closed(meeting, &roll_call::in_order(lines))
        }
        Taking::Open => {
            suggest(work, meeting).await?;
            let lines = lines(work, meeting).await?;
            messages::roll_call::page(meeting, &lines, page)
        }
    })
}

async fn suggest(work: &mut Work<'_>, meeting: &Meeting) -> Result<()> {
    let now = work.now();
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let members = store::standings::of_meeting(work.db(), meeting.organization_id, day, meeting.id).await?;
    store::roll::forget_suggestions(work.db(), meeting.id).await?;
    let invited = members.into_iter().filter(|member| member.standing.invited());
    let suggested = invited.filter_map(|member| {
        let presence = roll_call::suggested(member.standing, member.answer)?;
        Some(Mark { meeting: meeting.id, member: member.member_id, presence, by: None })
    });
    let marks: Vec<Mark> = suggested.collect();
    Ok(store::roll::suggest(work.db(), &marks, now).await?)
}

/// Those who may come, in the order of the list, with what is marked.
async fn lines(work: &mut Work<'_>, meeting: &Meeting) -> Result<Vec<Line>> {
    let day = meeting.starts_at.day(work.settings().rules.zone);
    let mut lines = store::roll::lines(work.db(), meeting.organization_id, day, meeting.id).await?;
    lines.retain(|line| line.standing.invited());
    Ok(roll_call::in_order(lines))
}

/// The meeting, if the actor runs its branch; else a polite refusal is on its way.
async fn of_actor(
    work: &mut Work<'_>,
    actor: &Actor,
    tapped: &Tapped,
    id: MeetingId,
) -> Result<Option<Meeting>> {
    let found = store::meetings::find(work.db(), id).await?;
    let in_private = tapped.chat == actor.chat();
    let own = found.filter(|meeting| in_private && actor.runs_branch(meeting.organization_id));
    if own.is_none() {
        work.toast(secretary::only_secretaries());
    }
    Ok(own)
}

fn is_open(work: &Work<'_>, meeting: &Meeting) -> bool {
    matches!(taking(work, meeting), Taking::Open)
}

fn taking(work: &Work<'_>, meeting: &Meeting) -> Taking {
    match meeting.phase {
        Phase::Closed => Taking::Closed,
        Phase::Cancelled => Taking::CalledOff,
        Phase::Planned | Phase::Announced | Phase::Open if work.now() < meeting.starts_at => Taking::TooEarly,
        Phase::Planned | Phase::Announced | Phase::Open => Taking::Open,
    }
}

/// A button of a roll that cannot be taken: says why, and shows what stands.
async fn refuse(work: &mut Work<'_>, tapped: &Tapped, meeting: &Meeting) -> Result<()> {
    if let Taking::Closed = taking(work, meeting) {
        work.toast(messages::roll_call::already_closed());
    }
    let text = show(work, meeting, 0).await?;
    work.replace(tapped, text).await
}
