//! The guides that were used on this device last.

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::{Language, Text};
use serde::{Deserialize, Serialize};

use super::State;
use super::visit::is_kept;

/// As many as are found again at a glance.
const MOST: usize = 4;

/// A guide that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its id.
    pub id: String,
    /// Its name in the language in which it was used.
    name: String,
    /// The day; empty until it is kept, since a preview shows another day than today.
    on: String,
}

impl Recent {
    /// A list as text.
    #[must_use]
    pub fn write(list: &[Self], today: Date) -> Option<String> {
        let mut list = list.to_vec();
        let new = list.iter_mut().filter(|recent| recent.on.is_empty());
        new.for_each(|recent| recent.on = today.write());
        serde_json::to_string(&list).ok()
    }

    /// A list from text, without what is too old.
    #[must_use]
    pub fn read(text: &str, today: Date) -> Vec<Self> {
        let list: Vec<Self> = serde_json::from_str(text).unwrap_or_default();
        list.into_iter().filter(|recent| is_kept(&recent.on, today)).take(MOST).collect()
    }
}

impl State {
    /// What was used last, with the name in this language where the list of guides has it.
    pub fn recent(&self) -> impl Iterator<Item = (&str, String)> {
        let guides = self.guides.as_deref().unwrap_or_default();
        self.recent.iter().map(move |recent| {
            let guide = guides.iter().find(|guide| guide.id == recent.id);
            let name = guide.map(|guide| guide.name.in_language(self.language()).to_owned());
            (recent.id.as_str(), name.unwrap_or_else(|| recent.name.clone()))
        })
    }

    /// Puts the procedure on top of what was used last.
    pub(super) fn use_procedure(&mut self) {
        let Some(procedure) = self.procedure.as_deref() else { return };
        if !self.options.remembers() {
            return;
        }
        let used = Recent {
            id: procedure.id.clone(),
            name: name(&procedure.name, self.language()),
            on: String::new(),
        };
        self.recent.retain(|recent| recent.id != used.id);
        self.recent.insert(0, used);
        self.recent.truncate(MOST);
    }
}

/// A record may have no name but the Vietnamese one.
fn name(text: &Text, language: Language) -> String {
    let name = text.in_language(language);
    if name.is_empty() { text.vi.clone() } else { name.to_owned() }
}
