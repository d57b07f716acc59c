//! The ratings in SQLite: one home for all SQL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::rating::Rating;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

mod counts;

pub(crate) use counts::{Counts, Filter};

/// The schema, a step a version.
const MIGRATIONS: [&str; 1] = [include_str!("store/0001_ratings.sql")];

/// How long a connection waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

/// Why the database can't be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("the database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// It was written by a newer program.
    #[error(
        "the database has schema version {found}, this program knows up to {known}: install the \
         newer program"
    )]
    Newer {
        /// Version of the file.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// Ratings couldn't be written as text.
    #[error("reasons can't be written: {0}")]
    Reasons(#[from] serde_json::Error),
}

/// Where a database is, so that readers and the writer each open their own connection.
#[derive(Clone, Debug)]
pub(crate) struct Location(PathBuf);

impl Location {
    /// A connection that only reads.
    pub(crate) fn open_reader(&self) -> Result<Store, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.0, flags)?;
        connection.busy_timeout(BUSY)?;
        Ok(Store { connection, path: self.0.clone() })
    }
}

impl Store {
    /// Opens a file, made if it isn't there, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Newer`] for a file of a newer program, [`StoreError::Sqlite`] for anything
    /// that SQLite refuses.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // In WAL mode only FULL syncs the log at each commit.
        connection.pragma_update(None, "synchronous", "FULL")?;
        migrate(&mut connection)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// The journal mode and the level of syncing: `("wal", 2)`, so that each commit is synced.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`] when they can't be read.
    pub fn durability(&self) -> Result<(String, i64), StoreError> {
        let mode = self.connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        let level = self.connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
        Ok((mode, level))
    }

    /// Where it is.
    pub(crate) fn location(&self) -> Location {
        Location(self.path.clone())
    }

    /// Whether ratings can be read.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.connection.prepare("SELECT id FROM ratings LIMIT 1")?.exists(())?;
        Ok(())
    }

    /// Keeps ratings in one transaction; one whose id is already there is left as it was. They
    /// are on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]; then none of them was kept.
    pub fn insert(&mut self, ratings: &[Rating], received_on: Date) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO ratings (id, procedure_id, province, office, channel, stage, score,
                    factor_access, factor_procedure, factor_staff, factor_result, factor_feedback,
                    reasons, comment, answered_on, received_on, question_set, locale, widget,
                    catalogue, ticket)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                    ?17, ?18, ?19, ?20, ?21)
                 ON CONFLICT (id) DO NOTHING",
            )?;
            for rating in ratings {
                let factors = rating.factors;
                insert.execute(params![
                    String::from(rating.id),
                    rating.procedure.as_str(),
                    rating.province.map(String::from),
                    rating.office.as_ref().map(rules::rating::Name::as_str),
                    rating.channel.map(rules::channel::Channel::code),
                    rating.stage.code(),
                    rating.score.get(),
                    factors.access.map(rules::rating::Score::get),
                    factors.procedure.map(rules::rating::Score::get),
                    factors.staff.map(rules::rating::Score::get),
                    factors.result.map(rules::rating::Score::get),
                    factors.feedback.map(rules::rating::Score::get),
                    serde_json::to_string(&rating.reasons)?,
                    rating.comment.as_ref().map(rules::rating::Comment::as_str),
                    rating.answered_on.write(),
                    received_on.write(),
                    rating.question_set.as_str(),
                    rating.locale.as_str(),
                    rating.widget.as_str(),
                    rating.catalogue.as_str(),
                    rating.ticket.as_ref().map(rules::rating::Ticket::as_str),
                ])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    // Two programs that start at once take turns here.
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transaction
        .execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)", ())?;
    let found: i64 = transaction
        .query_row("SELECT version FROM schema_version", (), |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let done = usize::try_from(found).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    transaction.execute("DELETE FROM schema_version", ())?;
    transaction.execute("INSERT INTO schema_version (version) VALUES (?1)", [known])?;
    transaction.commit()?;
    Ok(())
}
