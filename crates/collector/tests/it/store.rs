//! The file itself.

use collector::{Store, StoreError};
use tempfile::TempDir;

#[test]
fn a_file_of_a_newer_program_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("ratings.sqlite");
    drop(Store::open(&path).unwrap());
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute("UPDATE schema_version SET version = 99", ()).unwrap();
    match Store::open(&path) {
        Err(StoreError::Newer { found: 99, known: 1 }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_twice_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("ratings.sqlite");
    drop(Store::open(&path).unwrap());
    drop(Store::open(&path).unwrap());
    let connection = rusqlite::Connection::open(&path).unwrap();
    let versions: i64 =
        connection.query_row("SELECT COUNT(*) FROM schema_version", (), |row| row.get(0)).unwrap();
    assert_eq!(versions, 1);
}

#[test]
fn a_commit_reaches_the_disk_before_it_is_answered() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("ratings.sqlite")).unwrap();
    assert_eq!(store.durability().unwrap(), ("wal".to_owned(), 2));
}
