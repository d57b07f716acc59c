//! The result on one page of A4: to take along, and to read without colour.

use rules::case::Case;
use rules::due::Due;
use rules::papers::Need;
use rules::procedure::Procedure;
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::channel_card::{Offer, name};
use super::papers::{Line, count, lines};
use super::qr::Qr;
use super::{LaterView, answers, due as due_parts, fees};
use crate::format::{date, fill, moment};
use crate::state::LinkTo;

/// The page; a screen doesn't show it.
pub fn sheet(view: &LaterView<'_>, case: &Case<'_>, calendar: &WorkCalendar) -> Html {
    let (texts, state, procedure) = (view.texts, view.state, case.procedure);
    let offers = Offer::all(case, calendar, state.options.channel);
    let place = state.place.province.and_then(|code| state.province(code));
    let (struck_out, to_bring): (Vec<_>, Vec<_>) =
        lines(case).into_iter().partition(|line| line.need == Need::StruckOut);
    let names = |lines: &[Line<'_>]| {
        let names = lines.iter().map(|line| view.say(&line.paper.name).to_string());
        names.collect::<Vec<_>>().join("; ")
    };
    html! {
        <section class="mc-sheet">
            <header class="mc-sheet__top">
                <div>
                    <h2>{ view.say(&procedure.name) }</h2>
                    if let Some(place) = place { <p>{ view.say(&place.name) }</p> }
                    <p>{ fill(texts.agency, &[&view.say(&procedure.agency)]) }</p>
                    <p>{ fill(texts.filed_at, &[&moment(texts, state.now)]) }</p>
                    if let Some(case) = answers::in_short(view) {
                        <p>{ fill(texts.sheet_case, &[&case]) }</p>
                    }
                </div>
                { code(view) }
            </header>
            { channels(view, procedure, &offers) }
            <h3>{ texts.papers_heading }</h3>
            if to_bring.is_empty() {
                <p>{ texts.papers_none }</p>
            } else {
                <ul class="mc-sheet__papers">
                    { for to_bring.iter().map(|line| paper(view, line)) }
                </ul>
            }
            if !struck_out.is_empty() {
                <p>{ fill(texts.sheet_struck_out, &[&names(&struck_out)]) }</p>
            }
            if let Some(in_person) = &procedure.in_person {
                <p><b>{ texts.in_person }{ ": " }</b>{ view.say(in_person) }</p>
            }
            <footer>
                <p>{ texts.no_promise }{ " " }{ checked(view, procedure) }</p>
                <p>{ fill(texts.sheet_portal, &[&procedure.link]) }</p>
            </footer>
        </section>
    }
}

/// The picture of the link that asks for a rating, or shows this again.
fn code(view: &LaterView<'_>) -> Html {
    let Some(link) = view.state.link(LinkTo::Rating) else { return Html::default() };
    html! {
        <figure>
            <Qr {link} label={view.texts.link_label} />
            <figcaption>{ view.texts.sheet_code }</figcaption>
        </figure>
    }
}

fn channels(view: &LaterView<'_>, procedure: &Procedure, offers: &[Offer]) -> Html {
    let texts = view.texts;
    let row = |offer: &Offer| {
        html! {
            <tr>
                <th scope="row">{ name(view, offer.channel) }</th>
                <td>{ due_parts::in_short(view, &offer.due) }</td>
                <td>{ fees::in_short(view, procedure, &offer.charges) }</td>
            </tr>
        }
    };
    let depends = offers.iter().any(|offer| matches!(offer.due, Due::Depends(_)));
    html! {
        <>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ texts.sheet_channel }</th>
                        <th scope="col">{ texts.due }</th>
                        <th scope="col">{ texts.fees }</th>
                    </tr>
                </thead>
                <tbody>{ for offers.iter().map(row) }</tbody>
            </table>
            if depends { <p>{ texts.due_depends }</p> }
        </>
    }
}

/// A box to tick, the name, how many and where from.
fn paper(view: &LaterView<'_>, line: &Line<'_>) -> Html {
    let (texts, paper) = (view.texts, line.paper);
    let ready = view.state.ready.contains(&line.index);
    let from = paper.from.as_ref().map(|from| fill(texts.paper_from, &[&view.say(from)]));
    html! {
        <li>
            <span class="mc-sheet__box" aria-hidden="true">{ if ready { "✓" } else { "" } }</span>
            <b>{ view.say(&paper.name) }</b>
            if line.need == Need::Perhaps { { " (" }{ texts.paper_perhaps }{ ")" } }
            <span class="mc-sheet__small">
                { " " }{ count(view, line) }
                if let Some(from) = from { { ". " }{ from } }
            </span>
        </li>
    }
}

/// When the documents were last looked at.
fn checked(view: &LaterView<'_>, procedure: &Procedure) -> String {
    let checked = procedure.documents.iter().map(|document| document.checked_on).max();
    let texts = view.texts;
    let filed = date(texts, view.state.now.date());
    checked.map(|on| fill(texts.rules_as_of, &[&filed, &date(texts, on)])).unwrap_or_default()
}
