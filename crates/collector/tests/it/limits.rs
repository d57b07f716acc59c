//! Bodies that can't be taken.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use collector::{Settings, Thresholds};
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
    let Some(app) = App::unlimited().await else { return };
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

#[tokio::test]
async fn too_much_from_one_address_is_marked_then_sent_back() {
    let thresholds = Thresholds { mark_over: 3, refuse_over: 5 };
    let settings = Settings { thresholds, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    for numbers in [0..2, 2..4, 4..5] {
        let answer = app.post_ratings(numbers.map(rating).collect()).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
    }
    let body = json!({ "ratings": [rating(5)] }).to_string();
    let request = Request::post("/v1/ratings").body(Body::from(body)).unwrap();
    let refused = app.raw(request).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    let marks = app.home.query("SELECT id, marks FROM ratings ORDER BY id").await;
    let marks: Vec<&str> = marks.iter().map(|row| &*row[1]).collect();
    let many = r#"["many_from_address"]"#;
    assert_eq!(marks, ["[]", "[]", "[]", many, many]);
    let sums = app.home.query("SELECT marked, n_5 FROM summaries ORDER BY marked").await;
    assert_eq!(sums, [["0", "3"], ["1", "2"]]);
}

#[tokio::test]
async fn each_portal_has_its_own_share_of_an_address() {
    let thresholds = Thresholds { mark_over: 1, refuse_over: 1 };
    let allowed_origins = vec!["*".parse().unwrap()];
    let settings = Settings { thresholds, allowed_origins, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    let cases = [
        (1, "https://a.example", StatusCode::ACCEPTED),
        (2, "https://a.example", StatusCode::TOO_MANY_REQUESTS),
        (2, "https://b.example", StatusCode::ACCEPTED),
    ];
    for (number, origin, expected) in cases {
        let body = json!({ "ratings": [rating(number)] }).to_string();
        let request = Request::post("/v1/ratings").header("origin", origin);
        let answer = app.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, expected, "{number} {origin}");
    }
}

/// A body is weighed by its head, before its first byte.
#[tokio::test]
async fn a_body_of_unknown_length_is_taken_up_to_the_same_size() {
    let Some(app) = App::start().await else { return };
    let chunks = |size: usize| {
        let chunk = || Ok::<_, std::io::Error>("x".repeat(1_024));
        Body::from_stream(futures_util::stream::iter((0..size).map(move |_| chunk())))
    };
    for (size, code) in [(64, "not_json"), (65, "too_large")] {
        assert_eq!(app.post(chunks(size)).await.body["code"], code, "{size}");
    }
}
