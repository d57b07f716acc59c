//! A shadow root with styles that scripts adopt: strict policies allow no others.

use js_sys::{Array, Reflect};
use web_sys::{CssStyleSheet, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

/// Gives an element a shadow root with an empty element inside; none where the browser can't.
pub(crate) fn open(host: &HtmlElement, styles: &str) -> Option<Element> {
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(styles).ok()?;
    Reflect::set(&shadow, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).ok()?;
    let root = host.owner_document()?.create_element("div").ok()?;
    shadow.append_child(&root).ok()?;
    Some(root)
}
