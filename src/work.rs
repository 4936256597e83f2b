//! A unit of work: one transaction, one instant. Handlers neither commit, nor send, nor ask the time.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::domain::delivery::{Address, Class, Parcel, Promise, Subject, Target, Window};
use crate::domain::event::Tapped;
use crate::domain::exchanges::Conversation;
use crate::domain::people::given_name;
use crate::domain::settings::Settings;
use crate::domain::{
    ChatId, ConversationNo, InboxSeq, Language, MemberId, MessageId, OrganizationId, OutboxSeq, Timestamp,
    UserId,
};
use crate::messages::{Rendered, Text, Voice, people};
use crate::store::links::Informed;
use crate::store::{self, Db};

/// How long an unfinished exchange of messages is remembered.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);

/// What the works of one transaction share.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Chance, handed in.
    dice: StdRng,
    /// The branches whose figures changed.
    changed: BTreeSet<OrganizationId>,
    /// How many messages were promised.
    promised: usize,
}

impl Desk {
    /// A desk with nothing on it, whose chance is drawn from `seed`.
    pub fn new(seed: u64) -> Self {
        Self { dice: StdRng::seed_from_u64(seed), changed: BTreeSet::new(), promised: 0 }
    }

    /// How many messages were promised since it was cleared.
    pub fn promised(&self) -> usize {
        self.promised
    }

    /// Clears it at the end of a transaction: the groups that read figures which changed are to be shown them.
    pub async fn clear(&mut self, db: &mut Db) -> Result<()> {
        self.promised = 0;
        for branch in std::mem::take(&mut self.changed) {
            store::groups::mark_dirty(db, branch).await?;
        }
        Ok(())
    }
}

/// One event's work: what it changes and promises becomes true together, or not at all.
pub struct Work<'w> {
    db: &'w mut Db,
    now: Timestamp,
    seq: InboxSeq,
    settings: &'w Settings,
    desk: &'w mut Desk,
    toast: Option<Text>,
    facing: Option<Facing>,
}

/// Whom the event's chat belongs to, as far as speaking to them goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facing {
    /// The private chat.
    pub chat: ChatId,
    /// How to speak there.
    pub voice: Voice,
    /// Whether they know of the consent text.
    pub informed: bool,
}

impl<'w> Work<'w> {
    /// Opens a unit of work on a transaction, for the event `seq`, at `now`.
    pub fn new(
        db: &'w mut Db,
        now: Timestamp,
        seq: InboxSeq,
        settings: &'w Settings,
        desk: &'w mut Desk,
    ) -> Self {
        Self { db, now, seq, settings, desk, toast: None, facing: None }
    }

    /// The transaction.
    pub fn db(&mut self) -> &mut Db {
        self.db
    }

    /// The one instant of this work.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The event's place in the order of arrival.
    pub fn seq(&self) -> InboxSeq {
        self.seq
    }

    /// What the operator decided.
    pub fn settings(&self) -> &'w Settings {
        self.settings
    }

    /// Chance, handed in.
    pub fn dice(&mut self) -> &mut StdRng {
        &mut self.desk.dice
    }

    /// The figures of a branch changed: whoever reads them is shown them.
    pub fn figures_changed(&mut self, branch: OrganizationId) {
        self.desk.changed.insert(branch);
    }

    /// How to speak to `language`, or to those who chose none.
    pub fn voice(&self, language: Option<Language>) -> Voice {
        Voice { language: language.unwrap_or(self.settings.language), zone: self.settings.rules.zone }
    }

    /// Notes to whom this work speaks, so that it need not be looked up.
    pub fn face(&mut self, facing: Facing) {
        self.facing = Some(facing);
    }

    /// How to speak in a chat.
    pub async fn voice_in(&mut self, chat: ChatId) -> Result<Voice> {
        if let Some(facing) = self.facing.filter(|facing| facing.chat == chat) {
            return Ok(facing.voice);
        }
        let language = match chat.user() {
            Some(user) => store::links::language(self.db, user).await?,
            None => store::groups::find(self.db, chat).await?.and_then(|group| group.language),
        };
        Ok(self.voice(language))
    }

    /// Promises an answer in the chat one speaks in.
    pub async fn say(&mut self, chat: ChatId, text: Text) -> Result<()> {
        self.say_about(chat, text, Subject::default()).await
    }

    /// Promises an answer that is about something.
    pub async fn say_about(&mut self, chat: ChatId, text: Text, subject: Subject) -> Result<()> {
        let voice = self.voice_in(chat).await?;
        self.promise_now(chat, subject, parcel(&text, voice)).await
    }

    /// Promises a finished message that goes at once.
    pub async fn promise_now(&mut self, chat: ChatId, subject: Subject, parcel: Parcel) -> Result<()> {
        let window = Window::from(self.now);
        let promise = Promise { to: chat.into(), class: Class::Answer, subject, parcel, window };
        self.promise_all(&[promise]).await.map(drop)
    }

    /// Promises a message to a group, and gives back its row: it may be edited.
    pub async fn promise_to_group(&mut self, promise: Promise) -> Result<Option<OutboxSeq>> {
        self.desk.promised += 1;
        Ok(store::outbox::promise(self.db, &promise, self.now).await?)
    }

    /// Promises messages in their order; gives back how many are new. However many they are, it takes a handful of
    /// statements.
    pub async fn promise_all(&mut self, promises: &[Promise]) -> Result<usize> {
        let informed =
            |chat: ChatId| self.facing.is_some_and(|facing| facing.chat == chat && facing.informed);
        let to = promises.iter().map(|promise| promise.to.chat);
        let users: Vec<UserId> = to.filter(|chat| !informed(*chat)).filter_map(ChatId::user).collect();
        self.desk.promised += promises.len();
        if !users.is_empty() {
            let informed = store::links::inform(self.db, &users, self.now).await?;
            let notices: Vec<Promise> =
                informed.iter().filter_map(|one| self.notice(one, promises)).collect();
            store::outbox::promise_all(self.db, &notices, self.now).await?;
        }
        Ok(usize::try_from(store::outbox::promise_all(self.db, promises, self.now).await?)?)
    }

    /// Before the first message to someone the operator vouches for: the consent text, and the way out.
    fn notice(&self, informed: &Informed, promises: &[Promise]) -> Option<Promise> {
        let to = Address::from(informed.user_id.chat());
        let first = promises.iter().find(|promise| promise.to == to)?;
        Some(Promise {
            to,
            class: first.class,
            subject: Subject { member: Some(informed.member_id), ..Subject::default() },
            parcel: parcel(&people::vouched(given_name(&informed.name)), self.voice(informed.language)),
            window: Window::from(first.window.not_before),
        })
    }

    /// Promises new words for a message of ours. Fast changes are one edit: what still waits is replaced.
    pub async fn rewrite(&mut self, chat: ChatId, message: MessageId, text: Text) -> Result<()> {
        let Rendered { html, keyboard } = text.render(self.voice_in(chat).await?);
        if store::edits::replace_edit(self.db, chat, message, &html, &keyboard).await? {
            return Ok(());
        }
        let edit = Parcel::Edit { target: Target::Message(message), html, keyboard };
        self.promise_now(chat, Subject::default(), edit).await
    }

    /// Puts a text in place of the message whose button was pressed; a new message where that is too old.
    pub async fn replace(&mut self, tapped: &Tapped, text: Text) -> Result<()> {
        match tapped.message {
            Some(message) => self.rewrite(tapped.chat, message, text).await,
            None => self.say(tapped.chat, text).await,
        }
    }

    /// Tells a member something, if they are linked and can be written to; says whether they are.
    pub async fn tell(&mut self, member: MemberId, text: Text) -> Result<bool> {
        let Some(link) = store::links::of(self.db, member).await?.filter(|link| link.reachable) else {
            return Ok(false);
        };
        let subject = Subject { member: Some(member), ..Subject::default() };
        self.say_about(link.user_id.chat(), text, subject).await?;
        Ok(true)
    }

    /// What the pressed button answers at once, beside the outbox; worth nothing after seconds.
    pub fn toast(&mut self, text: Text) {
        self.toast = Some(text);
    }

    /// Takes what the pressed button answers.
    pub fn take_toast(&mut self) -> Option<Text> {
        self.toast.take()
    }

    /// Sets what the bot is waiting for in a chat; gives back the number its buttons carry.
    pub async fn await_in(&mut self, chat: ChatId, state: &Conversation) -> Result<ConversationNo> {
        Ok(store::conversations::put(self.db, chat, state, self.now + PATIENCE).await?)
    }

    /// Keeps a deed of a member.
    pub async fn note_deed(&mut self, by: MemberId, deed: &str, object: &str) -> Result<()> {
        Ok(store::audit::keep(self.db, self.now, &format!("member:{by}"), deed, object).await?)
    }
}

/// A text as a parcel.
pub fn parcel(text: &Text, voice: Voice) -> Parcel {
    let rendered = text.render(voice);
    Parcel::Text { html: rendered.html, keyboard: rendered.keyboard, reply_to: None }
}
