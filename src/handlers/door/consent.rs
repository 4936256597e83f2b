//! `✅ Đồng ý` and `Từ chối`.

use anyhow::Result;

use super::actor;
use super::turn::Comer;
use crate::domain::delivery::Class;
use crate::domain::event::Content;
use crate::domain::exchanges::{self, Conversation};
use crate::domain::hearing::is_way_out;
use crate::domain::{MemberId, UserId};
use crate::handlers::calendar::announce;
use crate::messages::people;
use crate::store;
use crate::store::links::Link;
use crate::work::Work;

/// What pressing one of the two buttons comes to.
enum ConsentOutcome {
    /// The account becomes the member's.
    Link,
    /// The member the operator vouched for agrees themselves.
    Confirm,
    /// Nothing was asked, or that was too long ago.
    Stale,
    /// Nothing is kept.
    Decline,
    /// The account is already this member's, and they agreed.
    Already,
    /// The account is another member's.
    AccountTaken,
    /// The member has another account.
    MemberTaken,
}

/// A button: links the account, or forgets that it asked.
pub async fn answered(work: &mut Work<'_>, comer: &Comer, agreed: bool) -> Result<()> {
    let (user, own) = (comer.user(), comer.actor().map(|actor| &actor.link));
    let chat = user.chat();
    let asked = asked(comer);
    let Some(member) = asked.or(own.map(|link| link.member_id)) else {
        return work.say(chat, people::button_stale()).await;
    };
    let theirs = store::links::of(work.db(), member).await?;

    let outcome = decide(asked, own, theirs.as_ref(), agreed);

    if asked.is_some() {
        store::conversations::end(work.db(), chat).await?;
    }
    match outcome {
        ConsentOutcome::Link => link(work, member, user).await,
        ConsentOutcome::Confirm => confirm(work, member, user).await,
        ConsentOutcome::Stale => work.say(chat, people::button_stale()).await,
        ConsentOutcome::Decline => work.say(chat, people::declined()).await,
        ConsentOutcome::Already => {
            let person = store::members::fetch(work.db(), member).await?;
            work.say(chat, people::welcome_back(person.given_name())).await
        }
        ConsentOutcome::AccountTaken => work.say(chat, people::account_taken()).await,
        ConsentOutcome::MemberTaken => work.say(chat, people::member_taken()).await,
    }
}

/// A message while the consent is awaited: the very words count, `Thôi` leaves, anything else is asked again.
pub async fn awaited(work: &mut Work<'_>, comer: &Comer, content: &Content) -> Result<()> {
    let text = match content {
        Content::Text(text) => text.as_str(),
        Content::File(_) | Content::Unreadable => "",
    };
    if let Some(agreed) = exchanges::consent::said(text) {
        return answered(work, comer, agreed).await;
    }
    let chat = comer.user().chat();
    if is_way_out(text) {
        store::conversations::end(work.db(), chat).await?;
        return work.say(chat, people::abandoned()).await;
    }
    let Some(member) = asked(comer) else { return work.say(chat, people::not_linked()).await };
    let person = store::members::fetch(work.db(), member).await?;
    work.say(chat, people::consent(person.given_name())).await
}

/// The member whose code was shown to this account.
fn asked(comer: &Comer) -> Option<MemberId> {
    match comer.awaited()? {
        Conversation::Consent { member } => Some(*member),
        Conversation::Reason { .. }
        | Conversation::Delay { .. }
        | Conversation::LinkGroup { .. }
        | Conversation::Errand { .. }
        | Conversation::WhichMeeting { .. }
        | Conversation::PassOn { .. }
        | Conversation::FeedbackKind
        | Conversation::FeedbackName { .. }
        | Conversation::FeedbackWords { .. } => None,
    }
}

fn decide(
    asked: Option<MemberId>,
    own: Option<&Link>,
    theirs: Option<&Link>,
    agreed: bool,
) -> ConsentOutcome {
    match (asked, own, theirs) {
        (None, None, _) => ConsentOutcome::Stale,
        (_, Some(own), _) if asked.is_some_and(|member| member != own.member_id) => {
            ConsentOutcome::AccountTaken
        }
        (_, Some(_), _) if !agreed => ConsentOutcome::Decline,
        (_, Some(own), _) if own.consented_at.is_none() => ConsentOutcome::Confirm,
        (_, Some(_), _) => ConsentOutcome::Already,
        (Some(_), None, _) if !agreed => ConsentOutcome::Decline,
        (Some(_), None, Some(_)) => ConsentOutcome::MemberTaken,
        (Some(_), None, None) => ConsentOutcome::Link,
    }
}

async fn link(work: &mut Work<'_>, member: MemberId, user: UserId) -> Result<()> {
    let now = work.now();
    let version = work.settings().consent_version.clone();
    store::links::keep_consented(work.db(), member, user, &version, now).await?;
    store::invites::use_up(work.db(), member, now).await?;
    store::members::set_unlinked(work.db(), member, None).await?;
    work.note_deed(member, "agreed", &format!("consent:{version}")).await?;
    let person = store::members::fetch(work.db(), member).await?;
    work.say(user.chat(), people::linked(person.given_name())).await?;
    tell_secretary(work, member, &person.name).await?;
    announce::catch_up(work, member, Class::Answer).await
}

async fn confirm(work: &mut Work<'_>, member: MemberId, user: UserId) -> Result<()> {
    let now = work.now();
    let version = work.settings().consent_version.clone();
    store::links::consent(work.db(), member, &version, now).await?;
    store::invites::use_up(work.db(), member, now).await?;
    work.note_deed(member, "agreed", &format!("consent:{version}")).await?;
    let person = store::members::fetch(work.db(), member).await?;
    work.say(user.chat(), people::linked(person.given_name())).await
}

/// The secretary is told of each link, and can undo it.
async fn tell_secretary(work: &mut Work<'_>, member: MemberId, name: &str) -> Result<()> {
    let today = work.now().day(work.settings().rules.zone);
    let Some((branch, _)) = store::standings::find(work.db(), member, today).await? else { return Ok(()) };
    let Some(link) = store::links::of(work.db(), member).await? else { return Ok(()) };
    for secretary in actor::secretaries_but(work, branch, Some(member)).await? {
        work.tell(secretary.member_id, people::member_linked(name, link.id)).await?;
    }
    Ok(())
}
