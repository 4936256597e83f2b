//! The language of the demo: the bot speaks to everyone as the page does.

use std::sync::Arc;

use anyhow::Result;
use futures::FutureExt;
use futures::future::BoxFuture;
use tracing::warn;

use crate::domain::{ChatId, Language};
use crate::sandbox::page::Tongue;
use crate::store::{self, Database, Db};

/// Whom to speak to.
pub struct Listeners {
    /// The bot's database.
    pub database: Database,
    /// Everyone on the roster, by code.
    pub codes: Vec<String>,
    /// The committee's group.
    pub group: ChatId,
}

impl Listeners {
    /// From now on everything is said in this language, as if everyone had chosen it.
    pub fn hear(self: Arc<Self>, tongue: Tongue) -> BoxFuture<'static, ()> {
        async move {
            let language = match tongue {
                Tongue::Vietnamese => Language::Vietnamese,
                Tongue::English => Language::English,
            };
            if let Err(fault) = self.choose(language).await {
                warn!(fault = format!("{fault:#}"), "the language stays as it is");
            }
        }
        .boxed()
    }

    async fn choose(&self, language: Language) -> Result<()> {
        let choose = async |db: &mut Db| {
            for code in &self.codes {
                if let Some(member) = store::members::find_by_code(db, code).await? {
                    store::members::set_language(db, member.id, language).await?;
                    store::menus::mark_due(db, member.id).await?;
                }
            }
            Ok(store::groups::set_language(db, self.group, language).await?)
        };
        self.database.write(choose).await
    }
}
