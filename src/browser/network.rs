//! Requests: without cookies, without a referrer, never for ever.

use gloo_net::http::{Request, RequestBuilder, Response};
use web_sys::{AbortSignal, ReferrerPolicy, RequestCredentials};

/// Milliseconds after which a request is given up: a slow mobile network needs some of them.
const PATIENCE: u32 = 30_000;

/// Why a request brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NetworkError {
    /// No answer.
    Unreachable,
    /// An answer with this status.
    Status(u16),
}

/// What lies at an address.
pub(crate) async fn bytes(url: &str) -> Result<Vec<u8>, NetworkError> {
    let response = careful(Request::get(url)).send().await;
    let response = accepted(response)?;
    response.binary().await.map_err(|_| NetworkError::Unreachable)
}

/// Sends a text.
///
/// As `text/plain` it may go to another site without asking first, which saves a round trip.
pub(crate) async fn post(url: &str, body: String) -> Result<(), NetworkError> {
    let request = careful(Request::post(url))
        .header("Content-Type", "text/plain;charset=utf-8")
        .body(body)
        .map_err(|_| NetworkError::Unreachable)?;
    accepted(request.send().await).map(drop)
}

fn careful(request: RequestBuilder) -> RequestBuilder {
    request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)))
}

fn accepted(response: Result<Response, gloo_net::Error>) -> Result<Response, NetworkError> {
    let response = response.map_err(|_| NetworkError::Unreachable)?;
    if response.ok() { Ok(response) } else { Err(NetworkError::Status(response.status())) }
}
