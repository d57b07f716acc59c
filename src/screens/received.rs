//! Has the office answered?

use yew::prelude::*;

use super::heading;
use crate::components::{LaterView, button};
use crate::state::Action;

pub(super) fn received(view: &LaterView<'_>) -> Html {
    let texts = view.texts;
    let procedure = view.state.procedure.as_deref();
    html! {
        <>
            if let Some(procedure) = procedure {
                <p class="mc-step">{ view.say(&procedure.name) }</p>
            }
            { heading(texts.received_heading) }
            <div class="mc-actions">
                { button::primary(view, texts.received_yes, Action::Received(true)) }
                { button::secondary(view, texts.received_no, Action::Received(false)) }
            </div>
        </>
    }
}
