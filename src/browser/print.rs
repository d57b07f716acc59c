//! Printing of one element, without the page around it.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Document, Element, HtmlIFrameElement, Node, ShadowRoot, ShadowRootInit,
    ShadowRootMode, Window,
};

/// A page has margins that no element can give it.
const PAGE: &str = "@page { size: A4; margin: 12mm }";
/// The frame that was printed last.
const FRAME: &str = "mc-print";

/// Prints the element below `root` that the selector names; whether it is on its way. The element
/// is copied into a frame of its own: hosts have headers and menus, and no style of ours can reach
/// them from the shadow root.
pub(crate) fn print(root: &Element, selector: &str, title: &str) -> bool {
    try_print(root, selector, title).is_ok()
}

fn try_print(root: &Element, selector: &str, title: &str) -> Result<(), JsValue> {
    let element = root.query_selector(selector)?.ok_or(JsValue::UNDEFINED)?;
    let shadow: ShadowRoot = root.get_root_node().dyn_into()?;
    let document = root.owner_document().ok_or(JsValue::UNDEFINED)?;
    if let Some(last) = shadow.query_selector(&format!(".{FRAME}"))? {
        last.remove();
    }
    let frame: HtmlIFrameElement = document.create_element("iframe")?.dyn_into()?;
    frame.set_class_name(FRAME);
    frame.set_attribute("aria-hidden", "true")?;
    frame.set_attribute("tabindex", "-1")?;
    let (loaded, title, styles) = (frame.clone(), title.to_owned(), styles(&shadow)?);
    // Some browsers have the empty document at once, and some put another in its place.
    let print = Closure::once_into_js(move || {
        // There is nobody left to tell: the person sees that nothing was printed.
        let _ = fill_and_print(&loaded, &element, &title, &styles);
    });
    frame.set_onload(Some(print.unchecked_ref::<Function>()));
    shadow.insert_before(&frame, Some(root))?;
    Ok(())
}

fn fill_and_print(
    frame: &HtmlIFrameElement,
    element: &Element,
    title: &str,
    styles: &str,
) -> Result<(), JsValue> {
    let window = frame.content_window().ok_or(JsValue::UNDEFINED)?;
    let document = frame.content_document().ok_or(JsValue::UNDEFINED)?;
    document.set_title(title);
    document.set_adopted_style_sheets(&Array::of1(&sheet(&window, PAGE)?.into()));
    let host = document.create_element("div")?;
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    shadow.set_adopted_style_sheets(&Array::of1(&sheet(&window, styles)?.into()));
    shadow.append_child(&copied(&document, element)?)?;
    document.body().ok_or(JsValue::UNDEFINED)?.append_child(&host)?;
    window.focus()?;
    window.print()
}

/// A deep copy that belongs to another document.
fn copied(document: &Document, element: &Element) -> Result<Node, JsValue> {
    document.import_node_with_deep(element, true)
}

/// Style sheets belong to the window that made them.
fn sheet(window: &Window, text: &str) -> Result<CssStyleSheet, JsValue> {
    let make: Function = Reflect::get(window, &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet: CssStyleSheet = Reflect::construct(&make, &Array::new())?.unchecked_into();
    sheet.replace_sync(text)?;
    Ok(sheet)
}

/// The rules of all style sheets of a shadow root, as text.
fn styles(shadow: &ShadowRoot) -> Result<String, JsValue> {
    let mut text = String::new();
    for sheet in shadow.adopted_style_sheets().iter() {
        let sheet: CssStyleSheet = sheet.unchecked_into();
        let rules = sheet.css_rules()?;
        for index in 0..rules.length() {
            if let Some(rule) = rules.get(index) {
                text.push_str(&rule.css_text());
            }
        }
    }
    Ok(text)
}
