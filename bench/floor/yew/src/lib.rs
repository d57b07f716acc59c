//! The job as a bare Yew page: the least that a page made with the widget's tools can be.

mod job;
mod screens;
mod state;

use web_sys::HtmlElement;
use yew::prelude::*;

use screens::screen;
use state::State;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("job")) {
        yew::Renderer::<Job>::with_root(root).render();
    }
}

/// The whole page.
#[component]
pub fn Job() -> Html {
    let state = use_reducer(State::default);
    let heading = use_node_ref();
    let shown = use_mut_ref(|| state.screen);
    let to = heading.clone();
    use_effect_with(state.screen, move |screen| {
        let moved = shown.replace(*screen) != *screen;
        if let Some(heading) = to.cast::<HtmlElement>().filter(|_| moved) {
            // A heading that can't take the focus leaves it where it was.
            let _ = heading.focus();
        }
    });
    screen(&state, &heading)
}
