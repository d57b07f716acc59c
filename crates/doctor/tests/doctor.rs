//! A page with a fault at a time: each is found, named by its code, and nothing else is.
#![allow(clippy::unwrap_used, reason = "a test ends where it can't go on")]

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, header};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use doctor::{Finding, Severity, Subject, Web, examine};
use jiff_core::civil::Date;
use rules::calendar::{Arrangement, Calendar, Days, Year};
use rules::file::write;
use rules::manifest::{Common, Manifest};
use rules::place::{Province, ProvinceCode};
use sha2::{Digest, Sha384};
use url::Url;

const PAGE: &str = r#"<html lang="vi"><script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua province="48"></mot-cua>"#;
const LOADER: &str = "window.MotCua={version:'0.1.0'};import('mot_cua.js');f('mot-cua.css')";
const GLUE: &str = "new URL('mot_cua_bg.wasm')";
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// A file as it is sent.
#[derive(Clone)]
struct Sent {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// A site on this machine, which is fine until something is changed.
#[derive(Clone)]
struct Site {
    origin: String,
    files: Arc<Mutex<BTreeMap<String, Sent>>>,
}

impl Site {
    fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let site = Self { origin, files: Arc::default() };
        site.fill();
        let files = Arc::clone(&site.files);
        let app = Router::new().fallback(move |request: Request| {
            let answer = answer(&files.lock().unwrap(), request.uri().path(), request.headers());
            async move { answer }
        });
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app).await
            })
        });
        site
    }

    fn fill(&self) {
        self.put("/page", "text/html", "no-cache", PAGE);
        self.put("/mot-cua/mot-cua.js", "text/javascript", "no-cache", LOADER);
        let lasting = "public, max-age=31536000, immutable";
        self.put("/mot-cua/0.1.0/mot_cua.js", "text/javascript", lasting, GLUE);
        self.put("/mot-cua/0.1.0/mot-cua.css", "text/css", lasting, "p{}");
        let wasm = b"\0asm\x01\0\0\0".repeat(400);
        self.put("/mot-cua/0.1.0/mot_cua_bg.wasm", "application/wasm", lasting, wasm);
        let binary = "application/octet-stream";
        let common = write(&common(2026)).unwrap();
        self.put("/mot-cua/data/vi/catalogue.bin", binary, "no-cache", write(&manifest()).unwrap());
        self.put("/mot-cua/data/vi/common-1.bin", binary, lasting, common);
        self.put("/readyz", "text/plain", "no-cache", "ready");
    }

    fn put(&self, path: &str, kind: &str, cache: &str, body: impl AsRef<[u8]>) {
        let headers = vec![("content-type", kind.to_owned()), ("cache-control", cache.to_owned())];
        let sent = Sent { status: 200, headers, body: body.as_ref().to_vec() };
        self.files.lock().unwrap().insert(path.to_owned(), sent);
    }

    fn change(&self, path: &str, change: impl FnOnce(&mut Sent)) {
        change(self.files.lock().unwrap().get_mut(path).unwrap());
    }

    fn set(&self, path: &str, name: &'static str, value: &str) {
        self.change(path, |sent| {
            sent.headers.retain(|(other, _)| *other != name);
            sent.headers.push((name, value.to_owned()));
        });
    }

    fn page(&self, html: &str) {
        self.change("/page", |sent| sent.body = html.as_bytes().to_vec());
    }

    fn examine(&self) -> Vec<Finding> {
        let url = Url::parse(&format!("{}/page", self.origin)).unwrap();
        examine(&Web::new(Duration::from_secs(5)), &Subject::Address(url), None, today())
    }

    fn codes(&self) -> Vec<&'static str> {
        let found = self.examine();
        let serious = found.iter().filter(|finding| finding.severity() != Severity::Note);
        serious.map(Finding::code).collect()
    }
}

fn answer(files: &BTreeMap<String, Sent>, path: &str, headers: &HeaderMap) -> Response<Body> {
    let Some(sent) = files.get(path) else {
        return Response::builder().status(404).body(Body::empty()).unwrap();
    };
    let mut response = Response::builder().status(sent.status);
    for (name, value) in &sent.headers {
        response = response.header(*name, value);
    }
    let plain = sent.headers.iter().any(|(name, _)| *name == "x-plain");
    let accepts = headers.get(header::ACCEPT_ENCODING).is_some_and(|v| v == "br, gzip");
    if plain || !accepts || sent.body.len() < 1_400 {
        return response.body(Body::from(sent.body.clone())).unwrap();
    }
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&sent.body).unwrap();
    response.header("content-encoding", "gzip").body(Body::from(gzip.finish().unwrap())).unwrap()
}

fn manifest() -> Manifest {
    Manifest {
        version: "0123456789ab".into(),
        common: "common-1.bin".into(),
        index: "index-1.bin".into(),
        procedures: Vec::new(),
        life_events: Vec::new(),
        search: None,
        lookups: 0,
    }
}

fn common(year: i16) -> Common {
    let days = Days::Announced { arrangement: Arrangement::default(), sources: Vec::new() };
    let province = Province {
        code: ProvinceCode::parse("48").unwrap(),
        name: rules::text::Text::default(),
        territories: Vec::new(),
        status: None,
    };
    Common {
        calendar: Calendar { years: vec![Year { year, names: Vec::new(), days }] },
        provinces: vec![province],
    }
}

fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

fn sum(text: &str) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(text)))
}

/// A page whose script has some more attributes.
fn with(attributes: &str) -> String {
    PAGE.replace("defer", attributes)
}

#[test]
fn a_page_that_is_fine_gives_no_warning_and_tells_the_versions() {
    let found = Site::start().examine();
    let codes: Vec<&str> = found.iter().map(Finding::code).collect();
    assert_eq!(codes, ["version", "catalogue"], "{found:?}");
}

#[test]
fn every_fault_is_found_alone() {
    const WASM: &str = "/mot-cua/0.1.0/mot_cua_bg.wasm";
    const LOADER_PATH: &str = "/mot-cua/mot-cua.js";
    const CATALOGUE: &str = "/mot-cua/data/vi/catalogue.bin";
    const COMMON: &str = "/mot-cua/data/vi/common-1.bin";
    const CSP: &str = "content-security-policy";
    type Fault = fn(&Site);
    let cases: [(&str, Fault, &[&str]); 33] = [
        ("page gone", |s| s.change("/page", |f| f.status = 404), &["missing"]),
        ("no tag", |s| s.page("<p>"), &["no_tag"]),
        ("no script", |s| s.page("<mot-cua>"), &["no_loader"]),
        ("no element", |s| s.page(PAGE.split('\n').next().unwrap()), &["no_element"]),
        ("script fills itself", |s| s.page(&with("data-parts='rating'")), &[]),
        ("query", |s| s.page("<script src='/mot-cua/mot-cua.js?parts=guide'></script>"), &[]),
        ("div", |s| s.page(&PAGE.replace("<mot-cua", "<div data-mot-cua")), &[]),
        (
            "mounted by a script",
            |s| s.page(&with("").replace("<mot-cua province=\"48\"></mot-cua>", MOUNT)),
            &[],
        ),
        (
            "base",
            |s| s.page(&format!("<base href='/mot-cua/'>{}", PAGE.replace("/mot-cua/", ""))),
            &[],
        ),
        ("attribute", |s| s.page(&PAGE.replace("province", "storage")), &["bad_attribute"]),
        ("province", |s| s.page(&PAGE.replace("48", "47")), &["unknown_province"]),
        ("procedure", |s| s.page(&PAGE.replace("province", "procedure")), &["unknown_procedure"]),
        ("loader gone", |s| s.change(LOADER_PATH, |f| f.status = 403), &["missing"]),
        (
            "sign in",
            |s| s.change(LOADER_PATH, |f| f.body = b"<!DOCTYPE html>".into()),
            &["not_ours"],
        ),
        ("loader's type", |s| s.set(LOADER_PATH, "content-type", "text/plain"), &["wrong_type"]),
        (
            "loader kept",
            |s| s.set(LOADER_PATH, "cache-control", "max-age=604800"),
            &["kept_too_long"],
        ),
        ("wasm gone", |s| s.change(WASM, |f| f.status = 404), &["missing"]),
        (
            "wasm's type",
            |s| s.set(WASM, "content-type", "application/octet-stream"),
            &["wrong_type"],
        ),
        ("not compressed", |s| s.set(WASM, "x-plain", ""), &["not_compressed"]),
        ("wasm not kept", |s| s.set(WASM, "cache-control", "no-store"), &["kept_too_briefly"]),
        ("header", |s| s.set("/page", CSP, "default-src 'self'"), &["policy"]),
        ("enough", |s| s.set("/page", CSP, POLICY), &[]),
        (
            "meta",
            |s| s.page(&format!("<meta http-equiv={CSP} content=\"connect-src 'none'\">{PAGE}")),
            &["policy"],
        ),
        ("sandbox", |s| s.set("/page", CSP, "sandbox allow-scripts"), &["policy"]),
        (
            "nonce",
            |s| {
                s.page(&with("nonce='abc'"));
                s.set("/page", CSP, "script-src 'nonce-abc' 'wasm-unsafe-eval'");
            },
            &[],
        ),
        (
            "integrity",
            |s| s.page(&with("integrity='sha384-x'")),
            &["integrity", "integrity_of_current"],
        ),
        (
            "update breaks",
            |s| s.page(&with(&format!("integrity='{}'", sum(LOADER)))),
            &["integrity_of_current"],
        ),
        (
            "changed",
            |s| {
                let sums =
                    r#"{"version":"0.1.0","files":{"0.1.0/mot-cua.css":{"integrity":"sha384-y"}}}"#;
                s.put("/mot-cua/version.json", "application/json", "no-cache", sums);
            },
            &["changed"],
        ),
        (
            "half a copy",
            |s| {
                let other = r#"{"version":"0.2.0","files":{}}"#;
                s.put("/mot-cua/version.json", "application/json", "no-cache", other);
            },
            &["mixed_release"],
        ),
        (
            "catalogue broken",
            |s| s.change(CATALOGUE, |f| f.body = b"%PDF".into()),
            &["catalogue_broken"],
        ),
        ("catalogue newer", |s| s.change(CATALOGUE, |f| f.body[4] = 99), &["catalogue_format"]),
        (
            "last year's",
            |s| s.change(COMMON, |f| f.body = write(&common(2025)).unwrap()),
            &["no_calendar"],
        ),
        ("collector down", |s| s.change("/readyz", |f| f.status = 503), &["no_collector"]),
    ];
    for (name, fault, expected) in cases {
        let site = Site::start();
        fault(&site);
        assert_eq!(site.codes(), expected, "{name}: {:#?}", site.examine());
    }
}

const MOUNT: &str = "<script>MotCua.mount(document.body)</script>";

#[test]
fn files_of_another_site_need_its_leave() {
    let (site, other) = (Site::start(), Site::start());
    let page = PAGE.replace("/mot-cua/mot-cua.js", &format!("{}/mot-cua/mot-cua.js", other.origin));
    site.page(&page);
    let closed = ["cors", "cors", "cors", "cors", "cors", "origin_not_allowed"];
    assert_eq!(site.codes(), closed, "{:#?}", site.examine());

    other.put("/v1/ratings", "application/json", "no-cache", "");
    let paths: Vec<String> = other.files.lock().unwrap().keys().cloned().collect();
    paths.iter().for_each(|path| other.set(path, "access-control-allow-origin", "*"));
    assert_eq!(site.codes(), [""; 0], "{:#?}", site.examine());

    site.page(&page.replace("defer", &format!("integrity='{}'", sum(LOADER))));
    let expected = ["integrity_without_cors", "integrity_of_current"];
    assert_eq!(site.codes(), expected, "{:#?}", site.examine());
}

#[test]
fn a_page_that_nobody_serves_yet_is_read_from_its_text() {
    let site = Site::start();
    let web = Web::new(Duration::from_secs(5));
    let at = Url::parse(&format!("{}/later", site.origin)).unwrap();
    let found = examine(&web, &Subject::Text(PAGE.into(), at), None, today());
    assert!(found.iter().all(|finding| finding.severity() == Severity::Note), "{found:?}");

    let nobody = Url::parse("http://127.0.0.1:9/").unwrap();
    let found = examine(&web, &Subject::Text(PAGE.into(), nobody), None, today());
    assert_eq!(found.first().map(Finding::code), Some("unreachable"));
}

#[test]
fn a_procedure_that_nobody_has_looked_at_for_long_is_named() {
    macro_rules! fixture {
        ($name:literal) => {
            (
                $name,
                &include_bytes!(concat!("../../catalogue/tests/fixtures/format-1/vi/", $name))[..],
            )
        };
    }
    let site = Site::start();
    for (name, body) in [
        fixture!("catalogue.bin"),
        fixture!("common-f3af04fbbc27.bin"),
        fixture!("procedure/fishing-f12b177200f2.bin"),
    ] {
        let cache = if name == "catalogue.bin" { "no-cache" } else { "max-age=31536000" };
        let path = format!("/mot-cua/data/vi/{name}");
        site.put(&path, "application/octet-stream", cache, body);
    }
    site.page(&PAGE.replace("province=\"48\"", "procedure=\"fishing\""));
    let url = Url::parse(&format!("{}/page", site.origin)).unwrap();
    let web = Web::new(Duration::from_secs(5));
    for (today, expected) in [((2026, 12), None), ((2027, 12), Some("old_catalogue"))] {
        let today = Date::new(today.0, today.1, 1).unwrap();
        let found = examine(&web, &Subject::Address(url.clone()), None, today);
        let serious = found.iter().find(|finding| finding.severity() != Severity::Note);
        assert_eq!(serious.map(Finding::code), expected, "{found:?}");
    }
}

#[test]
fn every_policy_that_is_published_lets_the_widget_run() {
    let text = include_str!("../../../www/csp.txt");
    let lines = text.lines().filter(|line| line.starts_with("script-src"));
    let lines: Vec<String> = lines.map(|line| line.replace("'nonce-…'", "'nonce-abc'")).collect();
    assert_eq!(lines.len(), 5);
    for line in lines {
        let site = Site::start();
        site.set("/page", "content-security-policy", &line);
        assert_eq!(site.codes(), [""; 0], "{line}");
    }
}

#[test]
fn every_finding_says_something_in_both_languages() {
    let url = Url::parse("https://example.gov.vn/x").unwrap();
    let found = [
        Finding::NoTag,
        Finding::Insecure { url: url.clone() },
        Finding::Changed { url: url.clone(), expected: "sha384-x".into() },
        Finding::Blocked { directive: "sandbox", need: "allow-scripts".into() },
        Finding::NotAllowed { url, origin: "https://example.gov.vn".into() },
        Finding::Old { procedure: "birth".into(), checked_on: today(), days: 400 },
    ];
    for finding in found {
        let text = finding.text();
        assert!(!text.vi.is_empty() && !text.en.is_empty() && text.vi != text.en, "{finding:?}");
    }
}
