//! Where is it filed?

use rules::place::ProvinceCode;
use yew::prelude::*;

use super::heading;
use crate::components::choices::{Choice, choices};
use crate::components::{LaterView, button, entry, message};
use crate::state::Action;

pub(super) fn place(view: &LaterView<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let invalid = state.fault.is_some();
    let choose = view.dispatch.reform(|event: Event| {
        Action::Province(ProvinceCode::parse(&entry::selected(&event)).ok())
    });
    html! {
        <>
            { button::back(view) }
            if state.options.province.is_none() {
                { heading(texts.place_heading) }
                <p class="mc-help">{ texts.place_why }</p>
                <label class="mc-label" for="mc-province">{ texts.place_label }</label>
                <select id="mc-province" class="mc-input" aria-invalid={invalid.to_string()}
                    aria-describedby="mc-fault" onchange={choose}>
                    <option value="" selected={state.place.province.is_none()}>
                        { texts.place_choose }
                    </option>
                    { for state.provinces.iter().map(|province| html! {
                        <option value={province.code.to_string()}
                            selected={state.place.province == Some(province.code)}>
                            { view.say(&province.name) }
                        </option>
                    }) }
                </select>
            }
            { territories(view) }
            { message::fault(invalid.then(|| texts.place_missing.to_owned())) }
            { button::primary(view, texts.next, Action::Continue) }
        </>
    }
}

fn territories(view: &LaterView<'_>) -> Html {
    let territories = view.state.territories();
    if territories.is_empty() {
        return Html::default();
    }
    let options = territories.iter().map(|territory| Choice {
        text: view.say(&territory.name),
        help: None,
        chosen: view.state.place.territory == Some(territory.code),
        action: Action::Territory(territory.code),
    });
    html! {
        <fieldset class="mc-fieldset" aria-describedby="mc-fault">
            <legend>
                if view.state.options.province.is_some() {
                    { heading(view.texts.territory_legend) }
                } else {
                    <span class="mc-label">{ view.texts.territory_legend }</span>
                }
            </legend>
            <p class="mc-help">{ view.texts.territory_why }</p>
            { choices(view, "territory", options.collect()) }
        </fieldset>
    }
}
