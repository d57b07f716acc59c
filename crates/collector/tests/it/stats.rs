//! `GET /v1/stats`

use axum::http::StatusCode;
use serde_json::json;

use crate::app::{App, with};

#[tokio::test]
async fn no_ratings_yet_is_no_stage_at_all() {
    let app = App::start();
    assert_eq!(app.get("/v1/stats").await.body, json!({ "n": 0, "stages": [] }));
}

#[tokio::test]
async fn counts_are_by_stage_and_score_under_every_filter() {
    let app = App::start();
    let mut guide = with(4, "stage", json!("guide_only"));
    guide["province"] = json!("01");
    let ratings = vec![
        with(1, "score", json!(1)),
        with(2, "score", json!(4)),
        with(3, "channel", json!("counter")),
        guide,
    ];
    app.post_ratings(ratings).await;
    let cases = [
        ("/v1/stats", 4, json!([1, 0, 0, 1, 1])),
        ("/v1/stats?province=48", 3, json!([1, 0, 0, 1, 1])),
        ("/v1/stats?channel=online", 3, json!([1, 0, 0, 1, 0])),
        ("/v1/stats?procedure=temporary-residence&channel=counter", 1, json!([0, 0, 0, 0, 1])),
        ("/v1/stats?procedure=passport", 0, json!(null)),
        ("/v1/stats?office=x", 0, json!(null)),
    ];
    for (path, n, completed) in cases {
        let body = app.get(path).await.body;
        assert_eq!(body["n"], n, "{path}");
        assert_eq!(body["stages"][0]["scores"], completed, "{path}");
    }
    let stages = &app.get("/v1/stats").await.body["stages"];
    assert_eq!(stages[1], json!({ "stage": "guide_only", "n": 1, "scores": [0, 0, 0, 0, 1] }));
}

#[tokio::test]
async fn an_unknown_filter_is_refused_by_name() {
    let answer = App::start().get("/v1/stats?proceedure=passport").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body["code"], "bad_query");
    assert!(answer.body["detail"].as_str().unwrap().contains("proceedure"));
}
