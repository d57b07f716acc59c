//! Where ratings wait: in the browser's database, in its session, or in memory only.

use std::cell::RefCell;

use crate::browser::database;
use crate::browser::storage::Storage;
use crate::queue::{Changes, LEGACY, Queue, taken_over};
use crate::state::{Options, Storage as Where};

/// What is kept, and what this page knows of it.
#[derive(Debug)]
pub(super) struct Shelf {
    place: Place,
    /// What was there when it was read last.
    seen: RefCell<Vec<(String, String)>>,
    /// What this page has put, or taken away, and the place hasn't: not yet, or not at all.
    ahead: RefCell<Vec<Change>>,
}

/// A key, with what is kept under it from now on.
type Change = (String, Option<String>);

#[derive(Debug)]
enum Place {
    /// The database of that name.
    Database(String),
    /// Keys with this before them.
    Session(String),
    Memory,
}

impl Shelf {
    /// `name` tells apart what is for one collector from what is for another.
    pub(super) fn new(options: &Options, name: &str) -> Self {
        let place = match options.storage {
            Where::Device => Place::Database(name.to_owned()),
            Where::Session => Place::Session(format!("{name} ")),
            Where::None => Place::Memory,
        };
        Self { place, seen: RefCell::default(), ahead: RefCell::default() }
    }

    /// What is kept now.
    pub(super) async fn read(&self) -> Queue {
        let read = match &self.place {
            Place::Database(name) => database::all(name).await.ok(),
            Place::Session(prefix) => {
                let texts = Storage::session().all(prefix).into_iter();
                let own = |key: String| key.strip_prefix(&**prefix).unwrap_or_default().to_owned();
                Some(texts.map(|(key, value)| (own(key), value)).collect())
            }
            Place::Memory => None,
        };
        if let Some(read) = read {
            self.seen.replace(read);
        }
        self.known()
    }

    /// What this page knows without reading it again: for a page that goes away.
    pub(super) fn known(&self) -> Queue {
        let mut known = self.seen.borrow().clone();
        patch(&mut known, &self.ahead.borrow());
        Queue::read(known)
    }

    /// What would be lost with the page.
    pub(super) fn unkept(&self) -> Queue {
        let mut unkept = Vec::new();
        patch(&mut unkept, &self.ahead.borrow());
        Queue::read(unkept)
    }

    /// Changes what is kept. At once as this page sees it, whatever the place says later; whether the
    /// place has it.
    pub(super) async fn apply(&self, changes: Changes) -> bool {
        let Changes(changes) = changes;
        if changes.is_empty() {
            return true;
        }
        self.forget(&changes);
        self.ahead.borrow_mut().extend(changes.iter().cloned());
        let done = match &self.place {
            Place::Database(name) => database::change(name, &changes).await.is_ok(),
            Place::Session(prefix) => {
                let storage = Storage::session();
                changes.iter().all(|(key, text)| storage.change(&format!("{prefix}{key}"), text))
            }
            Place::Memory => {
                // There is no place in which something could still be.
                self.ahead.borrow_mut().retain(|(_, text)| text.is_some());
                false
            }
        };
        if done {
            self.forget(&changes);
            patch(&mut self.seen.borrow_mut(), &changes);
        }
        done
    }

    /// Takes over what the first version has kept.
    pub(super) async fn migrate(&self) {
        if !matches!(self.place, Place::Database(_)) {
            return;
        }
        let storage = Storage::device();
        for (key, request) in storage.all(LEGACY) {
            let Some(changes) = taken_over(&key, &request) else { continue };
            if self.apply(changes).await {
                storage.change(&key, &None);
            }
        }
    }

    fn forget(&self, changes: &[Change]) {
        self.ahead.borrow_mut().retain(|(key, _)| !names(changes, key));
    }
}

fn names(changes: &[Change], key: &str) -> bool {
    changes.iter().any(|(changed, _)| changed == key)
}

/// Does to a list what was done to a place.
fn patch(list: &mut Vec<(String, String)>, changes: &[Change]) {
    list.retain(|(key, _)| !names(changes, key));
    for (key, text) in changes {
        if let Some(text) = text {
            list.push((key.clone(), text.clone()));
        }
    }
}
