//! A site on this machine, to be broken.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, header};
use doctor::{Finding, Severity, Subject, Web, examine};
use jiff_core::civil::Date;
use rules::calendar::{Arrangement, Calendar, Days, Year};
use rules::file::write;
use rules::manifest::{Common, Manifest};
use rules::place::{Province, ProvinceCode};
use url::Url;

pub(crate) const PAGE: &str = r#"<html lang="vi"><script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua province="48"></mot-cua>"#;
pub(crate) const LOADER: &str =
    "window.MotCua={version:'0.1.0'};import('mot_cua.js');f('mot-cua.css')";
const GLUE: &str = "new URL('mot_cua_bg.wasm')";
pub(crate) const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// A file as it is sent.
#[derive(Clone)]
pub(crate) struct Sent {
    pub(crate) status: u16,
    headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// A site on this machine, which is fine until something is changed.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) origin: String,
    pub(crate) files: Arc<Mutex<BTreeMap<String, Sent>>>,
}

impl Site {
    pub(crate) fn start() -> Self {
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

    pub(crate) fn put(&self, path: &str, kind: &str, cache: &str, body: impl AsRef<[u8]>) {
        let headers = vec![("content-type", kind.to_owned()), ("cache-control", cache.to_owned())];
        let sent = Sent { status: 200, headers, body: body.as_ref().to_vec() };
        self.files.lock().unwrap().insert(path.to_owned(), sent);
    }

    pub(crate) fn change(&self, path: &str, change: impl FnOnce(&mut Sent)) {
        change(self.files.lock().unwrap().get_mut(path).unwrap());
    }

    pub(crate) fn set(&self, path: &str, name: &'static str, value: &str) {
        self.change(path, |sent| {
            sent.headers.retain(|(other, _)| *other != name);
            sent.headers.push((name, value.to_owned()));
        });
    }

    pub(crate) fn page(&self, html: &str) {
        self.change("/page", |sent| sent.body = html.as_bytes().to_vec());
    }

    pub(crate) fn examine(&self) -> Vec<Finding> {
        self.examine_on(today())
    }

    pub(crate) fn examine_on(&self, today: Date) -> Vec<Finding> {
        let url = Url::parse(&format!("{}/page", self.origin)).unwrap();
        examine(&Web::new(Duration::from_secs(5)), &Subject::Address(url), None, today)
    }

    pub(crate) fn codes(&self) -> Vec<&'static str> {
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

pub(crate) fn common(year: i16) -> Common {
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

pub(crate) fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}
