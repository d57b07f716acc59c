//! The ratings in a database: one home for all SQL, in one text for SQLite and PostgreSQL.

mod audit;
mod backup;
mod checkpoint;
mod comments;
mod connection;
mod counts;
mod database;
mod keys;
mod migrate;
mod periods;
mod place;
mod postgres;
mod ratings;
mod recount;
mod retention;
mod rows;
mod servers;
mod sqlite;
mod summaries;
mod sums;
mod tables;
mod tickets;

use std::io;
use std::path::PathBuf;

use jiff_core::civil::Date;
use rules::rating::{Count, RatingId};

use crate::submission::Submission;
use connection::Connection;

pub use audit::Entry;
pub(crate) use connection::{Row, Value};
pub use database::{Database, DatabaseError};
pub(crate) use periods::BULK;
pub use retention::{Purged, Retention};
pub use servers::Servers;
pub use summaries::Verification;
pub(crate) use sums::Group;

/// An open database.
#[derive(Debug)]
pub struct Store {
    database: Database,
    connection: Box<dyn Connection>,
    /// Batches that were kept.
    batches: i64,
}

/// What is written in one transaction.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) ratings: Vec<Submission>,
    pub(crate) counts: Vec<Count>,
}

/// What became of a batch.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// Ratings that weren't kept, because their ticket has proved another.
    pub(crate) unbound: Vec<RatingId>,
    /// Ratings that are new and verified.
    pub(crate) verified: usize,
    /// Ratings that are new and open.
    pub(crate) open: usize,
    /// Ratings that were there already.
    pub(crate) repeated: usize,
}

/// Why the database can't be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("the database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL refused, or can't be reached.
    #[error("the database: {0}")]
    Postgres(String),
    /// The server doesn't answer.
    #[error("the database doesn't answer")]
    Silent,
    /// It was written by a newer program.
    #[error(
        "the database has schema version {found}, this program knows up to {known}: install the \
         newer program"
    )]
    Newer {
        /// Version of the database.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// A backup isn't written over anything.
    #[error("{}: there is such a file already", .0.display())]
    Exists(PathBuf),
    /// A file can't be read or written.
    #[error("{}: {error}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Something is there where a backup should be restored.
    #[error("the database isn't empty: `{0}` has rows; restore into a new one")]
    NotEmpty(&'static str),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoChance,
    /// Ratings couldn't be written as text.
    #[error("reasons can't be written: {0}")]
    Reasons(#[from] serde_json::Error),
}

impl From<tokio_postgres::Error> for StoreError {
    /// The server's details and hints are left out: they may quote a row, and end in a log.
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Postgres(match error.as_db_error() {
            Some(said) => format!("{} ({})", said.message(), said.code().code()),
            None => match std::error::Error::source(&error) {
                Some(cause) => format!("{error}: {cause}"),
                None => error.to_string(),
            },
        })
    }
}

impl Store {
    /// Opens a database and brings its schema up to date; a file is made if it isn't there.
    ///
    /// # Errors
    /// [`StoreError::Newer`] for a database of a newer program, the others for anything that the
    /// database refuses.
    pub fn open(database: &Database) -> Result<Self, StoreError> {
        let mut connection = database.connect()?;
        migrate::migrate(database, &mut *connection)?;
        Ok(Self { database: database.clone(), connection, batches: 0 })
    }

    /// Opens a database to read from it only.
    pub(crate) fn open_reader(database: &Database) -> Result<Self, StoreError> {
        let connection = database.connect_reader()?;
        Ok(Self { database: database.clone(), connection, batches: 0 })
    }

    /// Where it is.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Whether ratings can be read.
    pub(crate) fn check(&mut self) -> Result<(), StoreError> {
        self.connection.query("SELECT id FROM ratings LIMIT 1", &[]).map(drop)
    }

    /// Keeps a batch in one transaction: each rating once, with the sums that it adds to. It is on
    /// the disk when this returns.
    ///
    /// # Errors
    /// What the database refuses; then nothing of it was kept.
    pub(crate) fn keep(&mut self, mut batch: Batch, received_on: Date) -> Result<Kept, StoreError> {
        // Two collectors that meet on the same ids wait for each other in one order.
        batch.ratings.sort_by_key(|submission| {
            // Of the same rating twice, the one with a proof is better.
            (submission.rating.id, submission.proof.is_none())
        });
        batch.ratings.dedup_by_key(|submission| submission.rating.id);
        self.batches = self.batches.saturating_add(1);
        let number = self.batches;
        self.transaction(|connection| {
            let unbound = tickets::bind(connection, &mut batch.ratings)?;
            let mut kept = Kept { unbound, ..Kept::default() };
            if !batch.ratings.is_empty() {
                ratings::keep(connection, &batch.ratings, number, received_on, &mut kept)?;
            }
            if !batch.counts.is_empty() {
                counts::add(connection, &batch.counts, received_on)?;
            }
            Ok(kept)
        })
    }

    /// Does all of some work or none of it; it is on the disk when this returns.
    fn transaction<T>(
        &mut self,
        work: impl FnOnce(&mut dyn Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.connection.is_broken() {
            self.connection = self.database.connect()?;
        }
        self.connection.begin()?;
        let outcome = work(&mut *self.connection).and_then(|done| {
            self.connection.commit()?;
            Ok(done)
        });
        if outcome.is_err() && !self.connection.is_broken() {
            // The first error is the one to tell; a connection that can't go back is broken.
            self.connection.script("ROLLBACK").ok();
        }
        outcome
    }
}
