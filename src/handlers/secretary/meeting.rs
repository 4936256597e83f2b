//! `/hop`: a secretary calls a meeting, guided or in one line.

use anyhow::Result;

use super::{errand, plan};
use crate::domain::errand::{Draft, Errand};
use crate::domain::meeting::MeetingKind;
use crate::domain::organization::Organization;
use crate::domain::{OrganizationId, recurrence, when};
use crate::handlers::calendar::meetings;
use crate::handlers::door::actor::{self, Actor};
use crate::messages::calling;
use crate::messages::secretary;
use crate::store;
use crate::work::Work;

/// The longest place that is kept.
const LONGEST_PLACE: usize = 200;

/// `/hop`, alone or with `19:30 03/12/2026 Nhà văn hóa thôn` or `hằng tháng ngày 3, 19:30, …`.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, line: &str) -> Result<()> {
    let branches = actor::branches(work, actor).await?;
    match branches.as_slice() {
        [] => work.say(actor.chat(), secretary::only_secretaries()).await,
        [branch] => begin(work, actor, branch, line).await,
        several => {
            let number = errand::ask(work, actor, Errand::WhichBranch { line: line.to_owned() }).await?;
            work.say(actor.chat(), calling::which_branch(several, number)).await
        }
    }
}

/// One of several branches.
pub async fn branch_picked(
    work: &mut Work<'_>,
    actor: &Actor,
    branch: OrganizationId,
    line: &str,
) -> Result<()> {
    let branches = actor::branches(work, actor).await?;
    match branches.iter().find(|candidate| candidate.id == branch) {
        Some(branch) => begin(work, actor, branch, line).await,
        None => work.say(actor.chat(), secretary::only_secretaries()).await,
    }
}

async fn begin(work: &mut Work<'_>, actor: &Actor, branch: &Organization, line: &str) -> Result<()> {
    let (kind, line) = kind_of(line);
    if recurrence::recurs(line) {
        return plan::proposed(work, actor, branch, (kind, line)).await;
    }
    let empty = Draft { organization: branch.id, kind, time: None, day: None, place: String::new() };
    if line.is_empty() {
        return ask_when(work, actor, empty).await;
    }
    let draft = filled(work, empty, line);
    if draft.time.is_none() && draft.day.is_none() {
        errand::ask(work, actor, Errand::When { draft: Draft { place: String::new(), ..draft } }).await?;
        return work.say(actor.chat(), secretary::how_to_call()).await;
    }
    let last = store::meetings::last_place(work.db(), branch.id).await?.unwrap_or_default();
    let place = if draft.place.is_empty() { last } else { draft.place.clone() };
    go_on(work, actor, Draft { place, ..draft }).await
}

/// A text while the bot waits for a time or a day; says whether it had one.
pub async fn when_said(work: &mut Work<'_>, actor: &Actor, draft: Draft, text: &str) -> Result<bool> {
    if recurrence::recurs(text) {
        let branch = store::organizations::fetch(work.db(), draft.organization).await?;
        plan::proposed(work, actor, &branch, (draft.kind, text)).await?;
        return Ok(true);
    }
    let (time, day) = (draft.time, draft.day);
    let draft = filled(work, draft, text);
    if (draft.time, draft.day) == (time, day) {
        return Ok(false);
    }
    if draft.place.is_empty() && draft.time.is_some() && draft.day.is_some() {
        ask_where(work, actor, draft).await?;
    } else {
        go_on(work, actor, draft).await?;
    }
    Ok(true)
}

/// A text while the bot waits for a place.
pub async fn where_said(work: &mut Work<'_>, actor: &Actor, draft: Draft, text: &str) -> Result<bool> {
    let place: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.is_empty() || place.chars().count() > LONGEST_PLACE {
        return Ok(false);
    }
    go_on(work, actor, Draft { place, ..draft }).await?;
    Ok(true)
}

/// The last place, no place yet, or (beside the confirmation) another one.
pub async fn place_picked(work: &mut Work<'_>, actor: &Actor, draft: Draft, choice: i64) -> Result<()> {
    let place = match choice {
        calling::LAST_PLACE => store::meetings::last_place(work.db(), draft.organization).await?,
        calling::NO_PLACE => None,
        _ => return ask_where(work, actor, Draft { place: String::new(), ..draft }).await,
    };
    go_on(work, actor, Draft { place: place.unwrap_or_default(), ..draft }).await
}

/// Asks for what is missing, or shows the meeting that would be made.
async fn go_on(work: &mut Work<'_>, actor: &Actor, draft: Draft) -> Result<()> {
    let chat = actor.chat();
    let zone = work.settings().rules.zone;
    let Some(starts_at) = draft.starts_at(zone) else {
        let missing = if draft.time.is_none() { calling::what_time(draft.day) } else { calling::what_day() };
        let number = errand::ask(work, actor, Errand::When { draft }).await?;
        return work.say(chat, calling::with_way_out(missing, number)).await;
    };
    if starts_at <= work.now() {
        let again = Draft { time: None, day: None, ..draft };
        errand::ask(work, actor, Errand::When { draft: again }).await?;
        return work.say(chat, secretary::already_past(starts_at)).await;
    }
    let branch = store::organizations::fetch(work.db(), draft.organization).await?;
    let (kind, place) = (draft.kind, draft.place.clone());
    let number = errand::ask(work, actor, Errand::Call { draft }).await?;
    work.say(chat, calling::confirm_call(&branch.name, kind, starts_at, &place, number)).await
}

async fn ask_when(work: &mut Work<'_>, actor: &Actor, draft: Draft) -> Result<()> {
    let plans = plan::shown(work, draft.organization).await?;
    let number = errand::ask(work, actor, Errand::When { draft }).await?;
    work.say(actor.chat(), calling::when(&plans, number)).await
}

async fn ask_where(work: &mut Work<'_>, actor: &Actor, draft: Draft) -> Result<()> {
    let last = store::meetings::last_place(work.db(), draft.organization).await?;
    let number = errand::ask(work, actor, Errand::Where { draft }).await?;
    work.say(actor.chat(), calling::place(last.as_deref(), number)).await
}

/// `✅ Tạo buổi họp`.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, draft: Draft) -> Result<()> {
    let chat = actor.chat();
    if !actor.runs_branch(draft.organization) {
        return work.say(chat, secretary::only_secretaries()).await;
    }
    let zone = work.settings().rules.zone;
    let Some(starts_at) = draft.starts_at(zone).filter(|starts_at| *starts_at > work.now()) else {
        return go_on(work, actor, draft).await;
    };

    errand::end(work, actor).await?;
    let new = meetings::Call {
        branch: draft.organization,
        kind: draft.kind,
        title: None,
        starts_at,
        place: draft.place,
        agenda: None,
    };
    let meeting = meetings::call_meeting(work, new).await?;
    work.note_deed(actor.id(), "called", &format!("meeting:{meeting}")).await?;
    work.say(chat, secretary::called(starts_at)).await
}

/// What a line adds to a draft.
fn filled(work: &Work<'_>, draft: Draft, line: &str) -> Draft {
    let read = when::read(line, work.now().day(work.settings().rules.zone));
    let place: String = read.rest.chars().take(LONGEST_PLACE).collect();
    Draft {
        time: read.time.or(draft.time),
        day: read.day.or(draft.day),
        place: if place.is_empty() { draft.place } else { place },
        ..draft
    }
}

/// The kind a line begins with, and the rest of the line.
fn kind_of(line: &str) -> (MeetingKind, &str) {
    const SAID: &[(&str, MeetingKind)] = &[
        ("thuong ky", MeetingKind::Regular),
        ("regular", MeetingKind::Regular),
        ("chuyen de", MeetingKind::Thematic),
        ("thematic", MeetingKind::Thematic),
        ("bat thuong", MeetingKind::Extraordinary),
        ("extraordinary", MeetingKind::Extraordinary),
        ("dai hoi", MeetingKind::Congress),
        ("congress", MeetingKind::Congress),
    ];
    let line = line.trim();
    for (said, kind) in SAID {
        let mut rest = line;
        let all = said.split(' ').all(|word| {
            let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            rest = after.trim_start();
            when::plain(first) == word
        });
        if all {
            return (*kind, rest);
        }
    }
    (MeetingKind::Regular, line)
}
