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
    ahead: RefCell<Vec<(String, Option<String>)>>,
}

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
        let ahead = self.ahead.borrow();
        let seen = self.seen.borrow();
        let still = seen.iter().filter(|(key, _)| ahead.iter().all(|(other, _)| other != key));
        Queue::read(still.cloned().chain(put(&ahead)))
    }

    /// What would be lost with the page.
    pub(super) fn unkept(&self) -> Queue {
        Queue::read(put(&self.ahead.borrow()))
    }

    /// Changes what is kept. At once as this page sees it, whatever the place says later.
    pub(super) async fn apply(&self, changes: Changes) {
        if changes == Changes::default() {
            return;
        }
        let Changes { put, remove } = &changes;
        let gone = remove.iter().map(|key| (key.clone(), None));
        let new = put.iter().map(|(key, value)| (key.clone(), Some(value.clone())));
        let new: Vec<_> = gone.chain(new).collect();
        self.forget(&new);
        self.ahead.borrow_mut().extend(new.iter().cloned());
        let done = match &self.place {
            Place::Database(name) => database::change(name, put, remove).await.is_ok(),
            Place::Session(prefix) => {
                let storage = Storage::session();
                let key = |key: &String| format!("{prefix}{key}");
                put.iter().all(|(name, value)| storage.set(&key(name), value))
                    && remove.iter().all(|name| storage.remove(&key(name)))
            }
            Place::Memory => {
                // There is no place in which something could still be.
                self.ahead.borrow_mut().retain(|(_, value)| value.is_some());
                false
            }
        };
        if done {
            self.forget(&new);
            let mut seen = self.seen.borrow_mut();
            seen.retain(|(key, _)| new.iter().all(|(other, _)| other != key));
            seen.extend(changes.put);
        }
    }

    /// Takes over what the first version has kept.
    pub(super) async fn migrate(&self) {
        if !matches!(self.place, Place::Database(_)) {
            return;
        }
        let storage = Storage::device();
        for (key, request) in storage.all(LEGACY) {
            let Some(changes) = taken_over(&key, &request) else { continue };
            self.apply(changes).await;
            if self.ahead.borrow().is_empty() {
                storage.remove(&key);
            }
        }
    }

    fn forget(&self, changed: &[(String, Option<String>)]) {
        let mut ahead = self.ahead.borrow_mut();
        ahead.retain(|(key, _)| changed.iter().all(|(other, _)| other != key));
    }
}

fn put(ahead: &[(String, Option<String>)]) -> impl Iterator<Item = (String, String)> {
    ahead.iter().filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
}
