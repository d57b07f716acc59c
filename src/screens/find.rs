//! Find a procedure.

use rules::manifest::{EntryKind, IndexEntry};
use rules::search::{fold, search};
use yew::prelude::*;

use super::heading;
use crate::components::{LaterView, button, entry, icon, message};
use crate::format::fill;
use crate::i18n::LaterTexts;
use crate::state::Action;

/// Where people search who want all that the nation offers.
const PORTAL: &str = "https://dichvucong.gov.vn/";

/// More than anybody reads; who doesn't see it there types one more letter.
const MOST: usize = 50;

pub(super) fn find(view: &LaterView<'_>) -> Html {
    let (texts, state) = (view.texts, view.state);
    let searching = !state.query.trim().is_empty();
    let (lines, total) = match &state.index {
        Some(index) if searching => {
            let found = search(index, &state.query, MOST);
            let lines = found.best.iter().map(|hit| {
                let issuer = hit.issued_by().and_then(|code| state.province(code));
                let mut note = hit.codes().replace(' ', ", ");
                if let Some(province) = issuer {
                    note.push_str(", ");
                    note.push_str(&view.say(&province.name));
                }
                line(view, hit.id(), hit.name(view.language()), note)
            });
            (lines.collect::<Vec<_>>(), found.total)
        }
        _ => {
            let query = fold(&state.query);
            let guides = state.guides.as_deref().unwrap_or_default().iter();
            // Situations of life have a list of their own, until something is typed.
            let guides = guides.filter(|guide| searching || guide.kind == EntryKind::Procedure);
            let lines = guides.filter(|guide| holds(guide, &query)).map(|guide| {
                let name = guide.name.in_language(view.language()).to_owned();
                line(view, &guide.id, name, guide.codes.join(", "))
            });
            let lines: Vec<Html> = lines.collect();
            let total = lines.len();
            (lines, total)
        }
    };
    let count = match total {
        _ if state.opening.is_some() => texts.opening.to_owned(),
        _ if !searching => texts.find_all.to_owned(),
        _ if state.index_awaited => texts.find_awaited.to_owned(),
        0 => texts.find_nothing.to_owned(),
        total => found_count(texts, lines.len(), total),
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
                    value={state.query.clone()} oninput={type_}
                    onfocus={view.on(Action::Query(state.query.clone()))} />
            </div>
            if !searching {
                { recent(view) }
                { life_events(view) }
            }
            <p class="mc-count" role="status">{ message::changing(count) }</p>
            <ul class="mc-found">{ for lines }</ul>
            { button::outward("", PORTAL, texts.find_portal) }
        </>
    }
}

/// What was used on this device, and how to be rid of it.
fn recent(view: &LaterView<'_>) -> Html {
    let lines: Vec<Html> =
        view.state.recent().map(|(id, name)| line(view, id, name, String::new())).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="mc-section">{ view.texts.recent }</h3>
            <ul class="mc-found mc-found--tiles">{ for lines }</ul>
            { button::small(view, view.texts.clear, Action::Clear) }
        </>
    }
}

/// Situations of life, as tiles.
fn life_events(view: &LaterView<'_>) -> Html {
    let guides = view.state.guides.as_deref().unwrap_or_default().iter();
    let events: Vec<Html> = guides
        .filter(|guide| guide.kind == EntryKind::LifeEvent)
        .map(|event| {
            let name = event.name.in_language(view.language()).to_owned();
            line(view, &event.id, name, String::new())
        })
        .collect();
    if events.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="mc-section">{ view.texts.life_events }</h3>
            <ul class="mc-found mc-found--tiles">{ for events }</ul>
        </>
    }
}

/// How many were found and, where not all are listed, how many are.
fn found_count(texts: &LaterTexts, listed: usize, total: usize) -> String {
    let mut count = fill(texts.find_count, &[&total.to_string()]);
    if listed < total {
        count.push_str(&fill(texts.find_best, &[&listed.to_string()]));
    }
    count
}

/// Whether a guide holds what was typed: what is found until the index is there, or without one.
fn holds(guide: &IndexEntry, query: &str) -> bool {
    let names = [&guide.name.vi, &guide.name.en].into_iter();
    names.chain(&guide.also_called).chain(&guide.codes).any(|text| fold(text).contains(query))
}

/// `Đăng ký tạm trú` over `1.004194`, or over `3.000616, Huế`.
fn line(view: &LaterView<'_>, id: &str, name: String, note: String) -> Html {
    html! {
        <li key={id.to_owned()}>
            <button type="button" class="mc-found__entry"
                onclick={view.on(Action::Choose(id.to_owned()))}>
                <span>
                    { name }
                    if !note.is_empty() { <span class="mc-note">{ note }</span> }
                </span>
                { icon::wedge() }
            </button>
        </li>
    }
}
