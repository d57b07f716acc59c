//! Static files and headers.

use std::fs;

use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode};
use collector::Settings;
use tempfile::TempDir;

use crate::app::App;

fn site() -> TempDir {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("mot-cua/data");
    fs::create_dir_all(&data).unwrap();
    fs::write(folder.path().join("index.html"), "<title>x</title>").unwrap();
    fs::write(folder.path().join("mot-cua/mot-cua.js"), "0").unwrap();
    fs::write(folder.path().join("mot-cua/x.wasm"), "0").unwrap();
    fs::write(data.join("catalogue.json"), "{}").unwrap();
    fs::write(data.join("calendar-0123456789ab.json"), "{}").unwrap();
    folder
}

#[tokio::test]
async fn files_have_their_type_and_are_kept_as_long_as_they_are_true() {
    let site = site();
    let app = App::with(&Settings { site: Some(site.path().to_owned()), ..Settings::default() });
    let cases = [
        ("/", "text/html", "no-cache"),
        ("/mot-cua/mot-cua.js", "text/javascript", "no-cache"),
        ("/mot-cua/x.wasm", "application/wasm", "no-cache"),
        ("/mot-cua/data/catalogue.json", "application/json", "no-cache"),
        (
            "/mot-cua/data/calendar-0123456789ab.json",
            "application/json",
            "public, max-age=31536000, immutable",
        ),
    ];
    for (path, kind, cache) in cases {
        let response = app.raw(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()["content-type"], kind, "{path}");
        assert_eq!(response.headers()["cache-control"], cache, "{path}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
    }
    let missing = app.raw(Request::get("/none").body(Body::empty()).unwrap()).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_named_origins_may_send_from_a_browser() {
    let named = HeaderValue::from_static("https://portal.example");
    let app = App::with(&Settings { allowed_origins: vec![named], ..Settings::default() });
    for (origin, allowed) in [("https://portal.example", true), ("https://other.example", false)] {
        let request = Request::options("/v1/ratings")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .body(Body::empty())
            .unwrap();
        let response = app.raw(request).await;
        let header = response.headers().get("access-control-allow-origin");
        assert_eq!(header.is_some(), allowed, "{origin}");
    }
}

#[tokio::test]
async fn health_is_answered() {
    let app = App::start();
    for path in ["/healthz", "/readyz"] {
        assert_eq!(app.get(path).await.status, StatusCode::OK);
    }
}
