//! What the citizen can take along: a link to these answers.

use yew::prelude::*;

use super::{View, disclosure};
use crate::state::{Action, LinkTo};

/// The field that holds the link, for whoever copies what is selected in it.
pub const LINK_FIELD: &str = ".mc-keep__link";

/// The link with a button that copies it, where the page has an address.
pub fn link(view: &View<'_>) -> Html {
    let texts = view.texts;
    let Some(link) = view.state.link(LinkTo::Guide) else { return Html::default() };
    let told = match view.state.copied {
        None => "",
        Some(true) => texts.link_copied,
        Some(false) => texts.link_not_copied,
    };
    let content = html! {
        <>
            <p id="mc-link-help" class="mc-help">{ texts.link_help }</p>
            <label class="mc-label" for="mc-link">{ texts.link_label }</label>
            <input id="mc-link" class="mc-input mc-keep__link" type="text" readonly=true
                aria-describedby="mc-link-help" value={link} />
            <button type="button" class="mc-button" onclick={view.on(Action::Copy)}>
                { texts.link_copy }
            </button>
            <p class="mc-keep__told" role="status">{ told }</p>
        </>
    };
    disclosure::disclosure(texts.link_heading, content)
}
