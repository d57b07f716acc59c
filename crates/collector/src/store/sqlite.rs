//! The database in one file.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{OpenFlags, Statement, ToSql};

use super::connection::{Connection, Insert, Value};
use super::{StoreError, checkpoint};

/// How long a connection waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);

/// KB of pages that a connection that writes keeps, one that only reads, and one that may take what it
/// likes. What isn't kept is mostly in the system's own memory. Negative, as SQLite tells KB from pages.
const CACHE: i64 = -8_192;
const READER_CACHE: i64 = -2_048;
const HURRIED_CACHE: i64 = -1_048_576;

/// A connection to a file.
#[derive(Debug)]
pub(crate) struct Sqlite(rusqlite::Connection);

impl Sqlite {
    /// Opens a file to write to, made if it isn't there.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = rusqlite::Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // In WAL mode only FULL syncs the log at each commit.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "cache_size", CACHE)?;
        checkpoint::behind(&mut connection, path)?;
        Ok(Self(connection))
    }

    /// Opens a file to read from.
    pub(crate) fn open_reader(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = rusqlite::Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "cache_size", READER_CACHE)?;
        Ok(Self(connection))
    }
}

impl Connection for Sqlite {
    fn begin(&mut self) -> Result<(), StoreError> {
        // Takes the right to write at once: asking for it later could fail half-way.
        self.execute("BEGIN IMMEDIATE", &[]).map(drop)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.execute("COMMIT", &[]).map(drop)
    }

    fn begin_snapshot(&mut self) -> Result<(), StoreError> {
        self.script("BEGIN")
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        run(&mut statement, values)
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&[Value<'_>]) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let columns = statement.column_count();
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| Ok(value(row.get_ref(column)?)));
            if take(&values.collect::<Result<Vec<_>, StoreError>>()?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn insert(
        &mut self,
        insert: &Insert,
        rows: &[Vec<Value<'_>>],
    ) -> Result<Vec<bool>, StoreError> {
        let mut statement = self.0.prepare_cached(&insert.one)?;
        rows.iter().map(|row| Ok(run(&mut statement, row)? > 0)).collect()
    }

    fn hurry(&mut self) -> Result<(), StoreError> {
        self.0.pragma_update(None, "synchronous", "OFF")?;
        self.0.pragma_update(None, "cache_size", HURRIED_CACHE)?;
        Ok(())
    }
}

fn run(statement: &mut Statement<'_>, values: &[Value<'_>]) -> Result<u64, StoreError> {
    bind(statement, values)?;
    Ok(statement.raw_execute().map(|changed| u64::try_from(changed).unwrap_or(u64::MAX))?)
}

/// SQLite numbers `$1`, `$2` and so on by where they first stand, which is in their order.
fn bind(statement: &mut Statement<'_>, values: &[Value<'_>]) -> Result<(), StoreError> {
    for (place, value) in (1..).zip(values) {
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// Columns hold integers and texts only.
fn value(value: ValueRef<'_>) -> Value<'_> {
    match value {
        ValueRef::Null | ValueRef::Blob(_) | ValueRef::Real(_) => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        // A text that is whole, as all are that this program wrote, is checked faster.
        ValueRef::Text(text) => Value::Text(match std::str::from_utf8(text) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(text),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_commit_is_synced() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut file = Sqlite::open(&folder.path().join("x.sqlite")).unwrap();
        assert_eq!(file.query("PRAGMA journal_mode", &[]).unwrap(), [["wal".into()]]);
        assert_eq!(file.query("PRAGMA synchronous", &[]).unwrap(), [[2.into()]]);
    }
}
