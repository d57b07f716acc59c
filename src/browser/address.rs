//! The address of the page, and what stands after its `#`.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// The whole address.
pub(crate) fn read() -> String {
    let location = web_sys::window().map(|window| window.location());
    location.and_then(|location| location.href().ok()).unwrap_or_default()
}

/// Calls `changed` when another fragment is opened on the same page, as long as it is kept.
pub(crate) fn watch(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| changed()))
}

/// Takes the fragment away, without a step in the history: scripts of the page, such as those that
/// count visits, send addresses on.
pub(crate) fn clear() {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let address = read();
    let page = address.split('#').next().unwrap_or_default();
    // A page that forbids it keeps its fragment.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = history.replace_state_with_url(&state, "", Some(page));
}
