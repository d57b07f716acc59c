//! All that is kept, as one SQLite file: from either kind of database, into either kind.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::audit::{self, Action};
use super::connection::{Connection, Existing, Insert, Table, Value};
use super::{Database, Store, StoreError, tables};

/// Rows that are copied at once.
const PAGE: usize = 2_000;

impl Store {
    /// Copies everything, as it is at this moment, into a new file; ratings may arrive meanwhile.
    /// Says how many ratings it holds.
    ///
    /// # Errors
    /// What the database or the disk refuses; then there is no such file.
    pub fn backup(&mut self, file: &Path) -> Result<u64, StoreError> {
        if file.exists() {
            return Err(StoreError::Exists(file.to_owned()));
        }
        // A file of that name is complete: it gets its name last.
        let partial = beside(file, "partial");
        let outcome = self.write_down(file).and_then(|()| self.copy_to(&partial)).and_then(|n| {
            fs::rename(&partial, file).map_err(at(file))?;
            Ok(n)
        });
        if outcome.is_err() {
            fs::remove_file(&partial).ok();
        }
        outcome
    }

    /// Fills an empty database with what a file holds. Says how many ratings that were.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`], or what the database or the disk refuses; then nothing was
    /// restored.
    pub fn restore(&mut self, file: &Path) -> Result<u64, StoreError> {
        // It may be an older program's: it is brought up to date as a copy.
        let copy = beside(file, "restoring");
        fs::copy(file, &copy).map_err(at(file))?;
        let outcome = Self::open(&Database::sqlite(&copy)).and_then(|mut from| {
            self.transaction(|connection| {
                for table in tables::ALL {
                    let sql = format!("SELECT 1 FROM {} LIMIT 1", table.name);
                    if !connection.query(&sql, &[])?.is_empty() {
                        return Err(StoreError::NotEmpty(table.name));
                    }
                }
                copy_all(&mut *from.connection, connection)
            })
        });
        for rest in ["", "-wal", "-shm"] {
            let mut name = copy.clone().into_os_string();
            name.push(rest);
            fs::remove_file(name).ok();
        }
        outcome
    }

    fn write_down(&mut self, file: &Path) -> Result<(), StoreError> {
        let subject = file.display().to_string();
        self.transaction(|connection| {
            audit::record(connection, audit::COMMAND, Action::BackedUp, &subject)
        })
    }

    fn copy_to(&mut self, file: &Path) -> Result<u64, StoreError> {
        let mut copy = Self::open(&Database::sqlite(file))?;
        self.connection.begin_snapshot()?;
        let copied = copy.transaction(|connection| copy_all(&mut *self.connection, connection));
        self.connection.commit()?;
        let copied = copied?;
        // One file and no log beside it.
        copy.connection.query("PRAGMA journal_mode = DELETE", &[])?;
        drop(copy);
        File::open(file).and_then(|file| file.sync_all()).map_err(at(file))?;
        Ok(copied)
    }
}

/// Copies every table; says how many ratings that were.
fn copy_all(from: &mut dyn Connection, to: &mut dyn Connection) -> Result<u64, StoreError> {
    let mut ratings = 0;
    for (place, table) in tables::ALL.into_iter().enumerate() {
        let rows = copy(table, from, to)?;
        if place == 0 {
            ratings = rows;
        }
    }
    Ok(ratings)
}

fn copy(
    table: &Table,
    from: &mut dyn Connection,
    to: &mut dyn Connection,
) -> Result<u64, StoreError> {
    let insert = Insert::new(table, Existing::Stays);
    let key = table.key_places();
    let mut copied: u64 = 0;
    let mut after: Vec<Value<'static>> = Vec::new();
    loop {
        let rows = from.query(&table.page(after.is_empty(), PAGE), &after)?;
        let Some(last) = rows.last() else { return Ok(copied) };
        after = key.iter().filter_map(|place| last.get(*place).cloned()).collect();
        to.insert(&insert, &rows)?;
        copied = copied.saturating_add(u64::try_from(rows.len()).unwrap_or(u64::MAX));
    }
}

fn beside(file: &Path, what: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(what);
    name.into()
}

fn at(file: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let file = file.to_owned();
    move |error| StoreError::File { file, error }
}
