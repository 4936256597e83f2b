//! A unit of work: one transaction, one instant. Handlers neither commit, nor send, nor ask the time.

use std::time::Duration;

use anyhow::Result;
use rand::rngs::StdRng;

use crate::domain::delivery::{Class, Parcel, Promise, Subject, Target};
use crate::domain::event::Tapped;
use crate::domain::exchanges::Conversation;
use crate::domain::settings::Settings;
use crate::domain::{
    ChatId, ConversationNo, InboxSeq, Language, MemberId, MessageId, OutboxSeq, Timestamp, UserId,
};
use crate::messages::{Text, Voice, people};
use crate::store::{self, Db};

/// How long an unfinished exchange of messages is remembered.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);

/// One event's work: what it changes and promises becomes true together, or not at all.
pub struct Work<'w> {
    db: &'w mut Db,
    now: Timestamp,
    seq: InboxSeq,
    settings: &'w Settings,
    dice: &'w mut StdRng,
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
        dice: &'w mut StdRng,
    ) -> Self {
        Self { db, now, seq, settings, dice, toast: None, facing: None }
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
        self.dice
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
        self.promise_now(chat, subject, parcel(&text, voice)).await.map(drop)
    }

    /// Promises a finished message that goes at once.
    pub async fn promise_now(
        &mut self,
        chat: ChatId,
        subject: Subject,
        parcel: Parcel,
    ) -> Result<Option<OutboxSeq>> {
        let not_before = self.now;
        self.promise(Promise { chat, class: Class::Answer, subject, parcel, not_before, useful_until: None })
            .await
    }

    /// Promises a message; nothing if its stage was promised to this person before.
    pub async fn promise(&mut self, promise: Promise) -> Result<Option<OutboxSeq>> {
        let informed = self.facing.is_some_and(|facing| facing.chat == promise.chat && facing.informed);
        if let Some(user) = promise.chat.user().filter(|_| !informed)
            && store::links::inform(self.db, user, self.now).await?
        {
            self.inform(user, promise.class, promise.not_before).await?;
        }
        Ok(store::outbox::promise(self.db, &promise, self.now).await?)
    }

    /// Before the first message to someone the operator vouches for: the consent text, and the way out.
    async fn inform(&mut self, user: UserId, class: Class, not_before: Timestamp) -> Result<()> {
        let Some(link) = store::links::find(self.db, user).await? else { return Ok(()) };
        let member = store::members::fetch(self.db, link.member_id).await?;
        let text = people::vouched(member.given_name());
        let notice = Promise {
            chat: user.chat(),
            class,
            subject: Subject { member: Some(member.id), ..Subject::default() },
            parcel: parcel(&text, self.voice(member.language)),
            not_before,
            useful_until: None,
        };
        store::outbox::promise(self.db, &notice, self.now).await?;
        Ok(())
    }

    /// Promises new words for a message of ours. Fast changes are one edit: what still waits is replaced.
    pub async fn rewrite(&mut self, chat: ChatId, message: MessageId, text: Text) -> Result<()> {
        let rendered = text.render(self.voice_in(chat).await?);
        let target = Target::Message(message);
        let edit = Parcel::Edit { target, html: rendered.html, keyboard: rendered.keyboard };
        if store::edits::replace_edit(self.db, chat, message, &edit).await? {
            return Ok(());
        }
        self.promise_now(chat, Subject::default(), edit).await.map(drop)
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
