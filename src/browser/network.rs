//! Requests: without cookies, without a referrer, never for ever.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, Response};

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

impl From<JsValue> for NetworkError {
    fn from(_: JsValue) -> Self {
        Self::Unreachable
    }
}

/// What lies at an address.
pub(crate) async fn bytes(url: &str) -> Result<Vec<u8>, NetworkError> {
    let response = send(url, &RequestInit::new()).await?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Sends a text.
///
/// As `text/plain`, which a text is by itself, it may go to another site without asking first.
pub(crate) async fn post(url: &str, body: &str) -> Result<(), NetworkError> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    send(url, &init).await.map(drop)
}

async fn send(url: &str, init: &RequestInit) -> Result<Response, NetworkError> {
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let window = web_sys::window().ok_or(NetworkError::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, init)).await?;
    let response: Response = response.unchecked_into();
    if response.ok() { Ok(response) } else { Err(NetworkError::Status(response.status())) }
}
