//! `/cuatoi`: one's own record: to see, take along, withdraw and delete.

use anyhow::Result;

use crate::domain::delivery::{Parcel, Subject};
use crate::domain::event::{FileSort, Tapped};
use crate::domain::meeting::{Meeting, Phase};
use crate::domain::record::{Record, RecordStep};
use crate::domain::reply::Reply;
use crate::handlers::door::actor::Actor;
use crate::handlers::secretary::unlink;
use crate::messages::record::{self, Own};
use crate::messages::{Text, Voice, people};
use crate::store;
use crate::work::{Work, parcel};

/// So many past meetings are shown.
const SHOWN: i64 = 12;
/// Everything.
const ALL: i64 = i64::MAX;

/// Shows one's own record, with what can be done about it.
pub async fn asked(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let branch = match actor.branch {
        Some((id, standing)) => Some((store::organizations::fetch(work.db(), id).await?.name, standing)),
        None => None,
    };
    let offices = store::records::offices(work.db(), actor.id()).await?;
    let own = Own {
        member: actor.member.clone(),
        branch,
        offices: offices.into_iter().map(|(_, name, role)| (role, name)).collect(),
        consent: actor.link.consent_version.clone().zip(actor.link.consented_at),
        coming: coming(work, actor).await?,
    };
    work.say(actor.chat(), record::own(&own)).await
}

/// The coming meetings one is invited to, with one's replies.
async fn coming(work: &mut Work<'_>, actor: &Actor) -> Result<Vec<(Meeting, Option<Reply>)>> {
    let Some((branch, _)) = actor.branch.filter(|(_, standing)| standing.invited()) else {
        return Ok(Vec::new());
    };
    let now = work.now();
    let mut coming = Vec::new();
    for meeting in store::meetings::coming(work.db(), branch, now).await? {
        match meeting.phase {
            Phase::Announced | Phase::Open => {
                let given = store::replies::find(work.db(), meeting.id, actor.id()).await?;
                coming.push((meeting, given.map(|given| given.reply)));
            }
            Phase::Planned | Phase::Closed | Phase::Cancelled => {}
        }
    }
    Ok(coming)
}

/// A button under one's own record.
pub async fn pressed(work: &mut Work<'_>, actor: &Actor, tapped: &Tapped, step: RecordStep) -> Result<()> {
    match step {
        RecordStep::Attendance => {
            let attended = store::records::attendance(work.db(), actor.id(), SHOWN).await?;
            work.say(actor.chat(), record::attendance(&attended)).await
        }
        RecordStep::Export => export(work, actor).await,
        RecordStep::Withdraw => work.say(actor.chat(), record::withdraw()).await,
        RecordStep::WithdrawNow => withdraw(work, actor).await,
        RecordStep::Delete => work.say(actor.chat(), record::delete()).await,
        RecordStep::DeleteNow => delete(work, actor).await,
        RecordStep::Keep => work.replace(tapped, people::abandoned()).await,
    }
}

/// Everything kept of the member, as a file.
async fn export(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let record = Record {
        written_at: work.now(),
        code: actor.member.code.clone(),
        name: actor.member.name.clone(),
        language: actor.member.language,
        standings: store::records::standings(work.db(), actor.id()).await?,
        roles: store::records::roles(work.db(), actor.id()).await?,
        links: store::records::links(work.db(), actor.id()).await?,
        replies: store::records::replies(work.db(), actor.id()).await?,
        said: store::records::said(work.db(), actor.id()).await?,
        attendance: store::records::attendance(work.db(), actor.id(), ALL).await?,
        feedback: store::records::feedback(work.db(), actor.id()).await?,
        questions: store::records::questions(work.db(), actor.id()).await?,
    };
    let voice = work.voice(actor.member.language);
    let file = Parcel::Upload {
        sort: FileSort::Document,
        name: format!("chibo-{}.json", work.now().day(voice.zone)),
        body: serde_json::to_vec_pretty(&record)?.into(),
        caption: record::exported().render(voice).html,
    };
    work.note_deed(actor.id(), "exported", "own record").await?;
    let subject = Subject { member: Some(actor.id()), ..Subject::default() };
    work.promise_now(actor.chat(), subject, file).await
}

/// The consent is taken back: the link ends, what was said stays.
async fn withdraw(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let voice = work.voice(actor.member.language);
    unlink::end(work, &actor.link, "consent withdrawn").await?;
    work.note_deed(actor.id(), "withdrew", "consent").await?;
    farewell(work, actor, record::withdrawn(), voice).await
}

/// What was said and who they are on Telegram is deleted; the roster's row and the frozen rolls stay.
async fn delete(work: &mut Work<'_>, actor: &Actor) -> Result<()> {
    let voice = work.voice(actor.member.language);
    let now = work.now();
    unlink::end(work, &actor.link, "deleted at the member's wish").await?;
    store::records::erase(work.db(), actor.id(), now).await?;
    work.note_deed(actor.id(), "deleted", "own data").await?;
    farewell(work, actor, record::deleted(), voice).await
}

/// The last words, in the language that was chosen until now.
async fn farewell(work: &mut Work<'_>, actor: &Actor, text: Text, voice: Voice) -> Result<()> {
    work.promise_now(actor.chat(), Subject::default(), parcel(&text, voice)).await
}
