//! How the bot presents itself.

use crate::sandbox::world::World;
use crate::sandbox::world::profile::{CommandList, Profile};
use crate::sandbox::world::state::{ChangeKind, State};

impl World {
    /// How the bot presents itself now.
    #[must_use]
    pub fn profile(&self) -> Profile {
        self.look(|state| state.profile.clone())
    }
}

impl State {
    pub(in crate::sandbox) fn set_commands(&mut self, list: CommandList) {
        let lists = &mut self.profile.commands;
        lists.retain(|known| known.scope != list.scope || known.language != list.language);
        lists.push(list);
        self.note(None, ChangeKind::Profile);
    }

    pub(in crate::sandbox) fn set_description(&mut self, language: String, text: String) {
        self.profile.descriptions.insert(language, text);
        self.note(None, ChangeKind::Profile);
    }

    pub(in crate::sandbox) fn set_short_description(&mut self, language: String, text: String) {
        self.profile.short_descriptions.insert(language, text);
        self.note(None, ChangeKind::Profile);
    }
}
