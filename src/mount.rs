//! What the loader calls.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};
use yew::html::Scope;
use yew::prelude::*;
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps};
use crate::browser::events;
use crate::state::{Action, Options, Problem};

thread_local! {
    /// Stages that no widget stands on.
    static EMPTY: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    /// How many widgets there were, so that each is another one to Yew.
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

/// Where a widget stands. Yew never lets go of the listeners of a root, so a root is used again: as
/// many are held as there were widgets at the same time.
struct Stage {
    handle: AppHandle<Play>,
    element: Element,
}

impl Stage {
    /// Takes one that is empty, or makes one, and puts it into the page.
    fn take(root: &Element) -> Option<Self> {
        // Yew takes away what stood there in a task of its own.
        let kept = EMPTY.with_borrow_mut(|empty| {
            let at = empty.iter().position(|stage| !stage.element.has_child_nodes())?;
            Some(empty.swap_remove(at))
        });
        let stage = match kept {
            Some(stage) => stage,
            None => {
                let element = root.owner_document()?.create_element("div").ok()?;
                let handle = Renderer::<Play>::with_root(element.clone()).render();
                Self { handle, element }
            }
        };
        root.set_text_content(None);
        root.append_child(&stage.element).ok()?;
        Some(stage)
    }

    fn show(&mut self, number: u32, app: AppProps) {
        self.handle.update(PlayProps { app: Some(app), number });
    }

    fn leave(mut self) {
        self.handle.update(PlayProps::default());
        self.element.remove();
        EMPTY.with_borrow_mut(|empty| empty.push(self));
    }
}

#[derive(Clone, Debug, Default, PartialEq, Properties)]
struct PlayProps {
    #[prop_or_default]
    app: Option<AppProps>,
    #[prop_or_default]
    number: u32,
}

/// A widget, or none.
#[component]
fn Play(props: &PlayProps) -> Html {
    match &props.app {
        Some(app) => html! { <App key={props.number} ..app.clone() /> },
        None => Html::default(),
    }
}

/// A widget on a page.
#[wasm_bindgen]
pub struct Widget {
    stage: Option<Stage>,
    number: u32,
    props: AppProps,
    app: Rc<RefCell<Option<Scope<App>>>>,
}

/// Puts a widget into `root`, an element in the shadow root of `host`.
///
/// `options` holds texts by the names of the element's attributes; what isn't set is missing.
/// `start` is what the loader has brought for the first question ([`rules::manifest::Start`]).
#[wasm_bindgen]
#[must_use]
pub fn mount(
    host: HtmlElement,
    root: &Element,
    options: &Object,
    start: Option<Vec<u8>>,
) -> Widget {
    let app = Rc::new(RefCell::new(None));
    let held = Rc::clone(&app);
    let props = AppProps {
        host,
        root: root.clone(),
        options: parse(options),
        theme: get(options, "theme"),
        start: start.unwrap_or_default().into(),
        created: Callback::from(move |scope| drop(held.borrow_mut().replace(scope))),
    };
    let number = WIDGETS.get().wrapping_add(1);
    WIDGETS.set(number);
    let mut stage = Stage::take(root);
    if let Some(stage) = &mut stage {
        stage.show(number, props.clone());
    }
    Widget { stage, number, props, app }
}

#[wasm_bindgen]
impl Widget {
    /// The attributes have changed.
    pub fn update(&mut self, options: &Object) {
        self.props.options = parse(options);
        self.props.theme = get(options, "theme");
        self.props.start = Rc::default();
        if let Some(stage) = &mut self.stage {
            stage.show(self.number, self.props.clone());
        }
    }

    /// Forgets what the person has said, here and on the device.
    pub fn reset(&self) {
        if let Some(app) = &*self.app.borrow() {
            app.send_message(Action::Clear);
        }
    }

    /// The screen and the versions; nothing of what the person has said.
    #[must_use]
    pub fn state(&self) -> Object {
        let app = self.app.borrow();
        let component = app.as_ref().and_then(Scope::get_component);
        let state = component.as_ref().map(|app| &app.state);
        events::object(&[
            ("screen", state.map_or("loading", |state| state.screen.code())),
            ("widget", env!("CARGO_PKG_VERSION")),
            ("catalogue", state.and_then(|state| state.catalogue.as_deref()).unwrap_or_default()),
        ])
    }

    /// Takes the widget off the page.
    pub fn destroy(self) {
        if let Some(stage) = self.stage {
            stage.leave();
        }
    }
}

fn parse(options: &Object) -> Result<Options, (Options, Problem)> {
    let get = |name: &str| get(options, name);
    Options::parse(get).map_err(|problem| {
        let language = Options::language(get("lang").as_deref());
        (Options { language, ..Options::default() }, problem)
    })
}

fn get(options: &Object, name: &str) -> Option<String> {
    Reflect::get(options, &name.into()).ok()?.as_string()
}
