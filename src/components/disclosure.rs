//! What opens when somebody wants to know more.

use yew::prelude::*;

/// A line that opens its content.
pub fn disclosure(summary: impl Into<AttrValue>, content: Html) -> Html {
    html! {
        <details class="mc-disclosure">
            <summary>{ summary.into() }</summary>
            <div class="mc-disclosure__content">{ content }</div>
        </details>
    }
}
