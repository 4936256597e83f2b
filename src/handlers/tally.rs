//! The committee's figures, posted and kept up to date.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::delivery::{Class, Parcel, Promise, Subject, Target};
use crate::domain::tally::Announced;
use crate::domain::{ChatId, OrganizationId, Timestamp};
use crate::messages::{Rendered, tally};
use crate::store;
use crate::store::boards::Board;
use crate::work::Work;

/// Shows a group the figures of today's meetings whose deadline is past.
pub async fn post(work: &mut Work<'_>, chat: ChatId) -> Result<()> {
    let Some(group) = store::groups::find(work.db(), chat).await? else { return Ok(()) };
    let now = work.now();
    let next = now + work.settings().tally_interval;
    store::groups::mark_clean(work.db(), chat, next).await?;
    let zone = work.settings().rules.zone;
    let organization = store::organizations::fetch(work.db(), group.organization_id).await?;

    for day in days_due(work, group.organization_id, now).await? {
        let figures = before(work, group.organization_id, day).await?;
        let text = tally::before(&organization.name, day, &figures);
        let rendered = text.render(crate::messages::Voice { zone, ..work.voice(group.language) });
        show(work, chat, (day, "before"), rendered).await?;
    }
    Ok(())
}

/// Puts a board up, or edits it if its words changed.
async fn show(
    work: &mut Work<'_>,
    chat: ChatId,
    (day, sort): (NaiveDate, &str),
    said: Rendered,
) -> Result<()> {
    let shown = store::boards::find(work.db(), chat, day, sort).await?;
    let now = work.now();
    let promise = |parcel| Promise {
        chat,
        class: Class::Bulk,
        subject: Subject::default(),
        parcel,
        not_before: now,
        useful_until: None,
    };
    let seq = match shown {
        Some(board) if board.text == said.html => return Ok(()),
        Some(board) => {
            let target = Target::Promise(board.outbox_seq);
            let edit = Parcel::Edit { target, html: said.html.clone(), keyboard: Vec::new() };
            work.promise(promise(edit)).await?;
            board.outbox_seq
        }
        None => {
            let parcel = Parcel::Text { html: said.html.clone(), keyboard: Vec::new(), reply_to: None };
            let Some(seq) = work.promise(promise(parcel)).await? else { return Ok(()) };
            seq
        }
    };
    Ok(store::boards::put(work.db(), (chat, day, sort), &Board { outbox_seq: seq, text: said.html }).await?)
}

/// The days of meetings below an organisation whose deadline is past and which are not over for long.
async fn days_due(work: &mut Work<'_>, id: OrganizationId, now: Timestamp) -> Result<Vec<NaiveDate>> {
    let zone = work.settings().rules.zone;
    let day = std::time::Duration::from_secs(24 * 3600);
    let mut days = std::collections::BTreeSet::new();
    for branch in store::organizations::branches_below(work.db(), id).await? {
        for meeting in store::meetings::between(work.db(), branch.id, now - day, now + day * 40).await? {
            if meeting.deadline <= now {
                days.insert(meeting.starts_at.day(zone));
            }
        }
    }
    Ok(days.into_iter().collect())
}

async fn before(work: &mut Work<'_>, id: OrganizationId, day: NaiveDate) -> Result<Announced> {
    let zone = work.settings().rules.zone;
    let from = Timestamp::from_local(day.and_time(chrono::NaiveTime::MIN), zone);
    let to = from + std::time::Duration::from_secs(24 * 3600);
    let mut figures = Announced::default();
    for branch in store::organizations::branches_below(work.db(), id).await? {
        for meeting in store::meetings::between(work.db(), branch.id, from, to).await? {
            let members = store::standings::of_meeting(work.db(), branch.id, day, meeting.id).await?;
            figures += Announced::count(members.into_iter().map(|member| (member.standing, member.answer)));
        }
    }
    Ok(figures)
}
