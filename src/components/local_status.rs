//! What is known of the policies of the place, and until when it was looked for.

use rules::place::LocalStatus;
use yew::prelude::*;

use super::LaterView;
use super::disclosure::disclosure;
use crate::format::{date, fill};

/// Nothing as long as the province isn't known; else what is known of it and its old territory.
pub fn local_status(view: &LaterView<'_>) -> Html {
    let (texts, place) = (view.texts, view.state.place);
    let Some(province) = place.province.and_then(|code| view.state.province(code)) else {
        return Html::default();
    };
    let territories = province.territories.iter();
    let old = territories.filter(|old| Some(old.code) == place.territory);
    let known: Vec<&LocalStatus> =
        province.status.iter().chain(old.filter_map(|old| old.status.as_ref())).collect();
    let content = html! {
        <>
            if known.is_empty() { <p>{ texts.local_not_looked_for }</p> }
            { for known.iter().map(|status| lines(view, status)) }
            if let Some(status) = known.first() {
                <p class="mc-note">{ fill(texts.local_checked_on, &[&date(texts, status.checked_on)]) }</p>
            }
        </>
    };
    disclosure(fill(texts.local_heading, &[&view.say(&province.name)]), content)
}

fn lines(view: &LaterView<'_>, status: &LocalStatus) -> Html {
    let texts = status.fees.iter().chain(&status.time);
    html! { <>{ for texts.map(|text| html! { <p>{ view.say(text) }</p> }) }</> }
}
