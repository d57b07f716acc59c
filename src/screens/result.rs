//! Papers, time and fees of the case.

use rules::case::Case;
use rules::channel::Channel;
use rules::due::{Due, DueDate, due};
use rules::procedure::Procedure;
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::heading;
use crate::components::answers::answers;
use crate::components::channel_card::channel_card;
use crate::components::disclosure::disclosure;
use crate::components::local_status::local_status;
use crate::components::papers::papers;
use crate::components::{View, button, message, plan, record, source};
use crate::format::{fill, moment};
use crate::state::Action;

pub(super) fn result(view: &View<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let (Some(case), Some(calendar)) = (state.case(), state.calendar.as_deref()) else {
        return Html::default();
    };
    let procedure = case.procedure;
    let first = state.options.channel.filter(|channel| procedure.channels.contains(*channel));
    let others = procedure.channels.iter().filter(|channel| Some(*channel) != first);
    let channels = first.into_iter().chain(others);
    let earliest = first_ready(&case, calendar);
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
            <div class="mc-cards">
                { for channels.map(|channel| channel_card(view, &case, calendar, channel, earliest == Some(channel))) }
            </div>
            { local_status(view) }
            { message::notice(html! { <p>{ texts.no_promise }</p> }) }

            <h3 class="mc-section">{ texts.papers_heading }</h3>
            { papers(view, &case) }
            if let Some(in_person) = &procedure.in_person {
                <h3 class="mc-section">{ texts.in_person }</h3>
                <p>{ view.say(in_person) }</p>
            }
            <h3 class="mc-section">{ texts.result_heading }</h3>
            <p>{ view.say(&procedure.result) }</p>
            <p class="mc-note">{ fill(texts.agency, &[&view.say(&procedure.agency)]) }</p>
            { disclosure(texts.documents, documents(view, procedure)) }
            if let Some(facts) = &procedure.record { { record::more(view, &case, facts) } }

            <div class="mc-actions">
                { button::outward("mc-button mc-button--primary", &procedure.link, texts.portal) }
                { button::secondary(view, texts.rate_guide, Action::Rate) }
                { button::secondary(view, texts.start_again, Action::Reset) }
            </div>
        </>
    }
}

/// The channel that is ready before every other, where there is one.
fn first_ready(case: &Case<'_>, calendar: &WorkCalendar) -> Option<Channel> {
    let mut dates: Vec<(DueDate, Channel)> = Vec::new();
    for channel in case.procedure.channels.iter() {
        let Due::By(by) = due(case, channel, calendar) else { return None };
        dates.push((by, channel));
    }
    let (by, channel) = dates.iter().min_by_key(|(by, _)| by.date())?;
    let ties = dates.iter().filter(|(other, _)| other.date() == by.date()).count();
    (ties == 1 && dates.len() > 1).then_some(*channel)
}

fn documents(view: &View<'_>, procedure: &Procedure) -> Html {
    let documents = procedure.documents.iter().map(|document| source::document(view, document));
    html! { <ul class="mc-list">{ for documents }</ul> }
}
