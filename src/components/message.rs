//! Messages: what went wrong, and what to know.

use yew::prelude::*;

/// Why an entry can't be taken; read out at once.
pub fn fault(text: Option<String>) -> Html {
    html! {
        <div id="mc-fault" class="mc-fault" role="alert">
            if let Some(text) = text { <p key={text.clone()}>{ text }</p> }
        </div>
    }
}

/// A text that changes while its screen stays. It changes with its element: a browser that
/// translates has taken away the text that was there.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={text.to_string()}>{ text }</span> }
}

/// Something to know.
pub fn notice(content: Html) -> Html {
    html! { <div class="mc-notice">{ content }</div> }
}

/// How something has ended, with a picture of it.
pub fn outcome(icon: Html, content: Html) -> Html {
    html! { <div class="mc-notice mc-notice--outcome">{ icon }<div>{ content }</div></div> }
}
