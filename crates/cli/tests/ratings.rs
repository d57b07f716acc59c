//! `mot-cua ratings` as an operator runs it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn ratings(database: &Path, command: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .args(["ratings", command, "--database", &format!("sqlite:{}", database.display())])
        .env("LC_ALL", "en")
        .output()
        .unwrap()
}

#[test]
fn sums_that_differ_are_shown_and_fail() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("ratings.sqlite");
    let empty = ratings(&database, "verify");
    assert!(empty.status.success());
    assert_eq!(String::from_utf8(empty.stdout).unwrap(), "0 ratings, every sum is right\n");

    let connection = rusqlite::Connection::open(&database).unwrap();
    let sum = "'48', '2026-11-24', '', 'passport', 'online', 'completed', 0, 0, 0, 0, 0, 2, 0";
    connection.execute(&format!("INSERT INTO summaries VALUES ({sum})"), ()).unwrap();
    let wrong = ratings(&database, "verify");
    assert!(!wrong.status.success());
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert_eq!(said, "kept: 48 2026-11-24 - passport online completed 0 0 0 0 0 2 0\n");
    assert_eq!(String::from_utf8(wrong.stdout).unwrap(), "0 ratings, 1 lines of sums differ\n");
}
