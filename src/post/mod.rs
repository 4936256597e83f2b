//! The post office: a mailing to many. Its readers are loaded once, its letter is rendered once a language, and all
//! of it is promised in a handful of statements.

pub mod readers;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;

use crate::domain::delivery::{Class, Parcel, Promise, Reader, Subject, Window};
use crate::domain::event::FileSort;
use crate::domain::meeting::Meeting;
use crate::domain::stages::{Audience, Stage};
use crate::domain::{Language, MeetingId};
use crate::messages::Text;
use crate::work::{Work, parcel};

/// One thing that is said about a meeting to many.
#[derive(Debug, Clone, PartialEq)]
pub struct Mailing {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which of its start times.
    pub version: i64,
    /// What it is for, promised to one person at most once a start time; nothing if it may be said again.
    pub stage: Option<Stage>,
    /// For whom it is wanted at the moment of sending; nothing if it is wanted whatever happens meanwhile.
    pub audience: Option<Audience>,
    /// Whether it waits for quiet hours.
    pub class: Class,
    /// When it may go.
    pub window: Window,
    /// What it says.
    pub letter: Letter,
}

/// A text, what did not fit into it, and files.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The text.
    pub text: Text,
    /// What is too long for it.
    pub more: Vec<Text>,
    /// The files.
    pub files: Vec<Enclosure>,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enclosure {
    /// One Telegram already keeps.
    Kept {
        /// Document or photo.
        sort: FileSort,
        /// Telegram's id of it.
        file_id: String,
    },
    /// One of ours.
    Ours {
        /// Document or photo.
        sort: FileSort,
        /// Its name.
        name: String,
        /// What is in it.
        body: Arc<[u8]>,
    },
}

impl Mailing {
    /// One of many about a meeting's present start time, wanted whatever happens meanwhile.
    pub fn about(meeting: &Meeting, stage: Stage, window: Window, letter: impl Into<Letter>) -> Self {
        Self {
            meeting: meeting.id,
            version: meeting.version,
            stage: Some(stage),
            audience: None,
            class: Class::Bulk,
            window,
            letter: letter.into(),
        }
    }

    /// The same, wanted only while it concerns an audience.
    #[must_use]
    pub fn to(self, audience: Audience) -> Self {
        Self { audience: Some(audience), ..self }
    }

    /// The same in other words.
    #[must_use]
    pub fn saying(&self, letter: impl Into<Letter>) -> Self {
        Self { letter: letter.into(), ..self.clone() }
    }
}

impl From<Text> for Letter {
    fn from(text: Text) -> Self {
        Self { text, more: Vec::new(), files: Vec::new() }
    }
}

/// Promises a mailing to its readers; gives back to how many it is new.
pub async fn send(work: &mut Work<'_>, mailing: &Mailing, readers: &[Reader]) -> Result<usize> {
    let rendered = rendered(work, &mailing.letter, readers);
    let parcels = |reader: &Reader| &rendered[&work.voice(reader.language).language];
    let firsts: Vec<Promise> =
        readers.iter().map(|reader| promise(mailing, reader, 0, &parcels(reader)[0])).collect();
    let rest = readers.iter().flat_map(|reader| {
        let enclosed = parcels(reader).iter().enumerate().skip(1);
        enclosed.map(|(number, parcel)| promise(mailing, reader, number, parcel))
    });
    let rest: Vec<Promise> = rest.collect();

    let new = work.promise_all(&firsts).await?;
    work.promise_all(&rest).await?;
    Ok(new)
}

/// The messages a letter is made of, in each language of its readers; the text is the first.
fn rendered(work: &Work<'_>, letter: &Letter, readers: &[Reader]) -> BTreeMap<Language, Vec<Parcel>> {
    let voices = readers.iter().map(|reader| work.voice(reader.language));
    let voices: BTreeMap<Language, _> = voices.map(|voice| (voice.language, voice)).collect();
    let render = |voice| {
        let texts = std::iter::once(&letter.text).chain(&letter.more).map(|text| parcel(text, voice));
        texts.chain(letter.files.iter().map(Enclosure::parcel)).collect()
    };
    voices.into_iter().map(|(language, voice)| (language, render(voice))).collect()
}

/// The `number`-th message of a mailing to one reader, counted from 0; what follows the first is wanted with it.
fn promise(mailing: &Mailing, reader: &Reader, number: usize, parcel: &Parcel) -> Promise {
    let (stage, audience) = match (&mailing.stage, number) {
        (stage, 0) => (stage.clone(), mailing.audience),
        (stage, _) => (stage.clone().map(|with| Stage::Enclosed { number, with: Box::new(with) }), None),
    };
    let meeting = Some((mailing.meeting, mailing.version));
    Promise {
        to: reader.chat.into(),
        class: mailing.class,
        subject: Subject { meeting, stage, audience, member: Some(reader.member), question: None },
        parcel: parcel.clone(),
        window: mailing.window,
    }
}

impl Enclosure {
    fn parcel(&self) -> Parcel {
        match self.clone() {
            Self::Kept { sort, file_id } => Parcel::File { sort, file_id },
            Self::Ours { sort, name, body } => Parcel::Upload { sort, name, body, caption: String::new() },
        }
    }
}
