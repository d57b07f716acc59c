//! The database that the suite runs on: a file of its own for each test.

use collector::Database;
use rusqlite::types::ValueRef;
use tempfile::TempDir;

pub(crate) struct Home {
    pub(crate) database: Database,
    folder: TempDir,
}

/// Nobody else writes until this is dropped.
pub(crate) struct Held(
    #[expect(dead_code, reason = "dropped with what it holds")] rusqlite::Connection,
);

impl Home {
    /// An empty database. Always there for SQLite.
    pub(crate) async fn fresh() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        Some(Self { database: Database::sqlite(&folder.path().join("ratings.sqlite")), folder })
    }

    /// Rows as text, read by a connection of the test's own; nothing for NULL.
    pub(crate) async fn query(&self, sql: &str) -> Vec<Vec<String>> {
        let connection = self.connect();
        if !sql.starts_with("SELECT") {
            connection.execute_batch(sql).unwrap();
            return Vec::new();
        }
        let mut query = connection.prepare(sql).unwrap();
        let columns = query.column_count();
        let text = |value: ValueRef<'_>| match value {
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            _ => String::new(),
        };
        let rows = query.query_map((), |row| {
            Ok((0..columns).map(|column| text(row.get_ref(column).unwrap())).collect())
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    pub(crate) async fn rows(&self) -> i64 {
        self.query("SELECT COUNT(*) FROM ratings").await[0][0].parse().unwrap()
    }

    pub(crate) async fn columns(&self, table: &str) -> Vec<String> {
        let names = self.query(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
        names.concat()
    }

    pub(crate) async fn hold(&self) -> Held {
        let connection = self.connect();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        Held(connection)
    }

    fn connect(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("ratings.sqlite")).unwrap()
    }
}
