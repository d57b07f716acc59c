//! `GET /v1/stats`

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::app::{App, with};

const NONE: Value = Value::Null;

async fn filled() -> Option<App> {
    let app = App::start().await?;
    let mut guide = with(4, "stage", json!("guide_only"));
    guide["province"] = json!("01");
    let ratings = vec![
        with(1, "score", json!(1)),
        with(2, "score", json!(4)),
        with(3, "channel", json!("counter")),
        guide,
    ];
    assert_eq!(app.post_ratings(ratings).await.body["accepted"], 4);
    Some(app)
}

#[tokio::test]
async fn no_ratings_yet_is_null() {
    let Some(app) = App::start().await else { return };
    let stages =
        json!({ "completed": NONE, "dead_end": NONE, "gave_up": NONE, "guide_only": NONE });
    assert_eq!(app.get("/v1/stats").await.body, json!({ "n": 0, "stages": stages }));
    assert_eq!(app.get("/v1/stats?by=office").await.body["groups"], json!([]));
}

#[tokio::test]
async fn counts_are_by_stage_and_score_under_every_filter() {
    let Some(app) = filled().await else { return };
    let guide = json!({ "n": 1, "scores": [0, 0, 0, 0, 1] });
    let completed = |scores: [i64; 5]| json!({ "n": scores.iter().sum::<i64>(), "scores": scores });
    let cases = [
        ("", 4, completed([1, 0, 0, 1, 1]), &guide),
        ("?province=48", 3, completed([1, 0, 0, 1, 1]), &NONE),
        ("?province=01", 1, NONE, &guide),
        ("?channel=online", 3, completed([1, 0, 0, 1, 0]), &guide),
        ("?procedure=temporary-residence&channel=counter", 1, completed([0, 0, 0, 0, 1]), &NONE),
        ("?procedure=passport", 0, NONE, &NONE),
        ("?office=x", 0, NONE, &NONE),
    ];
    for (query, n, completed, guide) in cases {
        let body = app.get(&format!("/v1/stats{query}")).await.body;
        assert_eq!(body["n"], n, "{query}");
        assert_eq!(body["stages"]["completed"], completed, "{query}");
        assert_eq!(&body["stages"]["guide_only"], guide, "{query}");
        assert_eq!(body["stages"]["gave_up"], NONE, "{query}");
    }
}

#[tokio::test]
async fn each_value_of_a_field_is_counted_apart() {
    let Some(app) = filled().await else { return };
    let cases = [
        ("?by=channel", json!([["counter", 1], ["online", 3]])),
        ("?by=channel&province=48", json!([["counter", 1], ["online", 2]])),
        ("?by=province", json!([["01", 1], ["48", 3]])),
        ("?by=procedure", json!([["temporary-residence", 4]])),
        ("?by=office", json!([[null, 4]])),
    ];
    for (query, expected) in cases {
        let body = app.get(&format!("/v1/stats{query}")).await.body;
        let groups = body["groups"].as_array().unwrap();
        let found: Vec<Value> =
            groups.iter().map(|group| json!([group["value"], group["n"]])).collect();
        assert_eq!(json!(found), expected, "{query}");
    }
    let body = app.get("/v1/stats?by=province").await.body;
    assert_eq!(body["groups"][0]["stages"]["completed"], NONE);
    assert_eq!(body["groups"][1]["stages"]["completed"]["scores"], json!([1, 0, 0, 1, 1]));
    assert_eq!(body["n"], 4);
}

#[tokio::test]
async fn a_filter_that_can_not_be_meant_is_refused_by_name() {
    let Some(app) = App::start().await else { return };
    for (query, named) in [
        ("proceedure=passport", "proceedure"),
        ("channel=fax", "fax"),
        ("province=480", "480"),
        ("by=score", "score"),
        ("office=", "office"),
    ] {
        let answer = app.get(&format!("/v1/stats?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(answer.content_type, "application/problem+json; charset=utf-8");
        assert_eq!(answer.body["code"], "bad_query");
        let detail = answer.body["detail"].as_str().unwrap();
        assert!(detail.contains(named), "{query}: {detail}");
    }
}
