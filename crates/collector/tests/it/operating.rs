//! What an operator's programs read: figures of the process, and the form of requests and answers.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::app::{App, rating, with};

async fn text(app: &App, path: &str) -> String {
    let response = app.raw(Request::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn what_became_of_ratings_and_requests_is_counted() {
    let Some(app) = App::start().await else { return };
    app.post_ratings(vec![rating(1), rating(2), with(3, "score", json!(9))]).await;
    app.post_ratings(vec![rating(1)]).await;
    app.post("{").await;
    app.get("/v1/stats?province=48").await;
    let text = text(&app, "/metrics").await;
    for line in [
        "mot_cua_requests_total{route=\"/v1/ratings\",status=\"202\"} 2",
        "mot_cua_requests_total{route=\"/v1/ratings\",status=\"400\"} 1",
        "mot_cua_requests_total{route=\"/v1/stats\",status=\"200\"} 1",
        "mot_cua_ratings_total{outcome=\"open\"} 2",
        "mot_cua_ratings_total{outcome=\"repeated\"} 1",
        "mot_cua_ratings_total{outcome=\"refused\"} 1",
        "mot_cua_commit_seconds_count 2",
        "mot_cua_commit_ratings_sum 3.0",
        "mot_cua_waiting 0",
        "mot_cua_connections 0",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert!(text.ends_with("# EOF\n"));
    // Nothing that was sent or asked for is in it.
    assert!(!text.contains("temporary-residence") && !text.contains("province"), "{text}");
}

/// The names of everything that is referred to.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(target) if name == "$ref" => drop(found.insert(target.to_owned())),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_form_of_requests_is_that_of_the_types() {
    let Some(app) = App::start().await else { return };
    let document = app.get("/openapi.json").await.body;
    assert_eq!(document["openapi"], "3.1.0");
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 10, "{found:?}");
    for target in found {
        let path = target.strip_prefix('#').unwrap();
        assert!(document.pointer(path).is_some(), "{target} isn't there");
    }
    let schemas = &document["components"]["schemas"];
    let cases = [
        (
            "/Rating/required",
            json!([
                "id",
                "procedure",
                "stage",
                "score",
                "answered_on",
                "question_set",
                "locale",
                "widget",
                "catalogue"
            ]),
        ),
        ("/RatingBatch/properties/ratings/maxItems", json!(100)),
        ("/RatingId/format", json!("uuid")),
        ("/Score/minimum", json!(1)),
        ("/Score/maximum", json!(5)),
        ("/Comment/maxLength", json!(1_000)),
        ("/Times/maximum", json!(1_000)),
        ("/ProvinceCode/pattern", json!("^[0-9]{2}$")),
    ];
    for (pointer, expected) in cases {
        assert_eq!(schemas.pointer(pointer), Some(&expected), "{pointer}");
    }
    let words = |name: &str| schemas[name]["oneOf"].as_array().map_or(0, Vec::len);
    assert_eq!((words("Stage"), words("Channel"), words("Reason")), (4, 4, 10));
    let parameters = document.pointer("/paths/~1v1~1stats/get/parameters").unwrap();
    let names: BTreeSet<&str> =
        parameters.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        BTreeSet::from(["by", "channel", "office", "period", "procedure", "province", "with"])
    );
}

/// Every route is written down, and none that isn't there.
#[tokio::test]
async fn the_document_names_the_routes_that_answer() {
    let Some(app) = App::start().await else { return };
    let document = app.get("/openapi.json").await.body;
    let paths = document["paths"].as_object().unwrap();
    for (path, operations) in paths {
        for method in operations.as_object().unwrap().keys() {
            let method = method.to_uppercase();
            let request = Request::builder().method(&*method).uri(path).body(Body::from("{}"));
            let status = app.raw(request.unwrap()).await.status().as_u16().to_string();
            let documented = &operations[method.to_lowercase()]["responses"];
            assert!(documented.get(&status).is_some(), "{method} {path}: {status}");
            assert_ne!(status, "404", "{path}");
        }
    }
    let counted = text(&app, "/metrics").await;
    let routes: BTreeSet<&str> = counted
        .lines()
        .filter_map(|line| line.split_once("route=\"")?.1.split_once('"').map(|(route, _)| route))
        .collect();
    assert_eq!(routes, paths.keys().map(String::as_str).collect());
}
