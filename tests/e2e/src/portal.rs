//! Portals as provinces run them: the pages of `tests/hosts`, each with its own headers.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::{Server, from_environment};

/// A portal on this machine, up to the end of the test.
#[derive(Debug)]
pub struct Portal {
    address: String,
    site: Site,
}

/// Status, type and content.
type Answer = (u16, String, Vec<u8>);

/// What a portal answers with.
#[derive(Clone, Debug, Default)]
struct Site {
    /// The address of the collector, which the portal passes ratings on to.
    collector: Option<String>,
    /// Answers instead of files.
    instead: Arc<Mutex<HashMap<String, Answer>>>,
    /// Pages that the test wrote, as the text of an `.http` file.
    pages: Arc<Mutex<HashMap<String, String>>>,
    /// What was asked for, in order.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Portal {
    /// Serves pages, the widget's files and, from `collector`, the place where ratings go.
    pub async fn start(collector: Option<&Server>) -> Self {
        let site = Site { collector: collector.map(|server| server.url("")), ..Site::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let app = Router::new()
            .nest_service("/vendor", ServeDir::new(from_environment("MOT_CUA_VENDOR")))
            .nest_service("/mot-cua", ServeDir::new(product()))
            .fallback_service(ServeDir::new(pages()))
            .layer(from_fn_with_state(site.clone(), answer));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address, site }
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Answers so at a path from now on, whatever the file holds.
    pub fn instead(&self, path: &str, status: u16, kind: &str, content: &[u8]) {
        let answer = (status, kind.to_owned(), content.to_owned());
        locked(&self.site.instead).insert(path.to_owned(), answer);
    }

    /// Answers with the file again.
    pub fn restore(&self, path: &str) {
        locked(&self.site.instead).remove(path);
    }

    /// Serves a file of the widget with another type.
    pub fn retype(&self, path: &str, kind: &str) {
        self.instead(path, 200, kind, &self.file(path));
    }

    /// Serves a file of the widget at another path, with a word in the place of another.
    pub fn copy_as(&self, path: &str, at: &str, (word, other): (&str, &str)) {
        let mut content = self.file(path);
        if !word.is_empty() {
            let text = String::from_utf8(content).expect("a text");
            content = text.replace(word, other).into_bytes();
        }
        let kind = match Path::new(at).extension().and_then(|kind| kind.to_str()) {
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            _ => "application/wasm",
        };
        self.instead(at, 200, kind, &content);
    }

    /// A file of the widget.
    #[must_use]
    pub fn file(&self, path: &str) -> Vec<u8> {
        let file = product().join(path.trim_start_matches("/mot-cua/"));
        std::fs::read(&file).unwrap_or_else(|_| panic!("{}", file.display()))
    }

    /// Adds a page: headers, an empty line, and the content.
    pub fn page(&self, path: &str, text: &str) {
        locked(&self.site.pages).insert(path.to_owned(), text.to_owned());
    }

    /// The paths that were asked for since this was called last.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut locked(&self.site.asked))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the pages are.
fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosts")
}

/// Where the widget's files are.
fn product() -> PathBuf {
    Path::new(&from_environment("MOT_CUA_SITE")).join("mot-cua")
}

/// Ratings go on to the collector, pages come with their headers, the rest are files.
async fn answer(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    locked(&site.asked).push(path.clone());
    if let Some((status, kind, content)) = locked(&site.instead).get(&path).cloned() {
        let status = StatusCode::from_u16(status).expect("a status");
        return (status, [(header::CONTENT_TYPE, kind)], content).into_response();
    }
    if let (true, Some(collector)) = (path.starts_with("/v1/"), &site.collector) {
        return pass_on(collector, request).await;
    }
    let written = locked(&site.pages).get(&path).cloned();
    let file = pages().join(path.trim_start_matches('/')).with_extension("http");
    let page = written.or_else(|| {
        let is_page = Path::new(&path).extension().is_some_and(|kind| kind == "html");
        is_page.then(|| std::fs::read_to_string(file).ok()).flatten()
    });
    match page {
        Some(page) => page_with_headers(&page),
        None => next.run(request).await,
    }
}

fn page_with_headers(text: &str) -> Response {
    let (head, body) = text.split_once("\n\n").expect("an empty line after the headers");
    let mut headers = HeaderMap::new();
    for line in head.lines() {
        let (name, value) = line.split_once(": ").expect("`Name: value`");
        let name = HeaderName::try_from(name).expect("the name of a header");
        headers.append(name, HeaderValue::from_str(value).expect("the value of a header"));
    }
    (headers, body.to_owned()).into_response()
}

/// As a portal's reverse proxy does.
async fn pass_on(collector: &str, mut request: Request) -> Response {
    let client = Client::builder(TokioExecutor::new()).build::<_, Body>(HttpConnector::new());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = Uri::try_from(format!("{collector}{path}")).expect("an address");
    match client.request(request).await {
        Ok(response) => response.map(Body::new),
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}
