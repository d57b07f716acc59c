//! What the citizen can take along or leave behind: a page to print, a link to these answers, and
//! nothing at all.

use yew::prelude::*;

use super::{LaterView, button, disclosure, icon};
use crate::state::{Action, LinkTo};

/// The field that holds the link, for whoever copies what is selected in it.
pub const LINK_FIELD: &str = ".mc-keep__link";

/// What is printed.
pub const SHEET: &str = ".mc-sheet";

/// Prints the list on one page.
pub fn print(view: &LaterView<'_>) -> Html {
    button::with_icon(icon::printer(), view.texts.print, view.on(Action::Print))
}

/// Forgets everything at once, for whoever isn't alone at this screen.
pub fn clear(view: &LaterView<'_>) -> Html {
    button::with_icon(icon::bin(), view.texts.clear, view.on(Action::Clear))
}

/// The link with a button that copies it, where the page has an address.
pub fn link(view: &LaterView<'_>) -> Html {
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
            { button::with_icon(icon::copy(), texts.link_copy, view.on(Action::Copy)) }
            <p class="mc-keep__told" role="status">{ told }</p>
        </>
    };
    disclosure::disclosure(texts.link_heading, content)
}
