//! Whatever is sent, no answer is a failure of ours, and each is one that is written down.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::app::{App, rating};

/// The service, and the statuses that are written down for a path and method.
fn started() -> Option<(Runtime, App, Value)> {
    let runtime = Runtime::new().unwrap();
    let app = runtime.block_on(App::unlimited())?;
    let document = runtime.block_on(app.get("/openapi.json")).body;
    Some((runtime, app, document))
}

fn documented(document: &Value, path: &str, method: &str) -> BTreeSet<u16> {
    let responses = document["paths"][path][method]["responses"].as_object().unwrap();
    responses.keys().map(|status| status.parse().unwrap()).collect()
}

fn check(path: &str, bodies: impl Strategy<Value = Vec<u8>>) {
    let Some((runtime, app, document)) = started() else { return };
    let statuses = documented(&document, path, "post");
    TestRunner::new(Config::default())
        .run(&bodies, |body| {
            let request = Request::post(path).body(Body::from(body)).unwrap();
            let answer = runtime.block_on(app.send(request));
            prop_assert!(!answer.status.is_server_error(), "{}", answer.body);
            prop_assert!(statuses.contains(&answer.status.as_u16()), "{}", answer.status);
            Ok(())
        })
        .unwrap();
}

/// Any JSON, not too deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        "[a\\x00]{1,4}".prop_map(Value::from),
        "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,9}", inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

const FIELDS: [&str; 12] = [
    "id",
    "procedure",
    "province",
    "office",
    "channel",
    "stage",
    "score",
    "factors",
    "reasons",
    "comment",
    "answered_on",
    "ticket",
];

/// A good rating in which one field is anything.
fn almost_a_rating() -> impl Strategy<Value = Value> {
    (any::<u64>(), prop::sample::select(&FIELDS[..]), any_json()).prop_map(|(n, field, value)| {
        let mut rating = rating(n);
        rating[field] = value;
        rating
    })
}

#[test]
fn any_bytes() {
    check("/v1/ratings", prop::collection::vec(any::<u8>(), 0..300));
    check("/v1/counts", prop::collection::vec(any::<u8>(), 0..300));
}

#[test]
fn any_json_in_a_list_or_instead() {
    for (path, list) in [("/v1/ratings", "ratings"), ("/v1/counts", "counts")] {
        check(path, any_json().prop_map(|value| value.to_string().into_bytes()));
        let listed = move |items: Vec<Value>| json!({ list: items }).to_string().into_bytes();
        check(path, prop::collection::vec(any_json(), 0..4).prop_map(listed));
    }
}

#[test]
fn ratings_that_are_almost_good() {
    let body = |ratings: Vec<Value>| json!({ "ratings": ratings }).to_string().into_bytes();
    check("/v1/ratings", prop::collection::vec(almost_a_rating(), 1..4).prop_map(body));
}

/// A ticket is the portal's word: whatever it is, the rating is kept.
#[test]
fn any_ticket_leaves_the_rating() {
    let Some((runtime, app, _)) = started() else { return };
    let part = prop_oneof![
        any_json().prop_map(|value| URL_SAFE_NO_PAD.encode(value.to_string())),
        "[A-Za-z0-9_=-]{0,40}",
        ".{0,20}",
    ];
    let ticket = prop::collection::vec(part, 0..5).prop_map(|parts| parts.join("."));
    TestRunner::new(Config::default())
        .run(&(any::<u64>(), ticket), |(number, ticket)| {
            let mut rating = rating(number);
            rating["ticket"] = json!(ticket);
            let answer = runtime.block_on(app.post_ratings(vec![rating]));
            prop_assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.body);
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_query() {
    let Some((runtime, app, document)) = started() else { return };
    let statuses = documented(&document, "/v1/stats", "get");
    let field = prop::sample::select(vec!["procedure", "province", "office", "channel", "by", "x"]);
    let value = prop_oneof!["[a-z0-9%&=+.-]{0,12}", "(procedure|channel|online|48|%F0|%00)"];
    let query = prop::collection::vec((field, value), 0..4).prop_map(|fields| {
        let fields = fields.into_iter().map(|(name, value)| format!("{name}={value}"));
        fields.collect::<Vec<_>>().join("&")
    });
    TestRunner::new(Config::default())
        .run(&query, |query| {
            let answer = runtime.block_on(app.get(&format!("/v1/stats?{query}")));
            prop_assert!(!answer.status.is_server_error(), "{query}: {}", answer.body);
            prop_assert!(statuses.contains(&answer.status.as_u16()), "{query}: {}", answer.status);
            Ok(())
        })
        .unwrap();
}
