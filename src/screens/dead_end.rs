//! This case can't be filed as this procedure.

use yew::prelude::*;

use super::heading;
use crate::components::answers::answers;
use crate::components::source::source;
use crate::components::{LaterView, button, message};
use crate::state::Action;

pub(super) fn dead_end(view: &LaterView<'_>) -> Html {
    let texts = view.texts;
    let Some(case) = view.state.case() else { return Html::default() };
    let Some(end) = case.dead_end() else { return Html::default() };
    html! {
        <>
            { button::back(view) }
            <p class="mc-step">{ view.say(&case.procedure.name) }</p>
            { heading(texts.dead_end_heading) }
            { message::notice(html! {
                <>
                    <p>{ view.say(&end.text) }</p>
                    { source(view, case.procedure, &end.source) }
                </>
            }) }
            { answers(view, None) }
            <div class="mc-actions">
                { button::secondary(view, texts.rate_guide, Action::Rate) }
                { button::secondary(view, texts.start_again, Action::Reset) }
            </div>
        </>
    }
}
