//! What the loader calls.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps};
use crate::browser::events;
use crate::state::{Action, Options};

/// A widget on a page.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    host: HtmlElement,
    root: Element,
}

/// Puts a widget into `root`, an element in the shadow root of `host`.
///
/// `options` holds texts by the names of the element's attributes; what isn't set is missing.
/// `start` is what the loader has brought for the first question ([`rules::manifest::Start`]).
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, root: Element, options: &Object, start: Option<Vec<u8>>) -> Widget {
    let props =
        AppProps { start: start.unwrap_or_default().into(), ..props(&host, &root, options) };
    let handle = Renderer::<App>::with_root_and_props(root.clone(), props).render();
    Widget { handle, host, root }
}

#[wasm_bindgen]
impl Widget {
    /// The attributes have changed.
    pub fn update(&mut self, options: &Object) {
        self.handle.update(props(&self.host, &self.root, options));
    }

    /// Forgets what the person has said, here and on the device.
    pub fn reset(&self) {
        self.handle.send_message(Action::Clear);
    }

    /// The screen and the versions; nothing of what the person has said.
    #[must_use]
    pub fn state(&self) -> Object {
        let component = self.handle.get_component();
        let state = component.as_ref().map(|app| &app.state);
        events::object(&[
            ("screen", state.map_or("loading", |state| state.screen.code())),
            ("widget", env!("CARGO_PKG_VERSION")),
            ("catalogue", state.and_then(|state| state.catalogue.as_deref()).unwrap_or_default()),
        ])
    }

    /// Takes the widget off the page.
    pub fn destroy(self) {
        self.handle.destroy();
    }
}

fn props(host: &HtmlElement, root: &Element, options: &Object) -> AppProps {
    let get = |name: &str| Reflect::get(options, &name.into()).ok()?.as_string();
    let options = Options::parse(get).map_err(|problem| {
        let language = Options::language(get("lang").as_deref());
        (Options { language, ..Options::default() }, problem)
    });
    let theme = get("theme");
    AppProps { host: host.clone(), root: root.clone(), options, theme, start: Rc::default() }
}
