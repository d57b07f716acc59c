//! Bodies that can't be taken.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use tokio::task::JoinSet;
use tower::ServiceExt;

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
    let Some(app) = App::start().await else { return };
    for (body, status, code) in cases {
        let answer = app.post(body).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (status, Some(code)));
        assert!(!answer.body["detail"].as_str().unwrap().is_empty());
        let names_a_field = code == "no_ratings" || code == "too_many";
        assert_eq!(answer.body["field"] == "ratings", names_a_field, "{code}");
    }
    assert_eq!(app.rows().await, 0);
}

#[tokio::test]
async fn a_full_batch_is_taken() {
    let Some(app) = App::start().await else { return };
    let answer = app.post_ratings((0..100).map(rating).collect()).await;
    assert_eq!(answer.body["accepted"], 100);
    assert_eq!(app.rows().await, 100);
}

#[tokio::test]
async fn an_empty_batch_is_no_error() {
    let Some(app) = App::start().await else { return };
    assert_eq!(app.post_ratings(vec![]).await.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn a_database_that_fails_is_said_and_nothing_is_acknowledged() {
    let Some(app) = App::start().await else { return };
    app.home.query("DROP TABLE ratings").await;
    let answer = app.post_ratings(vec![rating(1)]).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.body["code"], "storage_failed");
}

#[tokio::test]
async fn when_too_many_wait_the_rest_is_told_to_come_back() {
    let Some(app) = App::start().await else { return };
    // Another program holds the database, so nothing that is sent can be written yet.
    let held = app.home.hold().await;
    let mut sent = JoinSet::new();
    for number in 0..2_000 {
        let body = json!({ "ratings": [rating(number)] }).to_string();
        let request = Request::post("/v1/ratings").body(Body::from(body)).unwrap();
        sent.spawn(app.router.clone().oneshot(request));
    }
    let first = sent.join_next().await.unwrap().unwrap().unwrap();
    assert_eq!(first.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(first.headers()[header::RETRY_AFTER], "5");
    drop(held);

    let mut taken: i64 = 0;
    while let Some(answer) = sent.join_next().await {
        match answer.unwrap().unwrap().status() {
            StatusCode::ACCEPTED => taken += 1,
            StatusCode::SERVICE_UNAVAILABLE => {}
            other => panic!("{other}"),
        }
    }
    assert!((1_024..2_000).contains(&taken), "{taken}");
    assert_eq!(app.rows().await, taken);
}
