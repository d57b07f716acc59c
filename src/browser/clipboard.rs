//! The clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, HtmlDocument, HtmlElement, HtmlInputElement, ShadowRoot};

/// Copies a text; whether the browser did. Without HTTPS there is no clipboard for pages, but what
/// is selected in `field`, the element below `root` that holds the text, can still be copied.
pub(crate) async fn copy(root: Element, field: &'static str, text: String) -> bool {
    if let Some(clipboard) = clipboard()
        && JsFuture::from(clipboard.write_text(&text)).await.is_ok()
    {
        return true;
    }
    copy_selected(&root, field).unwrap_or_default()
}

fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard: JsValue = navigator.clipboard().into();
    clipboard.is_object().then(|| clipboard.unchecked_into())
}

fn copy_selected(root: &Element, field: &str) -> Option<bool> {
    let field = root.query_selector(field).ok()??.dyn_into::<HtmlInputElement>().ok()?;
    let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
    let before = shadow.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    field.select();
    let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
    let copied = document.exec_command("copy").ok()?;
    // What couldn't be copied stays selected, for whoever copies it.
    if copied && let Some(before) = before {
        // An element that is gone leaves the focus where it is.
        let _ = before.focus();
    }
    Some(copied)
}
