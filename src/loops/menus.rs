//! Keeps the command menus as they should be: by role and language, whoever changed them.

use std::time::Duration;

use anyhow::Result;
use tracing::debug;

use super::{Ground, Progress, Stop};
use crate::domain::Language;
use crate::domain::command::{ENTRIES, Menu};
use crate::domain::delivery::DeliveryError;
use crate::messages::{Voice, help};
use crate::store::menus::MenuDue;
use crate::store::{self, Db, facts};
use crate::telegram::MenuScope;

/// So many chats are looked at in one step.
const MOST: i64 = 20;
/// A change is noticed within this.
const GLANCE: Duration = Duration::from_secs(5);
/// After trouble, tried again after this.
const PAUSE: Duration = Duration::from_secs(30);

/// The one that sets menus.
#[derive(Debug)]
pub struct Menus {
    ground: Ground,
    /// What everyone sees is known to be set.
    defaults_set: bool,
}

impl Menus {
    /// Sets the menus of a bot on a database.
    pub fn new(ground: Ground) -> Self {
        Self { ground, defaults_set: false }
    }

    /// Sets what everyone sees if the commands changed, then the menus of some chats.
    pub async fn step(&mut self) -> Result<Progress, MenuTrouble> {
        if !self.defaults_set {
            self.set_defaults().await?;
            self.defaults_set = true;
        }
        let due = store::menus::due(&mut self.ground.database.reader().await?, MOST).await?;
        for due in &due {
            let menu = wanted(due);
            if menu != due.shown {
                self.set_chat(due).await?;
            }
            let settle = async |db: &mut Db| Ok(store::menus::settle(db, due.link_id, &menu).await?);
            self.ground.database.write(settle).await?;
        }
        Ok(if due.is_empty() { Progress::Idle(None) } else { Progress::Worked })
    }

    async fn set_defaults(&self) -> Result<(), MenuTrouble> {
        let names: Vec<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        let version = format!("{} {}", self.ground.settings.language, names.join(" "));
        let known = facts::find(&mut self.ground.database.reader().await?, facts::MENUS).await?;
        if known.as_ref() == Some(&version) {
            return Ok(());
        }
        for (scope, menu) in [(MenuScope::Everyone, Menu::Member), (MenuScope::Groups, Menu::Group)] {
            self.set(scope, None, &[menu], self.ground.settings.language).await?;
            for language in
                Language::ALL.iter().filter(|language| **language != self.ground.settings.language)
            {
                self.set(scope, Some(*language), &[menu], *language).await?;
            }
        }
        let set = async |db: &mut Db| {
            store::menus::mark_all_due(db).await?;
            Ok(facts::put(db, facts::MENUS, &version).await?)
        };
        Ok(self.ground.database.write(set).await?)
    }

    /// A chat that is gone, or was never opened, has no menu to set.
    async fn set_chat(&self, due: &MenuDue) -> Result<(), MenuTrouble> {
        let menus: &[Menu] =
            if due.secretary && due.linked { &[Menu::Secretary, Menu::Member] } else { &[Menu::Member] };
        let language = due.language.unwrap_or(self.ground.settings.language);
        match self.set(MenuScope::Chat(due.user_id.chat()), None, menus, language).await {
            Err(MenuTrouble::Telegram(DeliveryError::Forbidden | DeliveryError::Refused { .. })) | Ok(()) => {
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
    ) -> Result<(), MenuTrouble> {
        let voice = Voice { language, zone: self.ground.settings.rules.zone };
        let commands: Vec<(String, String)> = ENTRIES
            .iter()
            .filter(|entry| entry.menus.iter().any(|menu| menus.contains(menu)))
            .map(|entry| (entry.name_in(language).to_owned(), help::description(entry).plain(voice)))
            .collect();
        Ok(self.ground.telegram.set_menu(scope, readers, &commands).await?)
    }

    /// Sets menus until told to stop.
    pub async fn run(mut self, mut stop: Stop) {
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
pub enum MenuTrouble {
    /// Telegram does not take it now.
    #[error("Telegram: {0:?}")]
    Telegram(DeliveryError),
    /// The database does not answer.
    #[error("database: {0:#}")]
    Database(#[from] anyhow::Error),
}

impl From<sqlx::Error> for MenuTrouble {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<DeliveryError> for MenuTrouble {
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
