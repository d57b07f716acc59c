//! When the browser has nothing else to do.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `then` once nothing else is to be done. Where the browser can't tell, it is never called.
pub(crate) fn when_idle(then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // Safari has no such function.
    let _ = window.request_idle_callback(Closure::once_into_js(then).unchecked_ref());
}
