//! Requests: without cookies, without a referrer, never for ever.

use js_sys::{JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, Response};

use super::clock;

/// Milliseconds after which a request is given up: a slow mobile network needs some of them.
const PATIENCE: u32 = 30_000;

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The status.
    pub(crate) status: u16,
    /// Seconds after which the server wants to be asked again.
    pub(crate) retry_after: Option<u32>,
    /// The body, if it is JSON.
    pub(crate) json: JsValue,
}

/// What lies at an address.
///
/// # Errors
/// What the browser says where nothing was brought.
pub(crate) async fn bytes(url: &str) -> Result<Vec<u8>, JsValue> {
    let response = send(url, &RequestInit::new()).await?;
    if !response.ok() {
        return Err(response.status().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Sends a text, also for a page that goes away meanwhile.
///
/// As `text/plain`, which a text is by itself, it may go to another site without asking first.
///
/// # Errors
/// What the browser says where there was no answer, or only half of one.
pub(crate) async fn post(url: &str, body: &str) -> Result<Reply, JsValue> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    Reflect::set(&init, &"keepalive".into(), &true.into())?;
    let response = send(url, &init).await?;
    let retry_after = response.headers().get("retry-after")?;
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Reply {
        status: response.status(),
        retry_after: retry_after.and_then(|text| seconds(&text)),
        json: JSON::parse(&text).unwrap_or(JsValue::NULL),
    })
}

/// Sends a text for a page that goes away; nobody hears the answer. Whether the browser took it.
pub(crate) fn beacon(url: &str, body: &str) -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| {
        navigator.on_line()
            && navigator.send_beacon_with_opt_str(url, Some(body)).unwrap_or_default()
    })
}

/// Seconds, or a date of HTTP.
fn seconds(text: &str) -> Option<u32> {
    text.trim().parse().ok().or_else(|| {
        let seconds = (js_sys::Date::parse(text) - clock::milliseconds()) / 1_000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "such a cast ends at the bounds, and a date that can't be read was filtered"
        )]
        seconds.is_finite().then_some(seconds as u32)
    })
}

async fn send(url: &str, init: &RequestInit) -> Result<Response, JsValue> {
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, init)).await?;
    Ok(response.unchecked_into())
}
