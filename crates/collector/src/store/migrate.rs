//! Brings the schema up to date, one program at a time.

use super::connection::{Connection, Value};
use super::{Database, StoreError};

/// The schema, a step a version.
const MIGRATIONS: [&str; 10] = [
    include_str!("0001_ratings.sql"),
    include_str!("0002_summaries.sql"),
    include_str!("0003_tickets.sql"),
    include_str!("0004_access.sql"),
    include_str!("0005_retention.sql"),
    include_str!("0006_periods.sql"),
    include_str!("0007_comments.sql"),
    include_str!("0008_fresh.sql"),
    include_str!("0009_channels.sql"),
    include_str!("0010_comments_by_status.sql"),
];

/// The one row that says which steps were taken.
const VERSION: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    version  BIGINT   NOT NULL,
    only_row SMALLINT NOT NULL DEFAULT 1 PRIMARY KEY
)";

/// How often the making of that table is tried: two programs that start at once on an empty server
/// may stand in each other's way.
const TRIES: usize = 3;

/// Takes the steps that this database doesn't have yet.
///
/// # Errors
/// [`StoreError::Newer`] if it has more than this program knows; then nothing is changed.
pub(super) fn migrate(
    database: &Database,
    connection: &mut dyn Connection,
) -> Result<(), StoreError> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    // Most programs find everything done, and needn't hold anybody up.
    if version(connection).is_ok_and(|found| found == known) {
        return Ok(());
    }
    make_version(connection)?;
    connection.begin_long()?;
    connection.execute(
        "INSERT INTO schema_version (version) SELECT 0
         WHERE NOT EXISTS (SELECT 1 FROM schema_version) ON CONFLICT DO NOTHING",
        &[],
    )?;
    // Whoever changes the row holds it until its commit: the others wait here.
    connection.execute("UPDATE schema_version SET version = version", &[])?;
    let found = version(connection)?;
    if found > known {
        connection.script("ROLLBACK")?;
        return Err(StoreError::Newer { found, known });
    }
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        connection.script(&database.dialect(migration))?;
    }
    connection.execute("UPDATE schema_version SET version = $1", &[known.into()])?;
    connection.commit()
}

fn make_version(connection: &mut dyn Connection) -> Result<(), StoreError> {
    for _ in 1..TRIES {
        if connection.script(VERSION).is_ok() {
            return Ok(());
        }
    }
    connection.script(VERSION)
}

fn version(connection: &mut dyn Connection) -> Result<i64, StoreError> {
    let rows = connection.query("SELECT version FROM schema_version", &[])?;
    Ok(rows.first().and_then(|row| row.first()).map_or(0, Value::integer))
}
