//! Which sites' pages may send ratings.

use std::str::FromStr;
use std::time::Duration;

use axum::extract::Request;
use axum::http::uri::{Authority, Scheme};
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::problem::Problem;

/// How long a browser may remember that it may send.
const REMEMBERED: Duration = Duration::from_secs(86_400);

/// A site whose pages may send ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowedOrigin {
    /// Every site, written `*`.
    Any,
    /// One site, written as browsers do: scheme, host and, where it isn't the usual one, port.
    Site(HeaderValue),
}

/// A text that isn't an origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an origin: write `https://example.gov.vn`, without a path, or `*` for all")]
pub struct OriginError(String);

impl FromStr for AllowedOrigin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        if text == "*" {
            return Ok(Self::Any);
        }
        origin(text).map(Self::Site).ok_or_else(|| OriginError(text.to_owned()))
    }
}

/// The origin of a text that is exactly one; an address with a path would never match.
fn origin(text: &str) -> Option<HeaderValue> {
    let uri: Uri = text.parse().ok()?;
    let scheme = uri.scheme().filter(|scheme| [Scheme::HTTP, Scheme::HTTPS].contains(scheme))?;
    let authority = uri.authority().map(Authority::as_str)?.to_ascii_lowercase();
    let written = format!("{scheme}://{authority}");
    (written == text.to_ascii_lowercase() && !authority.contains('@'))
        .then(|| HeaderValue::from_str(&written).ok())?
}

/// Tells browsers which pages may read the answers.
pub(super) fn cors(allowed: &[AllowedOrigin]) -> CorsLayer {
    let sites = allowed.iter().filter_map(|origin| match origin {
        AllowedOrigin::Any => None,
        AllowedOrigin::Site(site) => Some(site.clone()),
    });
    let origins = if allowed.contains(&AllowedOrigin::Any) {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(sites)
    };
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .expose_headers([header::RETRY_AFTER])
        .max_age(REMEMBERED)
}

/// Refuses what a page of another site sends: `text/plain` is sent without asking first, so the
/// browser alone doesn't hold it back.
pub(super) fn check(headers: &HeaderMap, allowed: &[AllowedOrigin]) -> Result<(), Problem> {
    match headers.get(header::ORIGIN) {
        Some(origin) if !may_send(origin, headers, allowed) => {
            Err(Problem::Origin(String::from_utf8_lossy(origin.as_bytes()).into_owned()))
        }
        _ => Ok(()),
    }
}

/// Lets nothing in that a page of another site sends.
pub(super) async fn of_this_site(request: Request, next: Next) -> Result<Response, Problem> {
    check(request.headers(), &[])?;
    Ok(next.run(request).await)
}

fn may_send(origin: &HeaderValue, headers: &HeaderMap, allowed: &[AllowedOrigin]) -> bool {
    let named = allowed.iter().any(|allowed| match allowed {
        AllowedOrigin::Any => true,
        AllowedOrigin::Site(site) => site == origin,
    });
    // The browser's own word, which is right also behind a proxy that changes the host.
    let same_site = headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    named || same_site || has_host_of(origin, headers)
}

/// For browsers that don't say `Sec-Fetch-Site`.
fn has_host_of(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    matches!((origin, host), (Some((_, origin)), Some(host)) if origin.eq_ignore_ascii_case(host))
}
