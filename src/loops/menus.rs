//! Keeps the command menus as they should be: by role and language, whoever changed them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tracing::debug;

use super::{Progress, Stop};
use crate::domain::Language;
use crate::domain::command::{ENTRIES, Menu};
use crate::domain::delivery::DeliveryError;
use crate::domain::settings::Settings;
use crate::messages::{Voice, help};
use crate::store::menus::MenuDue;
use crate::store::{self, Database, facts};
use crate::telegram::{MenuScope, Telegram};

/// So many chats are looked at in one step.
const MOST: i64 = 20;
/// A change is noticed within this.
const GLANCE: Duration = Duration::from_secs(2);
/// After trouble, tried again after this.
const PAUSE: Duration = Duration::from_secs(30);

/// The one that sets menus.
#[derive(Debug)]
pub struct Menus {
    database: Database,
    telegram: Telegram,
    settings: Arc<Settings>,
}

impl Menus {
    /// Sets the menus of a bot on a database.
    pub fn new((database, telegram): (Database, Telegram), settings: Arc<Settings>) -> Self {
        Self { database, telegram, settings }
    }

    /// Sets what everyone sees if the commands changed, then the menus of some chats.
    pub async fn step(&self) -> Result<Progress, Trouble> {
        self.set_defaults().await?;
        let due = store::menus::due(&mut *self.database.writer().await, MOST).await?;
        for due in &due {
            let menu = wanted(due);
            if menu != due.shown {
                self.set_chat(due).await?;
            }
            store::menus::settle(&mut *self.database.writer().await, due.link_id, &menu).await?;
        }
        Ok(if due.is_empty() { Progress::Idle(None) } else { Progress::Worked })
    }

    async fn set_defaults(&self) -> Result<(), Trouble> {
        let names: Vec<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        let version = format!("{} {}", self.settings.language, names.join(" "));
        let known = facts::find(&mut *self.database.writer().await, facts::MENUS).await?;
        if known.as_ref() == Some(&version) {
            return Ok(());
        }
        for (scope, menu) in [(MenuScope::Everyone, Menu::Member), (MenuScope::Groups, Menu::Group)] {
            self.set(scope, None, &[menu], self.settings.language).await?;
            for language in Language::ALL.iter().filter(|language| **language != self.settings.language) {
                self.set(scope, Some(*language), &[menu], *language).await?;
            }
        }
        let mut db = self.database.writer().await;
        store::menus::mark_all_due(&mut db).await?;
        Ok(facts::put(&mut db, facts::MENUS, &version).await?)
    }

    /// A chat that is gone, or was never opened, has no menu to set.
    async fn set_chat(&self, due: &MenuDue) -> Result<(), Trouble> {
        let menus: &[Menu] =
            if due.secretary && due.linked { &[Menu::Secretary, Menu::Member] } else { &[Menu::Member] };
        let language = due.language.unwrap_or(self.settings.language);
        match self.set(MenuScope::Chat(due.user_id.chat()), None, menus, language).await {
            Err(Trouble::Telegram(DeliveryError::Forbidden | DeliveryError::Refused { .. })) | Ok(()) => {
                Ok(())
            }
            Err(trouble) => Err(trouble),
        }
    }

    async fn set(
        &self,
        scope: MenuScope,
        readers: Option<Language>,
        menus: &[Menu],
        language: Language,
    ) -> Result<(), Trouble> {
        let voice = Voice { language, zone: self.settings.rules.zone };
        let commands: Vec<(String, String)> = ENTRIES
            .iter()
            .filter(|entry| entry.menus.iter().any(|menu| menus.contains(menu)))
            .map(|entry| (entry.name_in(language).to_owned(), help::description(entry).plain(voice)))
            .collect();
        Ok(self.telegram.set_menu(scope, readers, &commands).await?)
    }

    /// Sets menus until told to stop.
    pub async fn run(self, mut stop: Stop) {
        while !stop.called() {
            let pause = match self.step().await {
                Ok(Progress::Worked) => continue,
                Ok(Progress::Idle(_)) => GLANCE,
                Err(trouble) => {
                    debug!(%trouble, "menus not set");
                    PAUSE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = stop.wait() => {}
            }
        }
    }
}

/// Why a menu is not set yet.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Telegram does not take it now.
    #[error("Telegram: {0:?}")]
    Telegram(DeliveryError),
    /// The database does not answer.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl From<DeliveryError> for Trouble {
    fn from(error: DeliveryError) -> Self {
        Self::Telegram(error)
    }
}

/// The menu a chat should show; blank for the one everyone sees.
fn wanted(due: &MenuDue) -> String {
    match (due.linked, due.secretary, due.language) {
        (false, _, _) | (true, false, None) => String::new(),
        (true, true, language) => format!("secretary {}", language.map_or("", Language::word)),
        (true, false, Some(language)) => format!("member {language}"),
    }
}
