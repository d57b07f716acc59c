//! What has happened without a screen of its own. The place is always there, so that what comes
//! into it is read out.

use yew::prelude::*;

use super::{LaterView, button};
use crate::format::{date, fill};
use crate::state::{Action, Screen};

/// That everything was cleared, or that an earlier visit goes on.
pub fn news(view: &LaterView<'_>) -> Html {
    place(cleared(view).or_else(|| resumed(view)).unwrap_or_default())
}

/// Where it stands.
pub fn place(news: Html) -> Html {
    html! { <div key="news" class="mc-news" role="status">{ news }</div> }
}

fn cleared(view: &LaterView<'_>) -> Option<Html> {
    let texts = view.texts;
    let waiting = view.state.cleared?;
    Some(html! {
        <div class="mc-notice">
            <p>{ texts.cleared }</p>
            if waiting { <p>{ texts.cleared_waiting }</p> }
        </div>
    })
}

fn resumed(view: &LaterView<'_>) -> Option<Html> {
    let (texts, state) = (view.texts, view.state);
    let on = state.resumed?;
    let goes_on = matches!(
        state.screen,
        Screen::Place | Screen::Question(_) | Screen::DeadEnd | Screen::Result
    );
    goes_on.then(|| {
        html! {
            <div class="mc-notice">
                <p>{ fill(texts.resumed, &[&date(texts, on)]) }</p>
                { button::secondary(view, texts.start_again, Action::Reset) }
            </div>
        }
    })
}
