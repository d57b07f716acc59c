//! What the browser does with a result: copies its link, prints it.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::Callback;

use crate::browser::{clipboard, print};
use crate::components::keep::{LINK_FIELD, SHEET};
use crate::state::{Action, LinkTo, State};

/// Does what a person wants to keep; `dispatch` hears how it went.
pub(super) fn keep(root: &Element, state: &State, action: &Action, dispatch: &Callback<Action>) {
    if matches!(action, Action::Print) {
        let name = state.procedure.as_deref().map(|procedure| &procedure.name);
        let title = name.map_or("", |name| name.in_language(state.language()));
        print::print(root, SHEET, title);
    }
    if matches!(action, Action::Copy)
        && let Some(text) = state.link(LinkTo::Guide)
    {
        let (root, copied) = (root.clone(), dispatch.reform(Action::Copied));
        spawn_local(async move { copied.emit(clipboard::copy(root, LINK_FIELD, text).await) });
    }
}
