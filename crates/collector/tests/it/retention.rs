//! What is deleted, backed up and restored, while ratings arrive.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use collector::{Database, Purged, Retention, Store, StoreError};
use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::rating::RatingId;
use serde_json::json;
use tempfile::TempDir;
use tokio::task::spawn_blocking;

use crate::access::store;
use crate::app::{App, id, rating, with};
use crate::counts::verify;

const TABLES: [&str; 7] =
    ["ratings", "summaries", "counts", "ticket_keys", "tickets", "reading_keys", "purged"];

fn date(text: &str) -> Date {
    Date::read(text).unwrap()
}

/// Ratings of four days, each with a comment.
async fn filled() -> Option<App> {
    let app = App::unlimited().await?;
    let ratings = (0..8).map(|number| with(number, "comment", json!("Tốt"))).collect();
    app.post_ratings(ratings).await;
    for number in 0..8 {
        let (day, id) = (10 + number / 2, id(number));
        let days = format!("received_on = '2026-11-{day}', counted_on = '2026-11-{day}'");
        app.home.query(&format!("UPDATE ratings SET {days} WHERE id = '{id}'")).await;
    }
    app.home.query("DELETE FROM summaries").await;
    for day in 10..14 {
        let sum =
            format!("'48', '2026-11-{day}', '', 'temporary-residence', 'online', 'completed'");
        app.home.query(&format!("INSERT INTO summaries VALUES ({sum}, 0, 0, 0, 0, 0, 0, 2)")).await;
    }
    assert_eq!(verify(&app).await.differences, Vec::<String>::new());
    Some(app)
}

#[tokio::test]
async fn comments_and_ratings_have_periods_of_their_own() {
    let Some(app) = filled().await else { return };
    let scores = app.scores().await;
    let cases = [
        (Retention { comments: Some(10), ratings: None }, Purged { comments: 0, ratings: 0 }, 8, 8),
        (Retention { comments: Some(8), ratings: None }, Purged { comments: 4, ratings: 0 }, 8, 4),
        (Retention { comments: None, ratings: Some(9) }, Purged { comments: 0, ratings: 2 }, 6, 4),
        (
            Retention { comments: Some(7), ratings: Some(7) },
            Purged { comments: 2, ratings: 4 },
            2,
            2,
        ),
        (
            Retention { comments: Some(7), ratings: Some(7) },
            Purged { comments: 0, ratings: 0 },
            2,
            2,
        ),
    ];
    for (retention, expected, ratings, comments) in cases {
        let purge = move |store: &mut Store| store.purge(retention, date("2026-11-20")).unwrap();
        assert_eq!(store(&app, purge).await, expected, "{retention:?}");
        assert_eq!(app.rows().await, ratings);
        let left = app.home.query("SELECT COUNT(comment) FROM ratings").await;
        assert_eq!(left, [[comments.to_string()]]);
        // Sums stay, and what can still be counted again is right.
        assert_eq!(app.scores().await, scores, "{retention:?}");
        assert_eq!(verify(&app).await.differences, Vec::<String>::new());
    }
    // The day after those that were deleted is still compared.
    app.home.query("UPDATE ratings SET counted_on = '2026-11-14' WHERE score = 5").await;
    assert_eq!(verify(&app).await.differences.len(), 1);
}

#[tokio::test]
async fn one_rating_is_deleted_by_its_id_and_leaves_the_sums() {
    let Some(app) = App::unlimited().await else { return };
    let mut other = with(2, "score", json!(1));
    other["channel"] = json!("post");
    app.post_ratings(vec![rating(1), other, rating(3)]).await;
    let delete = |number| {
        let id = RatingId::parse(&id(number)).unwrap();
        store(&app, move |store| store.delete(id).unwrap())
    };
    assert!(delete(2).await);
    assert!(!delete(2).await);
    assert!(delete(3).await);
    assert_eq!(app.rows().await, 1);
    assert_eq!(verify(&app).await.differences, Vec::<String>::new());
    let body = app.get("/v1/stats?period=2026&by=channel").await.body;
    assert_eq!(body["figures"]["distribution"], json!([0, 0, 0, 0, 1]));
    assert_eq!(body["table"]["lines"].as_array().map(Vec::len), Some(1));
}

async fn contents(app: &App, table: &str) -> Vec<Vec<String>> {
    let columns = app.home.columns(table).await;
    let mut named = columns.clone();
    named.sort();
    let mut rows = app.home.query(&format!("SELECT {} FROM {table}", named.join(", "))).await;
    rows.sort();
    rows
}

#[tokio::test]
async fn a_backup_taken_while_ratings_arrive_restores_to_the_same() {
    let (Some(app), Some(other)) = (App::unlimited().await, App::unlimited().await) else { return };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("backup.sqlite");
    let (router, stop) = (app.router.clone(), Arc::new(AtomicBool::new(false)));
    let stopped = Arc::clone(&stop);
    for number in 0..40 {
        let batch = (0..100).map(|place| rating(number * 100 + place)).collect();
        assert_eq!(app.post_ratings(batch).await.body["accepted"], 100);
    }
    let arriving = tokio::spawn(async move {
        let mut number = 10_000;
        while !stopped.load(Ordering::Relaxed) {
            let body = json!({ "ratings": [rating(number)] }).to_string();
            let request = axum::http::Request::post("/v1/ratings");
            let request = request.body(axum::body::Body::from(body)).unwrap();
            let answer = tower::ServiceExt::oneshot(router.clone(), request).await.unwrap();
            assert_eq!(answer.status(), axum::http::StatusCode::ACCEPTED);
            number += 1;
        }
    });
    let to = file.clone();
    let backed = store(&app, move |store| store.backup(&to).unwrap()).await;
    stop.store(true, Ordering::Relaxed);
    arriving.await.unwrap();
    assert!(backed >= 4_000, "{backed}");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap()).collect();
    assert_eq!(names.len(), 1, "{names:?}");

    let from = file.clone();
    let restored = store(&other, move |store| store.restore(&from).unwrap()).await;
    assert_eq!(restored, backed);
    assert_eq!(verify(&other).await.differences, Vec::<String>::new());
    // What is in the backup is in what it was taken of, and nothing else; a second backup of the
    // restored database holds the same.
    let (of, was) = (contents(&other, "ratings").await, contents(&app, "ratings").await);
    assert!(of.iter().all(|row| was.binary_search(row).is_ok()));
    let again = folder.path().join("again.sqlite");
    let to = again.clone();
    store(&other, move |store| store.backup(&to).unwrap()).await;
    for table in TABLES {
        let rows = |path: &std::path::Path| {
            let connection = rusqlite::Connection::open(path).unwrap();
            let mut query = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = query.column_count();
            let rows = query.query_map((), |row| {
                (0..columns).map(|column| row.get(column)).collect::<Result<Vec<_>, _>>()
            });
            rows.unwrap().map(Result::unwrap).collect::<Vec<Vec<rusqlite::types::Value>>>()
        };
        assert_eq!(rows(&file), rows(&again), "{table}");
    }
    let refused = store(&other, move |store| store.restore(&file)).await;
    assert!(matches!(refused, Err(StoreError::NotEmpty("ratings"))), "{refused:?}");
    let refused = store(&other, move |store| store.backup(&again)).await;
    assert!(matches!(refused, Err(StoreError::Exists(_))), "{refused:?}");
}

#[tokio::test]
async fn what_is_no_backup_leaves_the_database_as_it_was() {
    let Some(app) = App::unlimited().await else { return };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "not a database, but long enough to be looked at".repeat(50)).unwrap();
    let none = folder.path().join("none.sqlite");
    for path in [file, none] {
        let restored = store(&app, move |store| store.restore(&path)).await;
        assert!(restored.is_err(), "{restored:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(app.rows().await, 0);
    // An older program's backup is brought up to date on the way, as a copy.
    let old = folder.path().join("old.sqlite");
    let connection = rusqlite::Connection::open(&old).unwrap();
    connection.execute_batch(include_str!("../../src/store/0001_ratings.sql")).unwrap();
    let row =
        "'a', 'p', '48', NULL, NULL, 'completed', 4, NULL, NULL, NULL, NULL, NULL, '[]', NULL,
        '2026-11-24', '2026-11-25', 'q', 'vi', '0.1.0', 'c', NULL";
    let version = "CREATE TABLE schema_version (version BIGINT NOT NULL);
        INSERT INTO schema_version VALUES (1)";
    connection.execute_batch(&format!("{version}; INSERT INTO ratings VALUES ({row})")).unwrap();
    drop(connection);
    let before = std::fs::read(&old).unwrap();
    let path = old.clone();
    assert_eq!(store(&app, move |store| store.restore(&path).unwrap()).await, 1);
    assert_eq!(std::fs::read(&old).unwrap(), before);
    assert_eq!(verify(&app).await.differences, Vec::<String>::new());
    let file = Database::sqlite(&old);
    spawn_blocking(move || Store::open(&file).map(drop)).await.unwrap().unwrap();
}
