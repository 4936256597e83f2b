//! A parcel in columns.

use std::sync::Arc;

use sqlx::Sqlite;
use sqlx::query_builder::Separated;
use sqlx::types::Json;

use crate::domain::delivery::{Keyboard, Parcel, ParcelKind, Promise, Target};
use crate::domain::event::FileSort;
use crate::domain::{MessageId, OutboxSeq, Timestamp};
use crate::store::{Db, files};

/// The columns a parcel is kept in, in the order in which [`push`] fills them.
pub(super) const COLUMNS: &str = "kind, html, keyboard, reply_to, target_message, target_promise, file_sort, file_id, file_name, file_hash";

/// The hashes of bodies that are kept.
#[derive(Default)]
pub(super) struct Bodies(Vec<(Arc<[u8]>, String)>);

impl Bodies {
    /// Keeps what the promises upload; one body that goes to many is kept once.
    pub(super) async fn keep(db: &mut Db, promises: &[Promise], now: Timestamp) -> sqlx::Result<Self> {
        let mut kept = Self::default();
        for promise in promises {
            if let Parcel::Upload { body, .. } = &promise.parcel
                && kept.hash(body).is_none()
            {
                let hash = files::keep(&mut *db, body, now).await?;
                kept.0.push((body.clone(), hash));
            }
        }
        Ok(kept)
    }

    fn hash(&self, body: &Arc<[u8]>) -> Option<String> {
        self.0.iter().find(|(kept, _)| Arc::ptr_eq(kept, body)).map(|(_, hash)| hash.clone())
    }
}

/// Fills the columns of a parcel.
pub(super) fn push(row: &mut Separated<'_, Sqlite, &str>, parcel: &Parcel, bodies: &Bodies) {
    let kept = Columns::of(parcel, bodies);
    row.push_bind(kept.kind)
        .push_bind(kept.html)
        .push_bind(kept.keyboard)
        .push_bind(kept.reply_to)
        .push_bind(kept.target_message)
        .push_bind(kept.target_promise)
        .push_bind(kept.file_sort)
        .push_bind(kept.file_id)
        .push_bind(kept.file_name)
        .push_bind(kept.file_hash);
}

/// Buttons as they are kept: JSON written whole, or nothing.
pub(in crate::store) fn buttons(keyboard: &Keyboard) -> Option<Json<Keyboard>> {
    (!keyboard.is_empty()).then(|| Json(keyboard.clone()))
}

/// A parcel's own columns.
struct Columns {
    kind: ParcelKind,
    html: Option<String>,
    keyboard: Option<Json<Keyboard>>,
    reply_to: Option<MessageId>,
    target_message: Option<MessageId>,
    target_promise: Option<OutboxSeq>,
    file_sort: Option<FileSort>,
    file_id: Option<String>,
    file_name: Option<String>,
    file_hash: Option<String>,
}

impl Columns {
    fn of(parcel: &Parcel, bodies: &Bodies) -> Self {
        let blank = Self::blank(parcel.kind());
        match parcel.clone() {
            Parcel::Text { html, keyboard, reply_to } => {
                Self { html: Some(html), keyboard: buttons(&keyboard), reply_to, ..blank }
            }
            Parcel::Edit { target, html, keyboard } => {
                let (target_message, target_promise) = match target {
                    Target::Message(message) => (Some(message), None),
                    Target::Promise(seq) => (None, Some(seq)),
                };
                let keyboard = buttons(&keyboard);
                Self { html: Some(html), keyboard, target_message, target_promise, ..blank }
            }
            Parcel::File { sort, file_id } => Self { file_sort: Some(sort), file_id: Some(file_id), ..blank },
            Parcel::Upload { sort, name, body, caption } => Self {
                html: Some(caption),
                file_sort: Some(sort),
                file_name: Some(name),
                file_hash: bodies.hash(&body),
                ..blank
            },
        }
    }

    fn blank(kind: ParcelKind) -> Self {
        Self {
            kind,
            html: None,
            keyboard: None,
            reply_to: None,
            target_message: None,
            target_promise: None,
            file_sort: None,
            file_id: None,
            file_name: None,
            file_hash: None,
        }
    }
}

/// A parcel as it is read again, with the body of its file.
#[derive(sqlx::FromRow)]
pub(super) struct Kept {
    kind: ParcelKind,
    html: Option<String>,
    keyboard: Option<Json<Keyboard>>,
    reply_to: Option<MessageId>,
    target_message: Option<MessageId>,
    target_promise: Option<OutboxSeq>,
    file_sort: Option<FileSort>,
    file_id: Option<String>,
    file_name: Option<String>,
    body: Option<Vec<u8>>,
}

impl TryFrom<Kept> for Parcel {
    type Error = sqlx::Error;

    fn try_from(kept: Kept) -> sqlx::Result<Self> {
        let kind = kept.kind;
        kept.parcel().ok_or_else(|| sqlx::Error::Decode(format!("a {kind} without its columns").into()))
    }
}

impl Kept {
    fn parcel(self) -> Option<Parcel> {
        let keyboard = self.keyboard.map(|Json(keyboard)| keyboard).unwrap_or_default();
        Some(match self.kind {
            ParcelKind::Text => Parcel::Text { html: self.html?, keyboard, reply_to: self.reply_to },
            ParcelKind::Edit => {
                let promised = self.target_promise.map(Target::Promise);
                let target = self.target_message.map(Target::Message).or(promised)?;
                Parcel::Edit { target, html: self.html?, keyboard }
            }
            ParcelKind::File => Parcel::File { sort: self.file_sort?, file_id: self.file_id? },
            ParcelKind::Upload => Parcel::Upload {
                sort: self.file_sort?,
                name: self.file_name?,
                body: self.body.unwrap_or_default().into(),
                caption: self.html.unwrap_or_default(),
            },
        })
    }
}
