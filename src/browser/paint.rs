//! When the browser has painted.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `then` once what is in the page now has been painted.
pub(crate) fn after_paint(then: Box<dyn FnOnce()>) {
    // A frame is painted after its callbacks, and before the next task.
    let frame = Closure::once_into_js(move || Timeout::new(0, then).forget());
    let Some(window) = web_sys::window() else { return };
    // A page that is put away paints, and reads, no more.
    let _ = window.request_animation_frame(frame.unchecked_ref());
}
