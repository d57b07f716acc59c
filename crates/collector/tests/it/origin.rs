//! Which pages may send ratings.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::{AllowedOrigin, Settings};
use serde_json::json;

use crate::app::{App, rating};

async fn allowing(origins: &[&str]) -> App {
    let allowed_origins = origins.iter().map(|origin| origin.parse().unwrap()).collect();
    App::with(&Settings { allowed_origins, ..Settings::default() }).await.unwrap()
}

#[tokio::test]
async fn a_browser_is_told_which_pages_may_send() {
    let cases = [
        (&["https://portal.example"] as &[&str], "https://portal.example", true),
        (&["https://portal.example"], "https://other.example", false),
        (&["https://portal.example"], "http://portal.example", false),
        (&["*"], "https://other.example", true),
        (&[], "https://other.example", false),
    ];
    for (allowed, origin, expected) in cases {
        let request = Request::options("/v1/ratings")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
            .body(Body::empty())
            .unwrap();
        let response = allowing(allowed).await.raw(request).await;
        let header = response.headers().get("access-control-allow-origin");
        assert_eq!(header.is_some(), expected, "{allowed:?} {origin}");
    }
}

/// A browser sends `text/plain` without asking first, so the answer alone would come too late.
#[tokio::test]
async fn what_another_page_sends_without_asking_is_not_kept() {
    const HERE: &str = "ratings.example";
    let cases = [
        (&[] as &[&str], None, None, true),
        (&[], Some("https://ratings.example"), None, true),
        (&[], Some("https://other.example"), None, false),
        (&[], Some("https://other.example"), Some("cross-site"), false),
        (&[], Some("https://other.example"), Some("same-site"), false),
        (&[], Some("null"), None, false),
        // Behind a proxy that changes the host, and from a beacon of a page that hides its address.
        (&[], Some("https://public.example"), Some("same-origin"), true),
        (&[], Some("null"), Some("same-origin"), true),
        (&["https://other.example"], Some("https://other.example"), Some("cross-site"), true),
        (&["*"], Some("https://other.example"), Some("cross-site"), true),
    ];
    for (allowed, origin, site, expected) in cases {
        let app = allowing(allowed).await;
        let mut request =
            Request::post("/v1/ratings").header("host", HERE).header("content-type", "text/plain");
        for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let body = json!({ "ratings": [rating(1)] }).to_string();
        let answer = app.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(
            answer.status == StatusCode::ACCEPTED,
            expected,
            "{allowed:?} {origin:?} {site:?}"
        );
        assert_eq!(app.rows().await, i64::from(expected));
        if !expected {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert_eq!(answer.body["code"], "origin_not_allowed");
        }
    }
}

#[test]
fn an_origin_is_written_as_browsers_do() {
    for text in ["https://a.example", "http://127.0.0.1:8788", "HTTPS://A.example", "*"] {
        assert!(text.parse::<AllowedOrigin>().is_ok(), "{text}");
    }
    assert_eq!(
        "https://A.Example".parse::<AllowedOrigin>(),
        "https://a.example".parse::<AllowedOrigin>()
    );
    for text in
        ["a.example", "https://a.example/", "https://a.example/x", "ftp://a.example", "", "null"]
    {
        let error = text.parse::<AllowedOrigin>().unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{text}` is not an origin")), "{error}");
    }
}
