//! `/hop`: a secretary calls a meeting.

use anyhow::Result;

use super::actor::Actor;
use crate::domain::conversation::Conversation;
use crate::domain::meeting::MeetingKind;
use crate::domain::{MeetingId, OrganizationId, Timestamp, calendar};
use crate::messages::secretary;
use crate::store;
use crate::store::meetings::NewMeeting;
use crate::work::Work;

/// `/hop 19:30 03/12/2026 Nhà văn hóa thôn`: shows what would be made, and asks.
pub async fn asked(work: &mut Work<'_>, actor: &Actor, line: &str) -> Result<()> {
    let chat = actor.chat();
    let Some(branch) = actor.runs().first().copied() else {
        return work.say(chat, secretary::only_secretaries()).await;
    };
    let zone = work.settings().rules.zone;
    let (time, day, place) = calendar::split_line(line, work.now().day(zone));
    let (Some(time), Some(day)) = (time, day) else {
        return work.say(chat, secretary::how_to_call()).await;
    };
    let starts_at = Timestamp::from_local(day.and_time(time), zone);
    if starts_at <= work.now() {
        return work.say(chat, secretary::already_past(starts_at)).await;
    }

    let organization = store::organizations::fetch(work.db(), branch).await?;
    let state = Conversation::CallMeeting { organization: branch, starts_at, place: place.clone() };
    let number = work.await_in(chat, &state).await?;
    work.say(chat, secretary::confirm_call(&organization.name, starts_at, &place, number)).await
}

/// `✅ Tạo buổi họp`.
pub async fn confirmed(work: &mut Work<'_>, actor: &Actor, number: i64) -> Result<()> {
    let chat = actor.chat();
    let now = work.now();
    let found = store::conversations::find(work.db(), chat, now).await?;
    let Some((Conversation::CallMeeting { organization, starts_at, place }, _)) =
        found.filter(|(_, current)| *current == number)
    else {
        return work.say(chat, crate::messages::people::button_stale()).await;
    };
    if !actor.runs_branch(organization) {
        return work.say(chat, secretary::only_secretaries()).await;
    }

    store::conversations::end(work.db(), chat).await?;
    let draft = Draft { branch: organization, kind: MeetingKind::Regular, title: None, starts_at, place };
    let meeting = call_meeting(work, draft).await?;
    work.note_deed(actor.id(), "called", &format!("meeting:{meeting}")).await?;
    work.say(chat, secretary::called(starts_at)).await
}

/// A meeting to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The branch.
    pub branch: OrganizationId,
    /// What it is for.
    pub kind: MeetingKind,
    /// A title of its own.
    pub title: Option<String>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Where.
    pub place: String,
}

/// Makes a meeting; its stages fall due by themselves.
pub async fn call_meeting(work: &mut Work<'_>, draft: Draft) -> Result<MeetingId> {
    let new = NewMeeting {
        organization_id: draft.branch,
        plan: None,
        kind: draft.kind,
        title: draft.title,
        starts_at: draft.starts_at,
        length_minutes: draft.kind.usual_minutes(),
        place: draft.place,
        deadline: draft.starts_at - work.settings().rules.deadline,
        agenda: None,
    };
    let now = work.now();
    store::meetings::make(work.db(), &new, now)
        .await?
        .ok_or_else(|| anyhow::anyhow!("a meeting without a plan is new"))
}
