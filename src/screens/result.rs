//! Papers, time and fees of the case.

use rules::case::Case;
use rules::procedure::Procedure;
use yew::prelude::*;

use super::heading;
use crate::components::alternatives::alternatives;
use crate::components::answers::answers;
use crate::components::channel_card::{Offer, channel_cards, day_tables};
use crate::components::disclosure::disclosure;
use crate::components::local_status::local_status;
use crate::components::papers::papers;
use crate::components::sheet::sheet;
use crate::components::{LaterView, button, keep, message, plan, record, source};
use crate::format::{date, fill, moment};
use crate::state::Action;

/// The case, then the channels, then what comes behind. No more, since each makes those before it
/// anew.
pub(super) const PARTS: usize = 3;

pub(super) fn result(view: &LaterView<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let (Some(case), Some(calendar)) = (state.case(), state.calendar.as_deref()) else {
        return Html::default();
    };
    let procedure = case.procedure;
    let place = state.place.province.and_then(|code| state.province(code));
    let offers = || Offer::all(&case, calendar, state.options.channel);
    let offers = if view.parts > 1 { offers() } else { Vec::new() };
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
            if view.parts > 1 { { channel_cards(view, &case, calendar, &offers) } }
            if view.parts >= PARTS {
                { for day_tables(view, &case, calendar, &offers) }
                { local_status(view) }
                { message::notice(html! { <p>{ texts.no_promise }</p> }) }

                <h3 class="mc-section">{ texts.papers_heading }</h3>
                { papers(view, &case) }
                { alternatives(view, &case, calendar) }
                { what_comes_of_it(view, &case) }
                { keep_it(view) }
                { sheet(view, &case, calendar) }
            }
        </>
    }
}

/// What the office hands out, and by which rules.
fn what_comes_of_it(view: &LaterView<'_>, case: &Case<'_>) -> Html {
    let (texts, procedure) = (view.texts, case.procedure);
    html! {
        <>
            if let Some(in_person) = &procedure.in_person {
                <h3 class="mc-section">{ texts.in_person }</h3>
                <p>{ view.say(in_person) }</p>
            }
            <h3 class="mc-section">{ texts.result_heading }</h3>
            <p>{ view.say(&procedure.result) }</p>
            <p class="mc-note">{ fill(texts.agency, &[&view.say(&procedure.agency)]) }</p>
            { rules_as_of(view, procedure) }
            { disclosure(texts.documents, documents(view, procedure)) }
            if let Some(facts) = &procedure.record { { record::more(view, case, facts) } }

            <div class="mc-actions">
                { button::outward("mc-button mc-button--primary", &procedure.link, texts.portal) }
            </div>
        </>
    }
}

/// What can be taken along of it, and where to go from here.
fn keep_it(view: &LaterView<'_>) -> Html {
    let texts = view.texts;
    html! {
        <>
            <h3 class="mc-section">{ texts.keep_heading }</h3>
            <div class="mc-actions mc-actions--close">{ keep::print(view) }</div>
            { keep::link(view) }
            <div class="mc-actions mc-actions--end">
                { button::secondary(view, texts.rate_guide, Action::Rate) }
                { button::secondary(view, texts.give_up, Action::GiveUp) }
                { button::secondary(view, texts.start_again, Action::Reset) }
                { keep::clear(view) }
            </div>
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
