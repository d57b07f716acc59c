//! Every address that shows what somebody has rated, tried by keys that may not see it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::{Scope, Settings};
use serde_json::json;

use crate::access::{key, store};
use crate::app::{App, with};
use crate::desk::{get, post, sign_in, text};

const READ: Scope = Scope::Read;
const ROWS: Scope = Scope::Rows;
const COMMENTS: Scope = Scope::Comments;

/// Addresses for programs, with the scope that each needs.
const PROGRAMS: [(&str, Scope); 12] = [
    ("/v1/stats?period=2026-11", READ),
    ("/v1/stats?period=2026-11&by=office", READ),
    ("/v1/stats?period=2026-11&with=trend", READ),
    ("/v1/stats?period=2026-11&with=funnel", READ),
    ("/v1/stats?period=2026-11&with=signs", READ),
    ("/v1/summary.csv?period=2026-11", READ),
    ("/v1/summary.csv?period=2026-11&by=office", READ),
    ("/v1/summary.xlsx?period=2026-11", READ),
    ("/v1/summary.ndjson?period=2026-11", READ),
    ("/v1/export.csv?period=2026-11", ROWS),
    ("/v1/export.xlsx?period=2026-11", ROWS),
    ("/v1/export.ndjson?period=2026-11", ROWS),
];

/// Addresses for people.
const PEOPLE: [(&str, Scope); 21] = [
    ("/desk?period=2026-11", READ),
    ("/desk/tables?period=2026-11&by=procedure", READ),
    ("/desk/tables?period=2026-11&by=province", READ),
    ("/desk/tables?period=2026-11&by=office", READ),
    ("/desk/tables?period=2026-11&by=channel", READ),
    ("/desk/tables?period=2026-11&by=factor", READ),
    ("/desk/tables?period=2026-11&by=reason", READ),
    ("/desk/tables?period=2026-11&by=office&q=h48", READ),
    ("/desk/offices?period=2026-11", READ),
    ("/desk/signs?period=2026-11", READ),
    ("/desk/sipas?period=2026-11", READ),
    ("/desk/comments?period=2026-11", COMMENTS),
    ("/desk/comments?period=2026-11&hidden=yes", COMMENTS),
    ("/desk/comments?period=2026-11&q=phuong", COMMENTS),
    ("/desk/comments.csv?period=2026-11", COMMENTS),
    ("/desk/summary/csv?period=2026-11&by=office", READ),
    ("/desk/summary/xlsx?period=2026-11", READ),
    ("/desk/summary/ndjson?period=2026-11", READ),
    ("/desk/export/csv?period=2026-11", ROWS),
    ("/desk/export/xlsx?period=2026-11", ROWS),
    ("/desk/export/ndjson?period=2026-11", ROWS),
];

/// Addresses that say nothing of ratings, or are tested elsewhere as what they are: taking ratings
/// in, and signing in and out.
const OTHERS: [&str; 13] = [
    "/v1/ratings",
    "/v1/counts",
    "/v1/dictionary",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/desk/sign-in",
    "/desk/sign-out",
    "/desk.css",
    "/desk.js",
    "/desk/export/{format}",
    "/desk/summary/{format}",
];

/// Thirty ratings with comments in Đà Nẵng, in two offices.
async fn filled() -> Option<App> {
    let app = App::with(&Settings::default()).await?;
    let ratings = (0..30).map(|n| {
        let mut rating = with(n, "comment", json!("Phường hướng dẫn rõ"));
        rating["office"] = json!(if n % 2 == 0 { "h48.01" } else { "h48.02" });
        rating
    });
    app.post_ratings(ratings.collect()).await;
    Some(app)
}

async fn ask(app: &App, address: &str, key: &str) -> (StatusCode, String) {
    let request = Request::get(address).header("authorization", format!("Bearer {key}"));
    let answer = app.raw(request.body(Body::empty()).unwrap()).await;
    let status = answer.status();
    let bytes = http_body_util::BodyExt::collect(answer.into_body()).await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[test]
fn no_address_is_forgotten() {
    let source = include_str!("../../src/http.rs");
    let routes = source.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let tried = |route: &str| {
        PROGRAMS.iter().chain(&PEOPLE).any(|(address, _)| address.split('?').next() == Some(route))
    };
    let forgotten: Vec<&str> =
        routes.filter(|route| !tried(route) && !OTHERS.contains(route)).collect();
    assert_eq!(forgotten, Vec::<&str>::new());
}

#[tokio::test]
async fn a_key_of_another_place_is_refused_at_every_address() {
    let Some(app) = filled().await else { return };
    let scopes = [READ, ROWS, COMMENTS];
    let city = key(&app, Some("01"), None, &scopes).await;
    let office = key(&app, Some("48"), Some("h48.01"), &scopes).await;
    let (in_city, in_office) = (sign_in(&app, &city).await, sign_in(&app, &office).await);
    for (query, key, cookie) in [
        ("&province=48", &city, &in_city),
        ("&province=48&office=h48.01", &city, &in_city),
        ("&office=h48.02", &office, &in_office),
        ("&province=01", &office, &in_office),
    ] {
        for (address, _) in PROGRAMS {
            let (status, said) = ask(&app, &format!("{address}{query}"), key).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{address}{query}");
            assert!(said.contains("out_of_scope"), "{said}");
        }
        for (address, _) in PEOPLE {
            let answer = get(&app, &format!("{address}{query}"), cookie).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{address}{query}");
            let page = text(answer).await;
            assert!(!page.contains("hướng dẫn rõ") && !page.contains("100,0 %"), "{address}");
        }
    }
    // What isn't asked for is its own, where nothing has been rated.
    for (address, _) in PROGRAMS {
        let (status, said) = ask(&app, address, &city).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        assert!(!said.contains("h48") && !said.contains("\"n\":30"), "{address}: {said}");
    }
    for (address, _) in PEOPLE.iter().filter(|(address, _)| !address.contains("xlsx")) {
        let page = text(get(&app, address, &in_city).await).await;
        let page = page.replace("value=\"h48\"", "").replace("q=h48", "");
        assert!(!page.contains("h48") && !page.contains("hướng dẫn rõ"), "{address}: {page}");
    }
    let exported = store(&app, |store| store.audit().unwrap()).await;
    assert!(exported.iter().all(|entry| !entry.subject.contains("province=48 office=h48.02")));
}

#[tokio::test]
async fn a_key_without_the_scope_or_that_ended_opens_nothing() {
    let Some(app) = filled().await else { return };
    let lacking = |scope: Scope| -> Vec<Scope> {
        [READ, ROWS, COMMENTS].into_iter().filter(|other| *other != scope).collect()
    };
    for scope in [READ, ROWS, COMMENTS] {
        let key = key(&app, None, None, &lacking(scope)).await;
        let signed = post(&app, "/desk/sign-in", &format!("key={key}"), "").await;
        let cookie = signed.headers()["set-cookie"].to_str().unwrap().to_owned();
        let cookie = cookie.split(';').next().unwrap();
        for (address, _) in PROGRAMS.iter().filter(|(_, needs)| *needs == scope) {
            let (status, said) = ask(&app, address, &key).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{address}");
            assert!(said.contains("key_scope"), "{said}");
        }
        for (address, _) in PEOPLE.iter().filter(|(_, needs)| *needs == scope) {
            let status = get(&app, address, cookie).await.status();
            assert_eq!(status, StatusCode::FORBIDDEN, "{address}");
        }
        let id = key.split('_').nth(1).unwrap().to_owned();
        assert!(store(&app, move |store| store.revoke_key(&id).unwrap()).await);
        for (address, _) in PROGRAMS {
            assert_eq!(ask(&app, address, &key).await.0, StatusCode::UNAUTHORIZED, "{address}");
        }
        for (address, _) in PEOPLE {
            let status = get(&app, address, cookie).await.status();
            assert_eq!(status, StatusCode::SEE_OTHER, "{address}: one has to sign in again");
        }
    }
    for (address, _) in PEOPLE {
        assert_eq!(get(&app, address, "").await.status(), StatusCode::SEE_OTHER, "{address}");
    }
}
