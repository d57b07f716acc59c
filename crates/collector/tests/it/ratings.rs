//! `POST /v1/ratings`

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff_core::civil::Date;
use rules::iso::Iso;
use serde_json::{Value, json};

use crate::app::{App, id, rating, with};

#[tokio::test]
async fn a_rating_is_in_the_file_when_it_is_answered() {
    let Some(app) = App::start().await else { return };
    let answer = app.post_ratings(vec![rating(1)]).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    assert_eq!(answer.body, json!({ "accepted": 1, "problems": [] }));

    let rows = app
        .home
        .query("SELECT id, procedure_id, stage, score, reasons, answered_on FROM ratings")
        .await;
    let expected = [&id(1), "temporary-residence", "completed", "5", r#"["quick"]"#, "2026-11-24"];
    assert_eq!(rows, [expected]);
}

#[tokio::test]
async fn the_same_id_is_counted_once() {
    let Some(app) = App::start().await else { return };
    for score in [5, 1] {
        let answer = app.post_ratings(vec![with(1, "score", json!(score))]).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
    }
    assert_eq!(app.rows().await, 1);
    assert_eq!(app.scores().await, json!([0, 0, 0, 0, 1]));
}

#[tokio::test]
async fn many_at_once_with_repetitions_are_each_counted_once() {
    let Some(app) = App::unlimited().await else { return };
    let mut sent = tokio::task::JoinSet::new();
    for number in 0..300 {
        let router = app.router.clone();
        let body = json!({ "ratings": [rating(number % 100)] }).to_string();
        sent.spawn(async move {
            let request = Request::post("/v1/ratings").body(Body::from(body)).unwrap();
            tower::ServiceExt::oneshot(router, request).await.unwrap().status()
        });
    }
    assert!(sent.join_all().await.into_iter().all(|status| status == StatusCode::ACCEPTED));
    assert_eq!(app.rows().await, 100);
}

#[tokio::test]
async fn a_beacon_needs_no_content_type_of_json() {
    let Some(app) = App::start().await else { return };
    let body = json!({ "ratings": [rating(1)] }).to_string();
    let request = Request::post("/v1/ratings")
        .header("content-type", "text/plain;charset=UTF-8")
        .body(Body::from(body))
        .unwrap();
    assert_eq!(app.send(request).await.status, StatusCode::ACCEPTED);
    assert_eq!(app.rows().await, 1);
}

#[tokio::test]
async fn one_bad_rating_does_not_lose_the_others() {
    let Some(app) = App::start().await else { return };
    let answer = app.post_ratings(vec![rating(1), with(2, "score", json!(6)), rating(3)]).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    assert_eq!(answer.body["accepted"], 2);
    let problems = json!([{
        "index": 1,
        "code": "invalid_rating",
        "field": "score",
        "detail": "6 is not a score: 1, 2, 3, 4 or 5 is expected"
    }]);
    assert_eq!(answer.body["problems"], problems);
    assert_eq!(app.rows().await, 2);
}

#[tokio::test]
async fn a_field_that_is_wrong_is_named() {
    let cases: [(&str, Value, &str); 13] = [
        ("score", json!(0), "0 is not a score"),
        ("score", json!(6), "6 is not a score"),
        ("score", json!("5"), "invalid type: string"),
        ("id", json!("1"), "`1` is not a UUID of version 7"),
        ("id", json!("9f0e6f0a-0f0a-4f0a-8f0a-0f0a0f0a0f0a"), "is not a UUID of version 7"),
        ("id", json!("01a20ada-2c01-7707-8707-070707070707"), "time is cut to the day"),
        ("stage", json!("finished"), "unknown variant `finished`"),
        ("channel", json!("fax"), "unknown variant `fax`"),
        ("province", json!("Đà Nẵng"), "`Đà Nẵng` is not a province code"),
        ("procedure", json!("a b"), "`a b` is not a name"),
        ("answered_on", json!("24/11/2026"), "expected a date such as 2026-08-21"),
        ("comment", json!("x".repeat(1_001)), "a comment of 1001 characters is too long"),
        ("reasons", json!(["because"]), "unknown variant `because`"),
    ];
    let Some(app) = App::start().await else { return };
    for (field, value, detail) in cases {
        let answer = app.post_ratings(vec![with(1, field, value.clone())]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} = {value}");
        assert_eq!(answer.content_type, "application/problem+json; charset=utf-8");
        assert_eq!(answer.body["code"], "invalid_rating");
        assert_eq!((&answer.body["status"], &answer.body["index"]), (&json!(422), &json!(0)));
        let named = answer.body["field"].as_str().unwrap();
        assert!(named == field || named == format!("{field}[0]"), "{field}: {named}");
        let text = answer.body["detail"].as_str().unwrap();
        assert!(text.contains(detail), "{field} = {value}: {text}");
    }
    assert_eq!(app.rows().await, 0);
}

#[tokio::test]
async fn a_field_that_is_missing_is_named() {
    let Some(app) = App::start().await else { return };
    for field in ["id", "procedure", "stage", "score", "answered_on", "widget"] {
        let mut rating = rating(1);
        rating.as_object_mut().unwrap().remove(field);
        let answer = app.post_ratings(vec![rating]).await;
        assert_eq!(answer.body["field"], field);
    }
}

#[tokio::test]
async fn what_is_no_rating_at_all_is_placed() {
    let Some(app) = App::start().await else { return };
    let answer = app.post_ratings(vec![json!(5)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((&answer.body["field"], &answer.body["index"]), (&json!("ratings"), &json!(0)));
}

#[tokio::test]
async fn the_day_of_receipt_is_the_finest_time_in_the_row() {
    let Some(app) = App::start().await else { return };
    app.post_ratings(vec![rating(1)]).await;
    let columns = app.home.columns("ratings").await;
    let times: Vec<&String> =
        columns.iter().filter(|name| name.ends_with("_on") || name.ends_with("_at")).collect();
    assert_eq!(times, ["answered_on", "received_on", "counted_on"]);
    let received = &app.home.query("SELECT received_on FROM ratings").await[0][0];
    assert!(Date::read(received).is_some(), "{received}");
}

#[tokio::test]
async fn what_this_version_does_not_know_is_ignored() {
    let Some(app) = App::start().await else { return };
    let answer = app.post_ratings(vec![with(1, "mood", json!("fine"))]).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
}

/// Whoever sends without a widget has struck nothing out.
#[tokio::test]
async fn what_is_personal_is_struck_out_at_the_door() {
    let Some(app) = App::start().await else { return };
    let comment = json!("Gọi tôi 0912.345.678, phí 15.000 đ theo 64/2025/TT-BTC");
    let answer = app.post_ratings(vec![with(1, "comment", comment)]).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    let kept = app.home.query("SELECT comment FROM ratings").await;
    assert_eq!(kept, [["Gọi tôi […], phí 15.000 đ theo 64/2025/TT-BTC"]]);
}
