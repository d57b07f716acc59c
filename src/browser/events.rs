//! Events of the element, for the page around it.

use js_sys::{Object, Reflect};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches an event that bubbles out of any shadow root.
pub(crate) fn emit(host: &HtmlElement, name: &str, detail: &[(&str, &str)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // An error of a listener is the page's, and it is already in its console.
        let _ = host.dispatch_event(&event);
    }
}

/// A plain object of texts.
pub(crate) fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a field of a plain object that we made can't fail.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}
