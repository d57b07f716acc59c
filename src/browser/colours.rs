//! The colours that a page gives to the widget, and those that it needs instead.

use js_sys::Number;
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
        let corrections = Probe::put(root).map(|probe| {
            corrections(probe.page(host), |token| probe.see(&format!("var(--m-{token})")))
        });
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

/// An element that nobody sees, whose colour the browser tells in a form of its own.
struct Probe {
    element: HtmlElement,
    style: CssStyleDeclaration,
}

impl Probe {
    fn put(root: &Element) -> Option<Self> {
        let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
        let element = root.owner_document()?.create_element("span").ok()?;
        let element: HtmlElement = element.dyn_into().ok()?;
        shadow.append_child(&element).ok()?;
        let style = computed(&element)?;
        Some(Self { element, style })
    }

    /// What a colour is in sRGB, in whatever form it was written.
    fn see(&self, colour: &str) -> Option<Colour> {
        // A browser that knows other spaces can tell what a colour of them is in sRGB.
        self.tell(colour).or_else(|| self.tell(&format!("color-mix(in srgb, {colour}, {colour})")))
    }

    fn tell(&self, colour: &str) -> Option<Colour> {
        // What no browser refuses may still be no colour; then nothing is known of it.
        let _ = self.element.style().set_property("color", colour);
        parse(&self.style.get_property_value("color").ok()?)
    }

    /// What shines through the widget where the page lets it: the colours behind the element, up to
    /// one that hides the rest. Pictures aren't looked at.
    fn page(&self, host: &HtmlElement) -> Colour {
        let mut behind = Vec::new();
        let mut next = Some(host.clone().unchecked_into::<Element>());
        while let Some(element) = next {
            let own = computed(&element)
                .and_then(|style| style.get_property_value("background-color").ok());
            behind.extend(own.and_then(|own| self.see(&own)));
            if behind.last().is_some_and(|colour| colour.cover == u8::MAX) {
                break;
            }
            let shadow = || element.get_root_node().dyn_into::<ShadowRoot>().ok();
            next = element.parent_element().or_else(|| shadow().map(|shadow| shadow.host()));
        }
        // A page is as white as paper until something is painted on it.
        let paper = Colour::opaque([u8::MAX; 3]);
        behind.into_iter().rev().fold(paper, |below, colour| colour.over(below))
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?.get_computed_style(element).ok()?
}

/// `rgb(11, 92, 173)`, `rgba(11, 92, 173, 0.5)` or `color(srgb 0.043 0.36 0.68 / 0.5)`.
fn parse(text: &str) -> Option<Colour> {
    let (kind, values) = text.strip_suffix(')')?.split_once('(')?;
    let (values, whole) = match kind {
        "rgb" | "rgba" => (values, 1.0),
        "color" => (values.strip_prefix("srgb ")?, 255.0),
        _ => return None,
    };
    let values = values.split([',', ' ', '/']).filter(|value| !value.is_empty());
    // Rust's own reader of decimals is larger than all that judges colours.
    let mut values = values.map(Number::parse_float);
    let rgb = [values.next()?, values.next()?, values.next()?];
    let cover = values.next().unwrap_or(1.0);
    let all = rgb.iter().chain([&cover]);
    all.copied()
        .all(f64::is_finite)
        .then(|| Colour { rgb: rgb.map(|value| byte(value * whole)), cover: byte(cover * 255.0) })
}

/// The nearest value that a screen can show.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in bounds")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
