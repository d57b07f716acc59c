//! For an officer and a citizen at one screen: the next citizen, and the keys.

use yew::prelude::*;

use super::{LaterView, button};
use crate::state::{Action, SHORTCUTS, Shortcut};

/// Clears everything for whoever comes next; stands above every screen.
pub fn next_citizen(view: &LaterView<'_>) -> Html {
    html! {
        <div key="officer" class="mc-officer">
            { button::secondary(view, view.texts.next_citizen, Action::Clear) }
        </div>
    }
}

/// The keys, with what they do.
pub fn keys(view: &LaterView<'_>) -> Html {
    let texts = view.texts;
    let name = |shortcut| match shortcut {
        Shortcut::Choose => texts.key_choose,
        Shortcut::Continue => texts.next,
        Shortcut::Back => texts.back,
        Shortcut::Next => texts.next_citizen,
    };
    html! {
        <dl key="keys" class="mc-keys">
            { for SHORTCUTS.iter().map(|(key, shortcut)| html! {
                <div><dt><kbd>{ *key }</kbd></dt><dd>{ name(*shortcut) }</dd></div>
            }) }
        </dl>
    }
}
