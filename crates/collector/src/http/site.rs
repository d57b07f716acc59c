//! The site's files: what has a hash or a finished version in its address never changes.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::services::ServeDir;

use super::embed;

/// Where the product's own files are; every other address belongs to the host's pages.
const PRODUCT: &str = "/mot-cua/";

/// The page that puts a tag together.
const CONFIGURATOR: &str = "/embed/";

/// Serves a folder, with the pre-compressed neighbours of its files.
pub(super) fn service(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    embed::routes(folder).fallback_service(files).layer(middleware::from_fn(headers))
}

async fn headers(request: Request, next: Next) -> Response {
    let product = request.uri().path().strip_prefix(PRODUCT).map(str::to_owned);
    let configures = request.uri().path().starts_with(CONFIGURATOR);
    let mut response = next.run(request).await;
    // A missing file may be there tomorrow.
    let found = response.status().is_success() || response.status().is_redirection();
    let lasting = found && product.as_deref().is_some_and(is_immutable);
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut set = |name: HeaderName, value| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    set(header::CACHE_CONTROL, cache);
    // A cache in between must not hand what is compressed to who can't read it.
    set(header::VARY, "accept-encoding");
    if product.is_some() {
        // Public files without cookies: a portal may load them from here.
        set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        set(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    } else if configures {
        set(header::CONTENT_SECURITY_POLICY, embed::POLICY);
    } else {
        set(header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'");
    }
    response
}

/// Whether what is at a path below the product's folder always stays as it is: files in the folder
/// of a finished version, and data, which carry a hash in their name. A version with a hyphen
/// (`0.2.0-dev`) isn't finished. The loader, the manifest and what the loader fetches by a code keep
/// their names and change.
fn is_immutable(path: &str) -> bool {
    match path.split_once('/') {
        Some(("data", file)) => {
            !["/catalogue.bin", "/start/", "/plain/"].iter().any(|name| file.contains(name))
        }
        Some((version, _)) => is_finished(version),
        None => false,
    }
}

fn is_finished(version: &str) -> bool {
    let numbers: Vec<&str> = version.split('.').collect();
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(is_number)
}
