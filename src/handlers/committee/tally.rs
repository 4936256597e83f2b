//! The figures a group gets by itself: one message a day before the meetings, one after, kept up to date.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::figures;
use crate::domain::board::{BoardSort, BranchProgress, Session};
use crate::domain::delivery::{Class, Delivery, Parcel, Promise, Subject, Target, Window};
use crate::domain::organization::Organization;
use crate::domain::{ChatId, OutboxSeq, Timestamp};
use crate::messages::board::Board;
use crate::messages::{Rendered, Voice};
use crate::store;
use crate::store::boards::Shown;
use crate::store::groups::Group;
use crate::work::Work;

/// Which message of a group.
type BoardPlace = (NaiveDate, BoardSort);

/// A group, and whose figures it is shown.
#[derive(Clone, Copy)]
struct Onlookers<'o> {
    group: &'o Group,
    organization: &'o Organization,
    /// How many branches there are below it.
    branches: usize,
}

/// A board as it should read now.
struct Wanted {
    place: BoardPlace,
    words: Rendered,
    /// What it says without the roll-up, which alone is no reason to edit it.
    figures: String,
}

/// Shows a group what changed: at most one message or edit, then it rests; what is left follows.
pub async fn post(work: &mut Work<'_>, chat: ChatId) -> Result<()> {
    let Some(group) = store::groups::find(work.db(), chat).await? else { return Ok(()) };
    let (now, zone) = (work.now(), work.settings().rules.zone);
    let next = now + work.settings().tally_interval;
    store::groups::mark_clean(work.db(), chat, next).await?;
    let organization = store::organizations::fetch(work.db(), group.organization_id).await?;
    let branches = store::organizations::branches_below(work.db(), organization.id).await?.len();
    let onlookers = Onlookers { group: &group, organization: &organization, branches };
    let sessions = figures::sessions(work.db(), organization.id, figures::in_reach(now, zone)).await?;
    let shown = store::boards::of(work.db(), chat).await?;

    for place in places(&sessions, &shown, &group, now, zone) {
        let wanted = board(work, onlookers, &sessions, place).await?;
        let seen = shown.get(&place);
        if seen.is_none_or(|seen| seen.text != wanted.figures) {
            show(work, chat, seen, wanted).await?;
            return Ok(store::groups::mark_chat_dirty(work.db(), chat).await?);
        }
    }
    Ok(())
}

/// The boards there are or should be, in the order of the days.
fn places(
    sessions: &[Session],
    shown: &BTreeMap<BoardPlace, Shown>,
    group: &Group,
    now: Timestamp,
    zone: Tz,
) -> Vec<BoardPlace> {
    let first = figures::in_reach(now, zone).from.day(zone);
    let mut places: Vec<BoardPlace> = shown.keys().copied().filter(|(day, _)| *day >= first).collect();
    for session in sessions {
        for sort in BoardSort::ALL {
            if session.calls_for(*sort, group.linked_at, now) {
                places.push((session.starts_at.day(zone), *sort));
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// What the board at a place should say.
async fn board(
    work: &mut Work<'_>,
    onlookers: Onlookers<'_>,
    sessions: &[Session],
    (day, sort): BoardPlace,
) -> Result<Wanted> {
    let Onlookers { group, organization, branches } = onlookers;
    let (now, zone) = (work.now(), work.settings().rules.zone);
    let voice = Voice { zone, ..work.voice(group.language) };
    let today: Vec<Session> =
        sessions.iter().filter(|session| session.starts_at.day(zone) == day).cloned().collect();
    let counted = figures::count(work.db(), organization.id, today, zone).await?;
    let progress = BranchProgress { n: BranchProgress::of(sessions, sort, day, zone, now), m: branches };
    let board = Board { organization: &organization.name, day, sort, progress, meetings: &counted, now };
    Ok(Wanted { place: (day, sort), words: board.render(voice), figures: board.figures(voice) })
}

/// Puts a board up, or brings the one that is up to date; a message that is gone is sent anew.
async fn show(work: &mut Work<'_>, chat: ChatId, seen: Option<&Shown>, wanted: Wanted) -> Result<()> {
    let Wanted { place: (day, sort), words, figures } = wanted;
    let seq = match seen {
        None => put_up(work, chat, &words, class(sort)).await?,
        Some(seen) => edit(work, chat, seen.outbox_seq, &words).await?,
    };
    Ok(store::boards::put(work.db(), chat, day, sort, &Shown { outbox_seq: seq, text: figures }).await?)
}

/// A deadline may pass at night: the first message of a day waits for the morning. A closed roll is someone's
/// deed of this evening, and the committee waits for it: it goes at once, as every edit does, which rings nowhere.
fn class(sort: BoardSort) -> Class {
    match sort {
        BoardSort::Before => Class::Bulk,
        BoardSort::After => Class::Answer,
    }
}

async fn put_up(work: &mut Work<'_>, chat: ChatId, words: &Rendered, class: Class) -> Result<OutboxSeq> {
    let parcel = Parcel::Text { html: words.html.clone(), keyboard: Vec::new(), reply_to: None };
    promise(work, chat, class, parcel).await
}

/// New words for the message of a promise, in it if it still waits; gives back the promise that says them.
async fn edit(work: &mut Work<'_>, chat: ChatId, seen: OutboxSeq, words: &Rendered) -> Result<OutboxSeq> {
    if store::edits::replace_words(work.db(), seen, &words.html).await? {
        return Ok(seen);
    }
    let edit = |target| Parcel::Edit { target, html: words.html.clone(), keyboard: Vec::new() };
    match store::edits::standing(work.db(), seen).await? {
        Some((Delivery::Sent, _, Some(message))) => {
            promise(work, chat, Class::Answer, edit(Target::Message(message))).await
        }
        Some((Delivery::InFlight | Delivery::Pending, class, _)) => {
            promise(work, chat, class, edit(Target::Promise(seen))).await
        }
        Some((Delivery::Sent | Delivery::Skipped | Delivery::Unreachable | Delivery::Failed, _, _))
        | None => put_up(work, chat, words, Class::Answer).await,
    }
}

async fn promise(work: &mut Work<'_>, chat: ChatId, class: Class, parcel: Parcel) -> Result<OutboxSeq> {
    let window = Window::from(work.now());
    let subject = Subject::default();
    let promised = work.promise_to_group(Promise { to: chat.into(), class, subject, parcel, window }).await?;
    promised.ok_or_else(|| anyhow::anyhow!("a message without a stage is always new"))
}
