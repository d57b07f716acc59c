//! What a server may do to a connection.

use std::time::Duration;

use axum::http::StatusCode;
use collector::Store;

use crate::app::{App, rating};
use crate::backend::Home;

#[tokio::test]
async fn a_rating_isnt_refused_because_its_connection_was_closed_before() {
    let Some(app) = App::start().await else { return };
    assert_eq!(app.post_ratings(vec![rating(1)]).await.status, StatusCode::ACCEPTED);
    for number in 2..6 {
        let sql = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE application_name = 'mot-cua' AND datname = current_database()";
        assert_eq!(app.home.query(sql).await, [["t"]]);
        assert_eq!(app.post_ratings(vec![rating(number)]).await.status, StatusCode::ACCEPTED);
    }
    assert_eq!(app.rows().await, 5);
}

#[tokio::test]
async fn what_fails_at_the_end_of_a_batch_undoes_all_of_it() {
    let Some(app) = App::start().await else { return };
    app.home.query("ALTER TABLE summaries ADD CONSTRAINT few CHECK (n_5 < 1)").await;
    let answer = app.post_ratings(vec![rating(1)]).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(app.rows().await, 0);
    app.home.query("ALTER TABLE summaries DROP CONSTRAINT few").await;
    assert_eq!(app.post_ratings(vec![rating(1)]).await.status, StatusCode::ACCEPTED);
    assert_eq!(app.rows().await, 1);
}

/// Longer than whoever sends a rating would wait.
#[tokio::test]
async fn whoever_starts_during_a_long_migration_waits_for_its_end() {
    let Some(home) = Home::fresh().await else { return };
    drop(opened(&home).await);
    home.query("UPDATE schema_version SET version = version - 1; DROP INDEX comments_by_status")
        .await;
    let migration = home.hold_by("UPDATE schema_version SET version = version").await;
    let second = opened(&home);
    let long = async {
        tokio::time::sleep(Duration::from_secs(12)).await;
        drop(migration);
    };
    drop(tokio::join!(second, long));
    assert_eq!(home.query("SELECT version FROM schema_version").await, [["10"]]);
}

async fn opened(home: &Home) -> Store {
    let database = home.database.clone();
    tokio::task::spawn_blocking(move || Store::open(&database)).await.unwrap().unwrap()
}
