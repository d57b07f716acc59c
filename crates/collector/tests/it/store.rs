//! The schema: brought up to date once, by one program at a time.

use collector::{Database, Store, StoreError};
use tokio::task::{JoinSet, spawn_blocking};

use crate::backend::Home;

async fn open(database: &Database) -> Result<(), StoreError> {
    let database = database.clone();
    spawn_blocking(move || Store::open(&database).map(drop)).await.unwrap()
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let Some(home) = Home::fresh().await else { return };
    open(&home.database).await.unwrap();
    home.query("UPDATE schema_version SET version = 99").await;
    match open(&home.database).await {
        Err(error @ StoreError::Newer { found: 99, .. }) => {
            assert!(error.to_string().contains("install the newer program"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(home.query("SELECT version FROM schema_version").await, [["99"]]);
}

#[tokio::test]
async fn programs_that_start_at_once_take_each_step_once() {
    let Some(home) = Home::fresh().await else { return };
    let mut opened = JoinSet::new();
    for _ in 0..8 {
        let database = home.database.clone();
        opened.spawn(async move { open(&database).await });
    }
    for outcome in opened.join_all().await {
        outcome.unwrap();
    }
    assert_eq!(home.query("SELECT COUNT(*) FROM schema_version").await, [["1"]]);
    assert_eq!(home.rows().await, 0);
}

/// The first version's table, with rows, is what an operator of it has.
#[tokio::test]
async fn rows_of_an_older_schema_are_counted_when_it_is_brought_up_to_date() {
    let Some(home) = Home::fresh().await else { return };
    let first = include_str!("../../src/store/0001_ratings.sql").replace(" WITHOUT ROWID", "");
    home.query("CREATE TABLE schema_version (version BIGINT NOT NULL)").await;
    home.query("INSERT INTO schema_version VALUES (1)").await;
    home.query(&first).await;
    let row = "'p', '48', NULL, NULL, 'completed', 4, NULL, NULL, NULL, NULL, NULL, '[]', NULL,
        '2026-11-24', '2026-11-25', 'q', 'vi', '0.1.0', 'c', NULL";
    home.query(&format!("INSERT INTO ratings VALUES ('a', {row}), ('b', {row})")).await;
    open(&home.database).await.unwrap();
    let sums = "SELECT province, counted_on, office, procedure_id, n_4 FROM summaries";
    assert_eq!(home.query(sums).await, [["48", "2026-11-24", "", "p", "2"]]);
    assert_eq!(home.query("SELECT counted_on, marks FROM ratings").await[0], ["2026-11-24", "[]"]);
    let database = home.database.clone();
    let verified = spawn_blocking(move || Store::open(&database).unwrap().verify().unwrap());
    assert_eq!(verified.await.unwrap().differences, Vec::<String>::new());
}

#[test]
fn an_address_of_a_database_is_read_without_showing_its_password() {
    for text in ["sqlite:x.sqlite", "postgres://a:b@c/d", "postgresql://%2Ftmp/d?connect_timeout=3"]
    {
        assert!(text.parse::<Database>().is_ok(), "{text}");
    }
    let server: Database = "postgres://user:secret@host/ratings".parse().unwrap();
    assert_eq!(server.to_string(), "postgres:ratings");
    assert!(!format!("{server:?}").contains("secret"));
    for text in ["", "sqlite:", "x", "mysql://user:secret@host/x", "postgres://u:secret@h:port/x"] {
        let error = text.parse::<Database>().unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
