//! Find a procedure.

use rules::manifest::{EntryKind, IndexEntry};
use rules::search::search;
use yew::prelude::*;

use super::heading;
use crate::components::{View, button, entry, icon};
use crate::format::fill;
use crate::state::Action;

/// Where people search who want all that the nation offers.
const PORTAL: &str = "https://dichvucong.gov.vn/";

pub(super) fn find(view: &View<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let index = state.index.as_deref().unwrap_or_default();
    let searching = !state.query.trim().is_empty();
    let mut found: Vec<&IndexEntry> = if searching {
        search(index, &state.query).into_iter().filter_map(|i| index.get(i)).collect()
    } else {
        index.iter().collect()
    };
    // A life event has no screen of its own yet.
    found.retain(|entry| entry.kind == EntryKind::Procedure);
    let count = match found.len() {
        _ if !searching => texts.find_all.to_owned(),
        0 => texts.find_nothing.to_owned(),
        count => fill(texts.find_count, &[&count.to_string()]),
    };
    let type_ = view.dispatch.reform(|event: InputEvent| Action::Query(entry::typed(&event)));
    html! {
        <>
            { heading(texts.find_heading) }
            <label class="mc-label" for="mc-query">{ texts.find_label }</label>
            <p class="mc-help" id="mc-query-help">{ texts.find_hint }</p>
            <div class="mc-search">
                { icon::lens() }
                <input id="mc-query" class="mc-input" type="search" autocomplete="off"
                    spellcheck="false" enterkeyhint="search" aria-describedby="mc-query-help"
                    value={state.query.clone()} oninput={type_} />
            </div>
            <p class="mc-count" role="status">{ count }</p>
            <ul class="mc-found">{ for found.into_iter().map(|entry| found_line(view, entry)) }</ul>
            { button::outward("", PORTAL, texts.find_portal) }
        </>
    }
}

fn found_line(view: &View<'_>, entry: &IndexEntry) -> Html {
    let codes = entry.codes.join(", ");
    html! {
        <li key={entry.id.clone()}>
            <button type="button" class="mc-found__entry"
                onclick={view.on(Action::Choose(entry.id.clone()))}>
                <span>
                    { view.say(&entry.name) }
                    if !codes.is_empty() { <span class="mc-note">{ codes }</span> }
                </span>
                { icon::wedge() }
            </button>
        </li>
    }
}
