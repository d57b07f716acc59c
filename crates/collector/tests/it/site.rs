//! Static files and headers.

use std::fs;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use collector::Settings;
use http_body_util::BodyExt;
use tempfile::TempDir;

use crate::app::App;

const LASTING: &str = "public, max-age=31536000, immutable";

/// A folder with these files, each holding its own path.
async fn site(files: &[&str]) -> (TempDir, App) {
    let folder = TempDir::new().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
    }
    let settings = Settings { site: Some(folder.path().to_owned()), ..Settings::default() };
    let app = App::with(&settings).await.unwrap();
    (folder, app)
}

async fn get(app: &App, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let request = Request::get(path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    app.raw(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn files_have_their_type_and_are_kept_as_long_as_they_are_true() {
    let cases = [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/mot-cua/mot-cua.js", "text/javascript", "no-cache"),
        ("/mot-cua/0.1.0/mot_cua.js", "text/javascript", LASTING),
        ("/mot-cua/0.1.0/mot_cua_bg.wasm", "application/wasm", LASTING),
        ("/mot-cua/0.1.0/mot-cua.css", "text/css", LASTING),
        ("/mot-cua/0.2.0-dev/mot_cua_bg.wasm", "application/wasm", "no-cache"),
        ("/mot-cua/data/vi/catalogue.bin", "application/octet-stream", "no-cache"),
        ("/mot-cua/data/vi/start/1.004194.bin", "application/octet-stream", "no-cache"),
        ("/mot-cua/data/vi/plain/1.004194.html", "text/html", "no-cache"),
        ("/mot-cua/data/vi/common-0123456789ab.bin", "application/octet-stream", LASTING),
        ("/data/logo.svg", "image/svg+xml", "no-cache"),
    ];
    let files: Vec<&str> = cases.iter().filter_map(|case| case.0.get(1..)).collect();
    let (_folder, app) = site(files.get(1..).unwrap()).await;
    for (path, kind, cache) in cases {
        let response = get(&app, path, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()["content-type"], kind, "{path}");
        assert_eq!(response.headers()["cache-control"], cache, "{path}");
    }
    let missing = get(&app, "/mot-cua/0.1.0/none.js", &[]).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert_eq!(missing.headers()["cache-control"], "no-cache");
    assert_eq!(get(&app, "/../Cargo.toml", &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_has_not_changed_is_not_sent_again() {
    let (_folder, app) = site(&["mot-cua/mot-cua.js"]).await;
    let first = get(&app, "/mot-cua/mot-cua.js", &[]).await;
    let changed = first.headers()["last-modified"].to_str().unwrap().to_owned();
    let again = get(&app, "/mot-cua/mot-cua.js", &[("if-modified-since", &changed)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers()["cache-control"], "no-cache");
}

#[tokio::test]
async fn a_compressed_neighbour_is_sent_to_who_can_read_it() {
    let files = ["mot-cua/0.1.0/x.wasm", "mot-cua/0.1.0/x.wasm.br", "mot-cua/0.1.0/x.wasm.gz"];
    let (_folder, app) = site(&files).await;
    for (accepted, coding, body) in [
        ("gzip, br", Some("br"), "mot-cua/0.1.0/x.wasm.br"),
        ("gzip", Some("gzip"), "mot-cua/0.1.0/x.wasm.gz"),
        ("identity", None, "mot-cua/0.1.0/x.wasm"),
    ] {
        let response = get(&app, "/mot-cua/0.1.0/x.wasm", &[("accept-encoding", accepted)]).await;
        let headers = response.headers();
        assert_eq!(headers.get("content-encoding").map(|v| v.to_str().unwrap()), coding);
        assert_eq!(headers["content-type"], "application/wasm");
        assert_eq!(headers["cache-control"], LASTING);
        assert_eq!(headers["vary"], "accept-encoding");
        assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), body);
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let (_folder, app) = site(&["index.html", "mot-cua/mot-cua.js"]).await;
    let closed = Some("default-src 'none'; frame-ancestors 'none'");
    let cases = [
        ("/", None, Some("frame-ancestors 'self'")),
        ("/none", None, Some("frame-ancestors 'self'")),
        ("/mot-cua/mot-cua.js", Some("*"), None),
        ("/v1/stats", None, closed),
        ("/v1/stats?x=1", None, closed),
        ("/v1/ratings", None, closed),
        ("/healthz", None, closed),
    ];
    for (path, from_anywhere, policy) in cases {
        let response = get(&app, path, &[]).await;
        let header = |name: &str| response.headers().get(name).map(|v| v.to_str().unwrap());
        assert_eq!(header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(header("referrer-policy"), Some("same-origin"), "{path}");
        assert_eq!(header("access-control-allow-origin"), from_anywhere, "{path}");
        assert_eq!(header("content-security-policy"), policy, "{path}");
    }
}

#[tokio::test]
async fn health_and_readiness_are_told_apart() {
    let Some(app) = App::start().await else { return };
    for path in ["/healthz", "/readyz"] {
        assert_eq!(app.get(path).await.status, StatusCode::OK);
    }
    app.home.query("DROP TABLE ratings").await;
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(app.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_configurator_gets_its_choices_from_the_catalogue_and_keeps_no_rating() {
    let (folder, app) = site(&["embed/index.html"]).await;
    let data = folder.path().join("mot-cua/data/vi");
    fs::create_dir_all(&data).unwrap();
    for (name, content) in [
        (
            "catalogue.bin",
            &include_bytes!("../../../catalogue/tests/fixtures/format-1/vi/catalogue.bin")[..],
        ),
        (
            "common-f3af04fbbc27.bin",
            include_bytes!("../../../catalogue/tests/fixtures/format-1/vi/common-f3af04fbbc27.bin"),
        ),
        (
            "index-9ac4ecd586be.bin",
            include_bytes!("../../../catalogue/tests/fixtures/format-1/vi/index-9ac4ecd586be.bin"),
        ),
    ] {
        fs::write(data.join(name), content).unwrap();
    }
    let response = get(&app, "/embed/choices/vi", &[]).await;
    assert_eq!(response.status(), StatusCode::OK);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let choices: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(choices["procedures"][0]["value"], "fishing");
    assert!(choices["provinces"].as_array().is_some_and(|provinces| !provinces.is_empty()));

    for (path, expected) in [
        ("/embed/", StatusCode::OK),
        // Not compiled, and no language.
        ("/embed/choices/en", StatusCode::NOT_FOUND),
        ("/embed/choices/..", StatusCode::NOT_FOUND),
    ] {
        let response = get(&app, path, &[]).await;
        assert_eq!(response.status(), expected, "{path}");
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
    }
    for path in ["/embed/preview/v1/ratings", "/embed/preview/v1/counts"] {
        let request = Request::post(path).body(Body::from("{\"ratings\":[]}")).unwrap();
        assert_eq!(app.raw(request).await.status(), StatusCode::ACCEPTED, "{path}");
    }
}
