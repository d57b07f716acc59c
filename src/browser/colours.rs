//! The colours that a page gives to the widget, and those that it needs instead.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, CssStyleSheet, Element, HtmlElement, ShadowRoot};

use crate::contrast::{Colour, Correction, PAIRS, corrections};

/// Colours that were set over those of the page.
#[derive(Debug, Default)]
pub(crate) struct Colours(Option<CssStyleSheet>);

impl Colours {
    /// Looks at what the page has set, and sets what can be read instead of what can't.
    pub(crate) fn correct(&mut self, host: &HtmlElement, root: &Element) -> Vec<Correction> {
        if let Some(sheet) = &self.0 {
            // Emptying a sheet that we made can't fail.
            let _ = sheet.replace_sync("");
        }
        if !sets_colours(host) {
            return Vec::new();
        }
        let corrections = read(root)
            .map(|colours| corrections(|token| colours.iter().find(|(name, _)| *name == token)?.1));
        let corrections = corrections.unwrap_or_default();
        if !corrections.is_empty() && self.set(root, &corrections).is_none() {
            return Vec::new();
        }
        corrections
    }

    fn set(&mut self, root: &Element, corrections: &[Correction]) -> Option<()> {
        let rules = corrections.iter().map(|one| format!("--m-{}:{};", one.token, one.is.hex()));
        let rules: String = rules.collect();
        if self.0.is_none() {
            let sheet = CssStyleSheet::new().ok()?;
            let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
            shadow.adopted_style_sheets().push(&sheet);
            self.0 = Some(sheet);
        }
        self.0.as_ref()?.replace_sync(&format!(".mc{{{rules}}}")).ok()
    }
}

/// Every token that text has or stands on.
fn tokens() -> impl Iterator<Item = &'static str> {
    PAIRS.iter().flat_map(|(token, grounds)| std::iter::once(*token).chain(grounds.iter().copied()))
}

fn sets_colours(host: &HtmlElement) -> bool {
    let Some(style) = computed(host) else { return false };
    tokens().any(|token| {
        style.get_property_value(&format!("--mc-{token}")).is_ok_and(|value| !value.is_empty())
    })
}

/// The colours as the browser understands them, whatever form they were written in.
fn read(root: &Element) -> Option<Vec<(&'static str, Option<Colour>)>> {
    let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
    let probe = root.owner_document()?.create_element("span").ok()?;
    let probe: HtmlElement = probe.dyn_into().ok()?;
    shadow.append_child(&probe).ok()?;
    let style = computed(&probe)?;
    let colours = tokens().map(|token| {
        // What no browser refuses may still be no colour; then nothing is known of it.
        let _ = probe.style().set_property("color", &format!("var(--m-{token})"));
        (token, style.get_property_value("color").ok().and_then(|text| parse(&text)))
    });
    let colours = colours.collect();
    probe.remove();
    Some(colours)
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?.get_computed_style(element).ok()?
}

/// `rgb(11, 92, 173)`; what is written in another space or lets something shine through is left.
fn parse(text: &str) -> Option<Colour> {
    let mut parts = text.strip_prefix("rgb(")?.strip_suffix(')')?.split(',');
    let mut next = || parts.next()?.trim().parse().ok();
    Some(Colour([next()?, next()?, next()?]))
}
