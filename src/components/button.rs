//! Buttons and the links that look like them.

use yew::prelude::*;

use super::{View, icon};
use crate::state::Action;

/// The one button that goes on.
pub fn primary(view: &View<'_>, text: &'static str, action: Action) -> Html {
    html! {
        <button type="button" class="mc-button mc-button--primary" part="button-primary"
            onclick={view.on(action)}>{ text }</button>
    }
}

/// A button beside it.
pub fn secondary(view: &View<'_>, text: &'static str, action: Action) -> Html {
    html! {
        <button type="button" class="mc-button" part="button" onclick={view.on(action)}>
            { text }
        </button>
    }
}

/// A button with a picture before its text.
pub fn with_icon(icon: Html, text: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="mc-button" part="button" {onclick}>{ icon }{ text }</button>
    }
}

/// A small button inside a line.
pub fn small(view: &View<'_>, text: &'static str, action: Action) -> Html {
    html! {
        <button type="button" class="mc-button mc-button--text" onclick={view.on(action)}>
            { text }
        </button>
    }
}

/// Back to the screen before, where there is one.
pub fn back(view: &View<'_>) -> Html {
    if !view.state.can_go_back() {
        return Html::default();
    }
    html! {
        <button type="button" class="mc-button mc-button--back" onclick={view.on(Action::Back)}>
            { icon::arrow_left() }{ view.texts.back }
        </button>
    }
}

/// A link to another site, in a page of its own.
pub fn outward(class: &'static str, href: &str, text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! {
        <a class={classes!("mc-link", class)} href={href.to_owned()} target="_blank"
            rel="noopener">
            { text }{ icon::outward() }
        </a>
    }
}
