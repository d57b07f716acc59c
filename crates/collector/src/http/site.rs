//! The site's files: what has a hash or a version in its name never changes.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, header};
use axum::middleware::{self, Next};
use tower_http::services::ServeDir;

/// Serves a folder, with the pre-compressed neighbours of its files.
pub(super) fn service(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files).layer(middleware::from_fn(cache))
}

async fn cache(request: Request<Body>, next: Next) -> Response<Body> {
    let lasting = is_immutable(request.uri().path());
    let mut response = next.run(request).await;
    let value = if lasting && response.status().is_success() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}

/// A compiled data file carries a hash in its name; the loader and the manifest keep theirs.
fn is_immutable(path: &str) -> bool {
    path.starts_with("/mot-cua/data/") && !path.ends_with("/catalogue.json")
}
