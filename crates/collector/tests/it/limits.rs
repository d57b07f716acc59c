//! Bodies that can't be taken.

use axum::http::StatusCode;
use serde_json::json;

use crate::app::{App, rating, with};

#[tokio::test]
async fn a_body_that_can_not_be_read_has_a_code() {
    let too_many = json!({ "ratings": (0..101).map(rating).collect::<Vec<_>>() }).to_string();
    let too_large = json!({ "ratings": [with(1, "comment", json!("x".repeat(70_000)))] });
    let cases = [
        ("{".to_owned(), StatusCode::BAD_REQUEST, "not_json"),
        (String::new(), StatusCode::BAD_REQUEST, "not_json"),
        ("[]".to_owned(), StatusCode::BAD_REQUEST, "no_ratings"),
        (r#"{"ratings":5}"#.to_owned(), StatusCode::BAD_REQUEST, "no_ratings"),
        ("[".repeat(60_000), StatusCode::BAD_REQUEST, "not_json"),
        (too_many, StatusCode::BAD_REQUEST, "too_many"),
        (too_large.to_string(), StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
    ];
    let app = App::start();
    for (body, status, code) in cases {
        let answer = app.post(body).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (status, Some(code)));
        assert!(!answer.body["detail"].as_str().unwrap().is_empty());
    }
    assert_eq!(app.rows(), 0);
}

#[tokio::test]
async fn a_full_batch_is_taken() {
    let app = App::start();
    let answer = app.post_ratings((0..100).map(rating).collect()).await;
    assert_eq!(answer.body["accepted"], 100);
    assert_eq!(app.rows(), 100);
}

#[tokio::test]
async fn an_empty_batch_is_no_error() {
    let app = App::start();
    assert_eq!(app.post_ratings(vec![]).await.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn a_database_that_fails_is_said_and_nothing_is_acknowledged() {
    let app = App::start();
    let other = rusqlite::Connection::open(app.database()).unwrap();
    other.execute_batch("DROP TABLE ratings").unwrap();
    let answer = app.post_ratings(vec![rating(1)]).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.body["code"], "storage_failed");
}
