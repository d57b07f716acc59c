//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

/// What has the focus below `root`: also in a window that is behind another one, where no selector
/// finds it in WebKit.
fn focused(root: &Element) -> Option<HtmlElement> {
    let place = root.get_root_node();
    let element = match place.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => place.dyn_ref::<Document>().and_then(Document::active_element),
    };
    element.filter(|element| root.contains(Some(element)))?.dyn_into().ok()
}

/// Whether the focus is below `root`.
pub(crate) fn is_in(root: &Element) -> bool {
    focused(root).is_some()
}

/// Lets go of the focus below `root`.
pub(crate) fn leave(root: &Element) {
    if let Some(element) = focused(root) {
        // Where it can't be let go, it stays.
        let _ = element.blur();
    }
}

/// Moves the focus to the first element below `root` that the selector names.
pub(crate) fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
