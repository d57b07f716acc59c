//! Papers, time and fees of the case.

use rules::procedure::Procedure;
use yew::prelude::*;

use super::heading;
use crate::components::alternatives::alternatives;
use crate::components::answers::answers;
use crate::components::channel_card::channel_cards;
use crate::components::disclosure::disclosure;
use crate::components::local_status::local_status;
use crate::components::papers::papers;
use crate::components::sheet::sheet;
use crate::components::{LaterView, button, keep, message, plan, record, source};
use crate::format::{date, fill, moment};
use crate::state::Action;

pub(super) fn result(view: &LaterView<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let (Some(case), Some(calendar)) = (state.case(), state.calendar.as_deref()) else {
        return Html::default();
    };
    let procedure = case.procedure;
    let place = state.place.province.and_then(|code| state.province(code));
    html! {
        <>
            { button::back(view) }
            if let Some(place) = place { <p class="mc-step">{ view.say(&place.name) }</p> }
            { heading(view.say(&procedure.name)) }
            { answers(view, None) }
            if let Some(facts) = &procedure.record { { record::notice(view, facts) } }

            <h3 class="mc-section">{ texts.channels_heading }</h3>
            <p class="mc-help">{ fill(texts.filed_at, &[&moment(texts, state.now)]) }</p>
            { plan::needed(view) }
            { channel_cards(view, &case, calendar) }
            { local_status(view) }
            { message::notice(html! { <p>{ texts.no_promise }</p> }) }

            <h3 class="mc-section">{ texts.papers_heading }</h3>
            { papers(view, &case) }
            { alternatives(view, &case, calendar) }
            if let Some(in_person) = &procedure.in_person {
                <h3 class="mc-section">{ texts.in_person }</h3>
                <p>{ view.say(in_person) }</p>
            }
            <h3 class="mc-section">{ texts.result_heading }</h3>
            <p>{ view.say(&procedure.result) }</p>
            <p class="mc-note">{ fill(texts.agency, &[&view.say(&procedure.agency)]) }</p>
            { rules_as_of(view, procedure) }
            { disclosure(texts.documents, documents(view, procedure)) }
            if let Some(facts) = &procedure.record { { record::more(view, &case, facts) } }

            <div class="mc-actions">
                { button::outward("mc-button mc-button--primary", &procedure.link, texts.portal) }
            </div>

            <h3 class="mc-section">{ texts.keep_heading }</h3>
            <div class="mc-actions mc-actions--close">{ keep::print(view) }</div>
            { keep::link(view) }
            <div class="mc-actions mc-actions--end">
                { button::secondary(view, texts.rate_guide, Action::Rate) }
                { button::secondary(view, texts.give_up, Action::GiveUp) }
                { button::secondary(view, texts.start_again, Action::Reset) }
                { keep::clear(view) }
            </div>
            { sheet(view, &case, calendar) }
        </>
    }
}

/// Which day's rules were counted with, and when they were last compared with the documents.
fn rules_as_of(view: &LaterView<'_>, procedure: &Procedure) -> Html {
    let checked = procedure.documents.iter().map(|document| document.checked_on).max();
    let Some(checked) = checked else { return Html::default() };
    let (texts, filed) = (view.texts, view.state.now.date());
    let line = fill(texts.rules_as_of, &[&date(texts, filed), &date(texts, checked)]);
    html! { <p class="mc-note">{ line }</p> }
}

fn documents(view: &LaterView<'_>, procedure: &Procedure) -> Html {
    let documents = procedure.documents.iter().map(|document| source::document(view, document));
    html! { <ul class="mc-list">{ for documents }</ul> }
}
