//! `GET /v1/stats`

use axum::http::StatusCode;
use collector::Settings;
use serde_json::{Value, json};

use crate::app::{App, rating, with};

const NONE: Value = Value::Null;

async fn filled() -> Option<App> {
    let app = App::start().await?;
    let mut guide = with(4, "stage", json!("guide_only"));
    guide["province"] = json!("01");
    let mut rated = with(2, "score", json!(4));
    rated["factors"] = json!({ "staff": 5, "result": 3 });
    let ratings =
        vec![with(1, "score", json!(1)), rated, with(3, "channel", json!("counter")), guide];
    assert_eq!(app.post_ratings(ratings).await.body["accepted"], 4);
    Some(app)
}

async fn figures(app: &App, query: &str) -> Value {
    app.get(&format!("/v1/stats?period=2026-11{query}")).await.body["figures"].clone()
}

#[tokio::test]
async fn no_ratings_yet_is_no_figure() {
    let Some(app) = App::start().await else { return };
    let body = app.get("/v1/stats?period=2026-11&by=office").await.body;
    let none = json!({ "state": "none" });
    for figure in ["completed", "verified", "open", "dead_end", "gave_up", "guide_only"] {
        assert_eq!(body["figures"][figure], none, "{figure}");
    }
    for nothing in ["distribution", "response"] {
        assert_eq!(body["figures"][nothing], NONE, "{nothing}");
    }
    assert_eq!(body["figures"]["before"]["verdict"], "nothing_to_compare");
    assert_eq!(body["table"]["lines"], json!([]));
    assert_eq!((&body["from"], &body["to"]), (&json!("2026-11-01"), &json!("2026-11-30")));
}

#[tokio::test]
async fn figures_are_of_completed_dossiers_under_every_filter_and_period() {
    let Some(app) = filled().await else { return };
    let cases = [
        ("2026-11", json!([1, 0, 0, 1, 1]), 1),
        ("2026-W48", json!([1, 0, 0, 1, 1]), 1),
        ("2026-Q4", json!([1, 0, 0, 1, 1]), 1),
        ("2026", json!([1, 0, 0, 1, 1]), 1),
        ("2026-10", NONE, 0),
        ("2026-W47", NONE, 0),
        ("2026-11&province=48", json!([1, 0, 0, 1, 1]), 0),
        ("2026-11&province=01", NONE, 1),
        ("2026-11&channel=online", json!([1, 0, 0, 1, 0]), 1),
        ("2026-11&procedure=temporary-residence&channel=counter", json!([0, 0, 0, 0, 1]), 0),
        ("2026-11&procedure=passport", NONE, 0),
        ("2026-11&office=x", NONE, 0),
    ];
    for (query, scores, guide_only) in cases {
        let figures = app.get(&format!("/v1/stats?period={query}")).await.body["figures"].clone();
        assert_eq!(figures["distribution"], scores, "{query}");
        assert_eq!(figures["guide_only"]["n"].as_i64().unwrap_or(0), guide_only, "{query}");
    }
    let figures = figures(&app, "").await;
    let completed = &figures["completed"];
    assert_eq!((&completed["n"], &completed["satisfied"]), (&json!(3), &json!(2)));
    // Wilson's interval of 2 of 3, as in the tests of statistics.
    let ends = [&completed["low"], &completed["high"]].map(|end| end.as_f64().unwrap());
    assert!((ends[0] - 0.207_660).abs() < 1e-6 && (ends[1] - 0.938_508).abs() < 1e-6, "{ends:?}");
    assert_eq!(figures["reasons"], json!([["quick", 3]]));
    let n = |factor: &Value| json!([factor[0], factor[1]["n"], factor[1]["satisfied"]]);
    let factors: Vec<Value> = figures["factors"].as_array().unwrap().iter().map(n).collect();
    let expected = json!([
        ["access", NONE, NONE],
        ["procedure", NONE, NONE],
        ["staff", 1, 1],
        ["result", 1, 0],
        ["feedback", NONE, NONE]
    ]);
    assert_eq!(json!(factors), expected);
}

#[tokio::test]
async fn each_value_of_a_field_is_a_line() {
    let Some(app) = filled().await else { return };
    let cases = [
        ("&by=channel", json!([["online", 2], ["counter", 1]])),
        ("&by=channel&province=01", json!([])),
        ("&by=province", json!([["48", 3]])),
        ("&by=procedure", json!([["temporary-residence", 3]])),
        ("&by=office", json!([[null, 3]])),
    ];
    for (query, expected) in cases {
        let body = app.get(&format!("/v1/stats?period=2026-11{query}")).await.body;
        let lines = body["table"]["lines"].as_array().unwrap();
        let mut found: Vec<Value> =
            lines.iter().map(|line| json!([line["value"], line["figure"]["n"]])).collect();
        found.sort_by_key(|line| -line[1].as_i64().unwrap());
        assert_eq!(json!(found), expected, "{query}");
    }
}

#[tokio::test]
async fn what_stands_for_few_people_is_hidden_and_can_not_be_reckoned() {
    let settings = Settings { open_stats: true, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    let channels = [("online", 30), ("counter", 12), ("post", 9)];
    let mut number = 0;
    for (channel, ratings) in channels {
        let mut one = || {
            number += 1;
            with(number, "channel", json!(channel))
        };
        app.post_ratings((0..ratings).map(|_| one()).collect()).await;
    }
    let body = app.get("/v1/stats?period=2026-11&by=channel").await.body;
    assert_eq!(body["table"]["all"]["n"], 51);
    for line in body["table"]["lines"].as_array().unwrap() {
        let expected = if line["value"] == "online" { json!(30) } else { NONE };
        assert_eq!(line["figure"]["n"], expected, "{line}");
    }
    // A page of its own tells no more than the line of the table, and a part of a quarter neither.
    for (query, shown) in [("post", false), ("counter", false), ("online", true)] {
        let figures = figures(&app, &format!("&channel={query}")).await;
        assert_eq!(figures["completed"]["state"] == "shown", shown, "{query}");
        assert_eq!(figures["distribution"] == NONE, !shown, "{query}");
    }
    app.post_ratings(vec![with(900, "answered_on", json!("2026-10-20"))]).await;
    assert_eq!(figures(&app, "").await["completed"]["state"], "hidden");
    let quarter = app.get("/v1/stats?period=2026-Q4&with=trend,funnel,signs").await.body;
    assert_eq!(quarter["figures"]["completed"]["n"], 52);
    let months = quarter["trend"]["months"].as_array().unwrap();
    let state = |month: &str| {
        let point = months.iter().find(|point| point["period"] == month).unwrap();
        point["figure"]["state"].clone()
    };
    assert_eq!(
        [state("2026-10"), state("2026-11"), state("2026-12")],
        ["hidden", "hidden", "none"]
    );
}

#[tokio::test]
async fn a_rating_that_is_deleted_leaves_its_periods() {
    let Some(app) = App::start().await else { return };
    app.post_ratings(vec![rating(1), with(2, "score", json!(1))]).await;
    assert_eq!(app.scores().await, json!([1, 0, 0, 0, 1]));
    let id = rules::rating::RatingId::parse(&crate::app::id(2)).unwrap();
    let deleted = crate::access::store(&app, move |store| store.delete(id).unwrap()).await;
    assert!(deleted);
    assert_eq!(app.scores().await, json!([0, 0, 0, 0, 1]));
    let verification = crate::access::store(&app, |store| store.verify().unwrap()).await;
    assert_eq!(verification.differences, Vec::<String>::new());
    let one = "grain = 'week' AND office <> '*' AND procedure_id <> '*'";
    app.home.query(&format!("UPDATE periods SET n_5 = 7 WHERE {one}")).await;
    let verification = crate::access::store(&app, |store| store.verify().unwrap()).await;
    assert_eq!(verification.differences.len(), 2, "{:?}", verification.differences);
}

#[tokio::test]
async fn a_filter_that_can_not_be_meant_is_refused_by_name() {
    let Some(app) = App::start().await else { return };
    for (query, named) in [
        ("proceedure=passport", "proceedure"),
        ("channel=fax", "fax"),
        ("province=480", "480"),
        ("by=score", "score"),
        ("office=a%20b", "office"),
        ("period=2026-11-24", "2026-11-24"),
        ("with=everything", "everything"),
    ] {
        let answer = app.get(&format!("/v1/stats?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(answer.content_type, "application/problem+json; charset=utf-8");
        assert_eq!(answer.body["code"], "bad_query");
        let detail = answer.body["detail"].as_str().unwrap();
        assert!(detail.contains(named), "{query}: {detail}");
    }
}
